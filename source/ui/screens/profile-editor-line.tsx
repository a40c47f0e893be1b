import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {EditorRow} from '../../session/workbench/editor/rows.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';

const labelWidth = 17;

/** The smallest room a value keeps beside its note. Cells. */
const leastValueWidth = 14;

/** The end of what stands before the cursor, so that the cursor is always seen. */
function scrolled(before: string, width: number): string {
	const letters = [...before];
	return letters.length < width ? before : letters.slice(letters.length - width + 1).join('');
}

function TextValue({
	content,
	width,
	isFocused,
}: {
	readonly content: Extract<EditorRow['content'], {kind: 'text'}>;
	readonly width: number;
	readonly isFocused: boolean;
}): ReactNode {
	const theme = useTheme();
	const {before, under, after} = content;
	if (!isFocused) {
		return (
			<Text wrap="truncate">
				{before}
				{under}
				{after}
			</Text>
		);
	}

	const cursor = under === '' ? ' ' : under;
	return (
		<Text wrap="truncate">
			{scrolled(before, width - (theme.hasStyles ? 0 : 1))}
			{theme.hasStyles ? <Text inverse>{cursor}</Text> : `_${cursor}`}
			{after}
		</Text>
	);
}

/** All that can be chosen, the chosen one in brackets; where there is no room for all, that one and how many there are. */
function choiceText({options, chosen}: Extract<EditorRow['content'], {kind: 'choice'}>, width: number): string {
	const all = options.map(option => (option === chosen ? `<${option}>` : ` ${option} `)).join(' ');
	return all.length <= width ? all : `<${chosen}>  ${options.indexOf(chosen) + 1} of ${options.length}`;
}

function Value({row: {content, isFocused}, width}: {readonly row: EditorRow; readonly width: number}): ReactNode {
	switch (content.kind) {
		case 'text':
			return <TextValue content={content} width={width} isFocused={isFocused} />;
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
	const noteText = note === undefined ? '' : `${markWords[note.mark]} ${note.text}`.trimEnd();
	const room = Math.max(0, width - labelWidth);
	const noteWidth = noteText === '' ? 0 : Math.min(noteText.length + 2, Math.max(0, room - leastValueWidth));
	return (
		<Box width={width} height={1} flexShrink={0} overflow="hidden">
			<Box width={labelWidth} flexShrink={0}>
				<Text wrap="truncate" inverse={isFocused && theme.hasStyles} color={theme.accent}>
					{isFocused ? '>' : ' '} {label.padEnd(14)}
				</Text>
			</Box>
			<Box width={room - noteWidth} flexShrink={0} overflow="hidden">
				<Value row={row} width={room - noteWidth} />
			</Box>
			<Box width={noteWidth} flexShrink={0} overflow="hidden">
				<Text wrap="truncate" color={note === undefined ? undefined : theme.colours[note.mark]}>
					{' '}
					{noteText}
				</Text>
			</Box>
		</Box>
	);
}
