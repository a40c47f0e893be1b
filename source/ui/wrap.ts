import type {Document, Row} from '../core/document.ts';
import {cellWidth, firstCells} from './cells.ts';

/** Breaks a text at blanks into lines of at most `width` cells; a word longer than that is cut. */
export function wrapText(text: string, width: number): readonly string[] {
	const room = Math.max(8, width);
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		let rest = word;
		if (line !== '' && cellWidth(line) + 1 + cellWidth(rest) > room) {
			lines.push(line);
			line = '';
		}

		while (cellWidth(rest) > room) {
			const piece = firstCells(rest, room);
			lines.push(piece);
			rest = rest.slice(piece.length);
		}

		line = line === '' ? rest : `${line} ${rest}`;
	}

	return [...lines, line];
}

/** The word for a mark and the blank behind it. Cells. */
const markWidth = 3;

/** A document for a given width: long texts and values are broken into rows, so that nothing of them is lost. */
export function wrapped(document: Document, width: number): Document {
	const names = document.flatMap(row => (row.kind === 'field' ? [cellWidth(row.name)] : []));
	const nameWidth = Math.max(4, ...names) + 2;
	return document.flatMap((row): readonly Row[] => {
		switch (row.kind) {
			case 'text': {
				// Aligned with the text behind a mark or a number.
				const indent = row.mark !== undefined || /^\d+\. /.test(row.text) ? '   ' : '';
				return wrapText(row.text, width - 1 - indent.length).map(
					(text, index): Row => ({
						kind: 'text',
						text: index === 0 ? text : indent + text,
						mark: index === 0 ? row.mark : undefined,
					}),
				);
			}

			case 'field': {
				const whole = row.note === undefined ? row.value : `${row.value}  (${row.note})`;
				return wrapText(whole, width - nameWidth - (row.mark === undefined ? 0 : markWidth)).map(
					(value, index): Row => ({
						kind: 'field',
						name: index === 0 ? row.name : '',
						value,
						mark: index === 0 ? row.mark : undefined,
					}),
				);
			}

			case 'code':
				return row.lines.map((line): Row => ({kind: 'text', text: line}));
			default:
				return [row];
		}
	});
}

/** With a blank row before every heading but the first row. */
export const spaced = (document: Document): Document =>
	document.flatMap((row, index): readonly Row[] =>
		row.kind === 'heading' && index > 0 && document[index - 1]?.kind !== 'blank' ? [{kind: 'blank'}, row] : [row],
	);
