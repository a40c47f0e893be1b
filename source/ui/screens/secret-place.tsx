import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {labelOf} from '../../session/workbench/editor/fields.ts';
import {firstVisible, type Rect} from '../../session/workbench/layout.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {MarkedText} from '../components/marked-text.tsx';
import {Panel} from '../components/panel.tsx';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {wrapText} from '../wrap.ts';

const intro =
	'What was pasted looks like the secret itself. A profile only says where a secret is found. It is not on the disk yet.';

type Props = {readonly layer: Extract<Layer, {readonly kind: 'secret-place'}>; readonly rect: Rect};

/** The intro's lines, as far as they leave room for every place; else the places around the cursor. */
function windowOf({layer, rect}: Props) {
	const height = rect.height - 2;
	const lines = ['', ...wrapText(intro, rect.width - 6), ''].slice(0, Math.max(0, height - layer.places.length));
	const first = firstVisible(0, layer.cursor, layer.places.length, height);
	return {lines, visible: layer.places.slice(first, first + height), at: layer.cursor - first};
}

/** The row of the place the cursor is on. */
export function secretPlaceRow(props: Props): number {
	const {lines, at} = windowOf(props);
	return 1 + lines.length + at;
}

/** The question where a pasted secret should live. */
export function SecretPlaceView({layer, rect}: Props): ReactNode {
	const {workbench} = useWorkbench();
	const theme = useTheme();
	const {show} = workbench.doors;
	const width = rect.width - 2;
	const {lines, visible, at} = windowOf({layer, rect});
	const titleWidth = Math.max(...layer.places.map(({title}) => title.length));
	return (
		<Panel rect={rect} title={`Where should it live?  ${labelOf(layer.fieldId)}`} isFocused>
			{lines.map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own, and never move
				<Box key={index} width={width} height={1} flexShrink={0}>
					<Text wrap="truncate"> {text}</Text>
				</Box>
			))}
			{visible.map(({letter, title, note, mark, blocked}, index) => (
				<Box key={letter} width={width} height={1} flexShrink={0}>
					<Text wrap="truncate">
						<Text inverse={index === at && theme.hasStyles}>
							{index === at ? '>' : ' '}
							{blocked === undefined ? ' ' : '-'}
							{letter} {title.padEnd(titleWidth)}
						</Text>
						{'   '}
						<MarkedText
							mark={mark}
							text={`${mark === undefined ? '' : `${markWords[mark]} `}${show(blocked ?? note)}`}
						/>
					</Text>
				</Box>
			))}
		</Panel>
	);
}
