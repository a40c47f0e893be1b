import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {labelOf} from '../../session/workbench/editor/fields.ts';
import type {Rect} from '../../session/workbench/layout.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {wrapText} from '../wrap.ts';

const intro =
	'What was pasted looks like the secret itself. A profile only says where a secret is found. It is not on the disk yet.';

/** The intro's lines, as far as they leave room for every place. */
const introLines = (rect: Rect, count: number): readonly string[] =>
	['', ...wrapText(intro, rect.width - 6), ''].slice(0, Math.max(0, rect.height - 2 - count));

type Props = {readonly layer: Extract<Layer, {readonly kind: 'secret-place'}>; readonly rect: Rect};

/** The row of the place the cursor is on. */
export const secretPlaceRow = ({layer, rect}: Props): number =>
	1 + introLines(rect, layer.places.length).length + layer.cursor;

/** The question where a pasted secret should live. */
export function SecretPlaceView({layer, rect}: Props): ReactNode {
	const {workbench} = useWorkbench();
	const theme = useTheme();
	const {show} = workbench.doors;
	const width = rect.width - 2;
	const titleWidth = Math.max(...layer.places.map(({title}) => title.length));
	return (
		<Panel rect={rect} title={`Where should it live?  ${labelOf(layer.fieldId)}`} isFocused>
			{introLines(rect, layer.places.length).map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
				<Box key={index} width={width} height={1} flexShrink={0}>
					<Text wrap="truncate"> {text}</Text>
				</Box>
			))}
			{layer.places.map(({letter, title, note, mark, blocked}, index) => (
				<Box key={letter} width={width} height={1} flexShrink={0}>
					<Text
						wrap="truncate"
						inverse={index === layer.cursor && theme.hasStyles}
						color={mark === undefined ? undefined : theme.colours[mark]}
					>
						{index === layer.cursor ? '>' : ' '}
						{blocked === undefined ? ' ' : '-'}
						{letter} {title.padEnd(titleWidth)} {'  '}
						{mark === undefined ? '' : `${markWords[mark]} `}
						{show(blocked ?? note)}
					</Text>
				</Box>
			))}
		</Panel>
	);
}
