import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {EditorRow} from '../../session/workbench/editor/rows.ts';
import {cellWidth} from '../cells.ts';
import {MarkedText} from '../components/marked-text.tsx';
import {useTheme} from '../hooks/use-workbench.ts';
import {seenField} from '../seen-field.ts';
import {markWords} from '../theme.ts';

const labelWidth = 17;

/** The smallest room a value keeps beside its note. Cells. */
const leastValueWidth = 14;

/** The note beside a value, and the cells each of them has in a line of so many. */
function shares(
	{note}: EditorRow,
	width: number,
): {readonly noteText: string; readonly room: number; readonly noteWidth: number} {
	const noteText = note === undefined ? '' : `${markWords[note.mark]} ${note.text}`.trimEnd();
	const all = Math.max(0, width - labelWidth);
	const noteWidth = noteText === '' ? 0 : Math.min(cellWidth(noteText) + 2, Math.max(0, all - leastValueWidth));
	return {noteText, room: all - noteWidth, noteWidth};
}

/** The cell of a line of so many in which one types, or in which a value begins that is not typed. */
export const valueCell = (row: EditorRow, width: number): number =>
	labelWidth + (row.content.kind === 'text' ? seenField(row.content, shares(row, width).room).x : 0);

/** All that can be chosen, the chosen one in brackets; where there is no room for all, that one and how many there are. */
function choiceText({options, chosen}: Extract<EditorRow['content'], {kind: 'choice'}>, width: number): string {
	const all = options.map(option => (option === chosen ? `<${option}>` : ` ${option} `)).join(' ');
	return all.length <= width ? all : `<${chosen}>  ${options.indexOf(chosen) + 1} of ${options.length}`;
}

function Value({row: {content, isFocused}, width}: {readonly row: EditorRow; readonly width: number}): ReactNode {
	switch (content.kind) {
		case 'text': {
			const {before, under, after} = content;
			return <Text wrap="truncate">{isFocused ? seenField(content, width).text : before + under + after}</Text>;
		}

		case 'check':
			return (
				<Text wrap="truncate">
					[{content.isChecked ? 'x' : ' '}] {content.text}
				</Text>
			);
		case 'choice':
			return <Text wrap="truncate">{choiceText(content, width)}</Text>;
	}
}

/** One field in one line: its name, what stands in it, and what is right or wrong about it. */
export function EditorLine({row, width}: {readonly row: EditorRow; readonly width: number}): ReactNode {
	const theme = useTheme();
	const {label, isFocused, note} = row;
	const {noteText, room, noteWidth} = shares(row, width);
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Box width={labelWidth} flexShrink={0}>
				<Text wrap="truncate" inverse={isFocused && theme.hasStyles} {...theme.accent}>
					{isFocused ? '>' : ' '} {label.padEnd(14)}
				</Text>
			</Box>
			<Box width={room} flexShrink={0} overflow="hidden">
				<Value row={row} width={room} />
			</Box>
			<Box width={noteWidth} flexShrink={0} overflow="hidden">
				<Text wrap="truncate">
					{' '}
					<MarkedText mark={note?.mark} text={noteText} />
				</Text>
			</Box>
		</Box>
	);
}
