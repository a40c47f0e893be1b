import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {SignInLayer} from '../../session/workbench/sign-in/layer.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';

/** The box for the address of the last page: in a frame where there is room, else in one line. */
export function AddressBox({
	layer,
	width,
	isRoomy,
}: {
	readonly layer: SignInLayer;
	readonly width: number;
	readonly isRoomy: boolean;
}): ReactNode {
	const theme = useTheme();
	const {show} = useWorkbench().workbench.doors;
	const {before, under, after} = shownField(layer.box, show);
	const cursor = under || ' ';
	const typing = (
		<>
			{before}
			{layer.isTyping ? theme.hasStyles ? <Text inverse>{cursor}</Text> : `_${cursor}` : under}
			{after}
		</>
	);
	if (!isRoomy) {
		return (
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate-start">
					{layer.box.text === '' && !layer.isTyping ? '  paste the last address here' : <> address: {typing}</>}
				</Text>
			</Box>
		);
	}

	const border = layer.isTyping ? theme.focusBorder : theme.border;
	const inner = width - 6;
	const whole = ' Paste the address of the last page here, at any time ';
	const title = whole.length < inner ? whole : ' Paste the last address here ';
	return (
		<>
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{'  '}
					{border.topLeft}
					{border.top}
					{title}
					{border.top.repeat(inner + 1 - title.length)}
					{border.topRight}
				</Text>
			</Box>
			<Box width={width} height={1} flexShrink={0}>
				<Text>
					{'  '}
					{border.left}{' '}
				</Text>
				<Box width={inner} flexShrink={0}>
					<Text wrap="truncate-start">{typing}</Text>
				</Box>
				<Text> {border.right}</Text>
			</Box>
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{'  '}
					{border.bottomLeft}
					{border.bottom.repeat(inner + 2)}
					{border.bottomRight}
				</Text>
			</Box>
		</>
	);
}
