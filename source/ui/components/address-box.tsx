import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Show} from '../../core/show.ts';
import type {SignInLayer} from '../../session/workbench/sign-in/layer.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';
import {type SeenField, seenField} from '../seen-field.ts';

type AddressBoxProps = {
	readonly layer: SignInLayer;
	readonly width: number;
	/** Whether it has a frame of its own. */
	readonly isRoomy: boolean;
};

/** What the frame takes beside the line. */
export const boxFrameRows = 2;

/** Cells left of the text, and the cells the text has, in a frame and without one. */
const inFrame = {start: 4, room: (width: number): number => width - 6};
const label = '  address: ';
const inLine = {start: label.length, room: (width: number): number => width - label.length};

const seen = ({box}: SignInLayer, show: Show, room: number): SeenField => seenField(shownField(box, show), room);

/** Where one types, from the box's first row and column on. */
export function boxCursor(
	layer: SignInLayer,
	show: Show,
	width: number,
	isRoomy: boolean,
): {readonly x: number; readonly top: number} {
	const {start, room} = isRoomy ? inFrame : inLine;
	return {x: start + seen(layer, show, room(width)).x, top: isRoomy ? 1 : 0};
}

function Line({text, width}: {readonly text: string; readonly width: number}): ReactNode {
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate">{text}</Text>
		</Box>
	);
}

/** The box for the address of the last page: in a frame where there is room, else in one line. */
export function AddressBox({layer, width, isRoomy}: AddressBoxProps): ReactNode {
	const theme = useTheme();
	const {show} = useWorkbench().workbench.doors;
	if (!isRoomy) {
		const isEmpty = layer.box.text === '' && !layer.isTyping;
		const text = isEmpty ? '  paste the last address here' : label + seen(layer, show, inLine.room(width)).text;
		return <Line text={text} width={width} />;
	}

	const {topLeft, top, topRight, left, right, bottomLeft, bottom, bottomRight} = layer.isTyping
		? theme.focusBorder
		: theme.border;
	const room = inFrame.room(width);
	const whole = ' Paste the address of the last page here, at any time ';
	const title = whole.length < room ? whole : ' Paste the last address here ';
	return (
		<>
			<Line
				text={`  ${topLeft}${top}${title}${top.repeat(Math.max(0, room + 1 - title.length))}${topRight}`}
				width={width}
			/>
			<Box width={width} height={1} flexShrink={0}>
				<Box width={inFrame.start} flexShrink={0}>
					<Text>
						{'  '}
						{left}{' '}
					</Text>
				</Box>
				<Box width={room} flexShrink={0}>
					<Text wrap="truncate">{seen(layer, show, room).text}</Text>
				</Box>
				<Text> {right}</Text>
			</Box>
			<Line text={`  ${bottomLeft}${bottom.repeat(room + 2)}${bottomRight}`} width={width} />
		</>
	);
}
