import type {Document, Mark, Row} from '../core/document.ts';

/** A state as a word that is read well. */
const markWords: Readonly<Record<Mark, string>> = {ok: 'ok', no: 'NO', warn: 'note', running: '', none: ''};

/** A text with its state in front of it. */
export const marked = (mark: Mark | undefined, text: string, between = ': '): string => {
	const word = mark === undefined ? '' : markWords[mark];
	return word === '' ? text : word + between + text;
};

/** What our own sentences say about the keys of a screen, said for typing: only our texts go through this. */
const keyTalk: ReadonlyArray<readonly [RegExp, string]> = [
	[/\bEsc or Ctrl-C\b/g, 'Ctrl-C'],
	[/\bEsc clears the filter\b/g, 'A slash alone shows all'],
	[/\bpress 1, then Enter\b/g, 'type p'],
	[/\bpress (?!Ctrl)/g, 'type '],
	[/\bPress (?!Ctrl)/g, 'Type '],
	[/\bCtrl-R starts over\b/g, 'r starts over'],
	[/: Left and Right choose\./g, '.'],
	[/^Left and Right choose; /g, ''],
	// What was printed cannot be taken back.
	[/ for 15 seconds\b/g, ''],
	[/\bpanel (\d)/g, 'step $1'],
	[/\bpanel\b/g, 'step'],
];

export const spoken = (text: string): string =>
	keyTalk.reduce((said, [words, instead]) => said.replace(words, instead), text);

/** A row as lines: `name: value`, with what is remarkable about it behind. */
export function linesOfRow(row: Row): readonly string[] {
	switch (row.kind) {
		case 'blank':
			return [];
		case 'heading':
			return [`${row.text}:`];
		case 'text':
			return [marked(row.mark, row.text)];
		case 'code':
			return row.lines;
		case 'field': {
			const value = row.note === undefined ? marked(row.mark, row.value) : row.value;
			return [`${row.name}: ${value}${row.note === undefined ? '' : ` (${marked(row.mark, row.note)})`}`];
		}
	}
}

/** A document as the lines that are said, without the blank ones. */
export const linesOfDocument = (document: Document): readonly string[] => document.flatMap(linesOfRow);

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
