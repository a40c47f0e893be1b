import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renderToString} from 'ink';
import type {Document} from '../../source/core/document.ts';
import {DocumentLine} from '../../source/ui/components/document-line.tsx';
import {wrapped, wrapText} from '../../source/ui/wrap.ts';

const words = Array.from({length: 60}, (_, index) => 'x'.repeat(1 + (index % 9))).join(' ');

test('nothing of a document is lost at any width, marks and names included', () => {
	const document: Document = [
		{kind: 'text', text: words, mark: 'no'},
		{kind: 'text', text: `1. ${words}`},
		{kind: 'field', name: 'sends', value: words, note: 'and a note', mark: 'ok'},
		{kind: 'field', name: 'needs', value: words},
	];
	for (const width of [38, 58, 78, 118]) {
		const rows = wrapped(document, width - 2);
		for (const row of rows) {
			const line = renderToString(<DocumentLine row={row} width={width} nameWidth={5} />, {columns: width});
			assert.doesNotMatch(line, /…/, `at ${width}: ${line}`);
		}

		const all = rows.flatMap(row => (row.kind === 'field' ? row.value.split(' ') : [])).filter(Boolean);
		assert.deepEqual(all, [...words.split(' '), '(and', 'a', 'note)', ...words.split(' ')]);
	}
});

test('wide letters are broken by the cells they take', () => {
	assert.deepEqual(wrapText('日本語日本語 日本', 8), ['日本語日', '本語', '日本']);
	assert.deepEqual(wrapText('日本語 日本', 8), ['日本語', '日本']);
});
