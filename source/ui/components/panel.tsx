import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {layoutOf, type Rect} from '../../session/workbench/layout.ts';
import {panelIds, type WorkbenchState} from '../../session/workbench/state.ts';
import {cellWidth, firstCells} from '../cells.ts';
import {useTheme, useWorkbench} from '../hooks/use-workbench.ts';

type PanelProps = {
	readonly rect: Rect;
	/** Shown as foreign text is. */
	readonly title: string;
	/** What stands at the right of the title; safe to print. */
	readonly note?: string;
	readonly isFocused: boolean;
	readonly children: ReactNode;
};

/** Where one panel fills the window: all five numbers, its own in brackets, when there is room for them. */
function otherPanels(title: string, room: number, {size, focus, isZoomed}: WorkbenchState): string {
	const [number] = /^[1-5](?= )/.exec(title) ?? [];
	const isAlone = number !== undefined && layoutOf(size, focus, isZoomed, false).kind === 'single';
	const numbers = panelIds.map((_, index) => (String(index + 1) === number ? `[${number}]` : index + 1)).join(' ');
	return isAlone && numbers.length + 4 <= room ? numbers : '';
}

/** A frame with its title in the border. The one with the focus has a double border and a pointer, so it shows without colour. */
export function Panel({rect, title, note = '', isFocused, children}: PanelProps): ReactNode {
	const theme = useTheme();
	const {workbench} = useWorkbench();
	const {show} = workbench.doors;
	const border = isFocused ? theme.focusBorder : theme.border;
	const inner = Math.max(0, rect.width - 2);
	const others = otherPanels(title, inner - 3 - cellWidth(`${title} ${note}`), workbench.state);
	const notes = [note, others].filter(Boolean).join('  ');
	const end = notes === '' ? '' : ` ${notes} ${border.top}`;
	const room = Math.max(0, inner - 3 - cellWidth(end));
	const shownTitle = firstCells(`${isFocused ? theme.pointer : ' '}${show(title)}`, room);
	const line = border.top.repeat(Math.max(0, inner - 2 - cellWidth(shownTitle + end)));
	return (
		<Box flexDirection="column" width={rect.width} height={rect.height} flexShrink={0} overflow="hidden">
			<Box width={rect.width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{border.topLeft}
					{border.top}
					<Text bold={isFocused && theme.hasStyles}>{shownTitle}</Text> {line}
					{end}
					{border.topRight}
				</Text>
			</Box>
			<Box
				flexDirection="column"
				width={rect.width}
				height={rect.height - 1}
				flexShrink={0}
				borderStyle={border}
				borderTop={false}
				overflow="hidden"
			>
				{children}
			</Box>
		</Box>
	);
}
