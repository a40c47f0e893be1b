import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {cellWidth} from '../cells.ts';
import {MarkedText} from '../components/marked-text.tsx';
import {useWorkbench} from '../hooks/use-workbench.ts';
import {statusContent} from '../status-content.ts';
import {markWords} from '../theme.ts';

/** The line for what just happened, or for the question or the field that is open. */
export function StatusLine({width}: {readonly width: number}): ReactNode {
	const {workbench, state} = useWorkbench();
	const {show} = workbench.doors;
	const layer = state.layers.at(-1);
	const content = layer && statusContent(layer, show, width - 1);
	const {mark, text, short} = state.status;
	const word = markWords[mark];
	const whole = `${word} ${show(text)}`;
	const said = short !== undefined && cellWidth(whole) > width - 1 ? `${word} ${show(short)}` : whole;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate"> {content ? content.text : <MarkedText mark={mark} text={said} />}</Text>
		</Box>
	);
}
