import assert from 'node:assert/strict';
import type {Document, Row} from '../../source/core/document.ts';
import {cleanForeignText} from '../../source/core/foreign-text.ts';

const textsOf = (row: Row): readonly string[] => {
	switch (row.kind) {
		case 'heading':
		case 'text':
			return [row.text];
		case 'field':
			return [row.name, row.value, row.note ?? ''];
		case 'code':
			return row.lines;
		case 'blank':
			return [];
	}
};

/** All texts of a document, one a line. */
export const textOf = (document: Document): string => document.flatMap(textsOf).join('\n');

/** Asserts that no text of a document holds a character that could act on a terminal. */
export function assertPrintable(document: Document): void {
	for (const text of document.flatMap(textsOf)) {
		assert.equal(text, cleanForeignText(text));
	}
}

/** The first field of each name, with its note. */
export const fieldsOf = (
	document: Document,
): Readonly<Partial<Record<string, readonly [string, string | undefined]>>> => {
	const fields = document.flatMap(row => (row.kind === 'field' ? [row] : []));
	return Object.fromEntries(fields.toReversed().map(({name, value, note}) => [name, [value, note]]));
};

export const headingsOf = (document: Document): readonly string[] =>
	document.flatMap(row => (row.kind === 'heading' ? [row.text] : []));
