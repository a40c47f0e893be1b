import type {Document, Mark, Row} from '../core/document.ts';

const markWords: Readonly<Record<Mark, string>> = {ok: 'ok', no: 'NO', warn: '!', running: '..', none: '-'};

/** Names wider than this do not push the values of their neighbours to the right. Columns. */
const widestName = 22;

const indentOf = (row: Row): string => (row.kind === 'heading' ? '' : '  ');

function textOf(row: Row, nameWidth: number): readonly string[] {
	switch (row.kind) {
		case 'blank':
			return [''];
		case 'heading':
			return [row.text];
		case 'code':
			return row.lines.map(line => `  ${line}`);
		case 'text':
			return [`${indentOf(row)}${row.mark === undefined ? '' : `${markWords[row.mark].padEnd(2)}  `}${row.text}`];
		case 'field': {
			const mark = row.mark === undefined ? '' : `${markWords[row.mark]} `;
			const note = row.note === undefined ? '' : `  (${mark}${row.note})`;
			return [
				`${indentOf(row)}${row.name.padEnd(nameWidth)}  ${row.note === undefined ? mark : ''}${row.value}${note}`,
			];
		}
	}
}

/** A document as plain lines: headings at the margin, everything else below them, values of fields in one column. */
export function linesOf(document: Document): readonly string[] {
	const names = document.flatMap(row =>
		row.kind === 'field' && row.name.length <= widestName ? [row.name.length] : [],
	);
	const nameWidth = Math.max(0, ...names);
	return document.flatMap(row => textOf(row, nameWidth));
}

/** A document as text that ends with a line end, or nothing for an empty one. */
export const textOfDocument = (document: Document): string =>
	linesOf(document)
		.map(line => `${line}\n`)
		.join('');
