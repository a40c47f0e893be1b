import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isolateRightToLeft} from '../../source/core/right-to-left.ts';

const shown = (text: string): string => isolateRightToLeft(text).replaceAll('\u200e', '<');

test('words read from the right stay together, and borders, gaps and figures behind them keep their places', () => {
	assert.equal(shown('│ שלום עולם   │ 12 │'), '│ שלום עולם<   │ 12 │');
	assert.equal(shown('│שלום│مرحبا│'), '│שלום<│مرحبا<│');
	assert.equal(shown('שלום 403 NO'), 'שלום< 403 NO');
	assert.equal(shown('\x1b[7mשלום\x1b[m  עולם'), '\x1b[7mשלום<\x1b[m  עולם<');
});

test('marks on letters belong to them, and other text is left as it is', () => {
	assert.equal(shown('لُغَة│'), 'لُغَة<│');
	const other = '│ Zürich 日本 👩‍👩‍👧 नमस्ते │\x1b[12;3H';
	assert.equal(isolateRightToLeft(other), other);
});
