import {Box, Text, useCursor, useInput, usePaste} from 'ink';
import {type ReactNode, useMemo, useSyncExternalStore} from 'react';
import {pastePickText, pickHints, pressPickKey} from '../../session/pick/keys.ts';
import type {Picker} from '../../session/pick/picker.ts';
import {columnsToDrop} from '../../session/pick/rows.ts';
import {firstVisible} from '../../session/workbench/layout.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {cellWidth} from '../cells.ts';
import {keyNameOf} from '../key-name.ts';
import type {Paint} from '../palettes.ts';
import {seenField} from '../seen-field.ts';
import type {Theme} from '../theme.ts';
import {wrapText} from '../wrap.ts';
import {columnLine, columnWidths, lineWidth} from './columns.ts';

/** The cells of the longest stage's name, and the blanks around it. */
const labelWidth = 11;

/** The count of rows stands here or, where they are wider, at their end. Cells. */
const leastEdge = 48;

/** In fewer cells, what is typed needs the room. */
const leastForCount = 30;

type LineProps = {
	readonly width: number;
	readonly text: string;
	/** How the word is painted that the text begins with when something cannot be done. */
	readonly refusal?: Paint;
	readonly isInverse?: boolean;
};

const refusalWord = '  NO';

function Line({width, text, refusal, isInverse = false}: LineProps): ReactNode {
	const isRefused = refusal !== undefined && text.startsWith(`${refusalWord} `);
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate" inverse={isInverse}>
				{isRefused ? <Text {...refusal}>{refusalWord}</Text> : null}
				{isRefused ? text.slice(refusalWord.length) : text}
			</Text>
		</Box>
	);
}

/** The hints that fit, the last one always. */
function fittingHints(hints: readonly string[], width: number): string {
	const others = hints.slice(0, -1);
	const line = (): string => [...others, ...hints.slice(-1)].join('  ');
	while (others.length > 0 && cellWidth(line()) > width) {
		others.pop();
	}

	return line();
}

/** What stands below the list, in at most so many lines: what a key could not do, else the choice and the keys. */
function foot(picker: Picker, width: number, most: number): readonly LineProps[] {
	const {said} = picker.state;
	if (said !== undefined) {
		return wrapText(said, width - 2)
			.slice(0, Math.max(0, most))
			.map(text => ({width, text: `  ${text}`}));
	}

	const hints = {width, text: `  ${fittingHints(pickHints(picker), width - 2)}`};
	const lines = picker.wish.isNameOnly ? [hints] : [{width, text: `  ${picker.line.text}`}, hints];
	return lines.slice(0, Math.max(0, most));
}

/** The list on the terminal below the command line: query, rows, choice, keys. Never higher than the picker allows. */
export function PickView({picker, theme}: {readonly picker: Picker; readonly theme: Theme}): ReactNode {
	const state = useSyncExternalStore(picker.subscribe, () => picker.state);
	const {setCursorPosition} = useCursor();
	useInput((input, key) => pressPickKey(picker, keyNameOf(input, key)));
	usePaste(text => pastePickText(picker, text));

	const {all, rows, height} = picker;
	const width = state.size.columns;
	const widths = useMemo(
		() =>
			columnWidths(
				all.map(({cells}) => cells),
				columnsToDrop[state.stage],
				width - 2,
			),
		[all, state.stage, width],
	);
	// Not at the terminal's edge: a line that long would wrap whenever the window gets narrower.
	const edge = Math.min(width, Math.max(leastEdge, lineWidth(widths) + 2));
	const count = edge < leastForCount ? '' : `${rows.length} of ${all.length}`;
	const fieldRoom = Math.max(4, edge - labelWidth - count.length - 2);
	const field = seenField(shownField(picker.query, picker.show), fieldRoom);
	setCursorPosition({x: Math.min(width - 1, labelWidth + field.x), y: 0});

	const below = foot(picker, width, height - 2);
	const listHeight = Math.max(0, height - 1 - below.length);
	const seen = Math.max(1, Math.min(listHeight, all.length));
	const first = firstVisible(state.offset, state.cursor, rows.length, seen);
	const lines = rows.slice(first, first + seen).map(({cells}) => columnLine(cells, widths));
	const padding = ' '.repeat(Math.max(1, fieldRoom - cellWidth(field.text) + 1));
	return (
		<Box flexDirection="column" width={width}>
			<Line width={width} text={`  ${state.stage.padEnd(labelWidth - 2)}${field.text}${padding}${count}`} />
			{Array.from({length: listHeight === 0 ? 0 : seen}, (_, index) => {
				const isSelected = first + index === state.cursor;
				const empty = index === 0 && rows.length === 0 ? '  Nothing matches.' : '';
				const line = lines[index];
				return (
					<Line
						// biome-ignore lint/suspicious/noArrayIndexKey: a row of the terminal has no other name.
						key={index}
						width={width}
						text={line === undefined ? empty : `${isSelected ? '>' : ' '} ${line}`}
						isInverse={line !== undefined && isSelected && theme.hasStyles}
					/>
				);
			})}
			{below.map(line => (
				<Line key={line.text} {...line} refusal={theme.marks.no} />
			))}
		</Box>
	);
}
