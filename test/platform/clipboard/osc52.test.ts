import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import {longestOsc52, osc52} from '../../../source/platform/clipboard/osc52.ts';

test('a text goes out in base64, to the selection c, and an empty one empties it', () => {
	assert.equal(osc52('Zoë', false), `\u001b]52;c;${Buffer.from('Zoë').toString('base64')}\u0007`);
	assert.equal(osc52('', false), '\u001b]52;c;\u0007');
});

test('through GNU screen it goes in control strings of at most 240 bytes, which together are the same', () => {
	const token = 'eyJ'.padEnd(2000, 'x');
	const pieces = osc52(token, true).split('\u001b\\');
	assert.equal(pieces.pop(), '');
	assert.ok(pieces.length > 10);
	assert.ok(pieces.every(piece => piece.startsWith('\u001bP') && Buffer.byteLength(piece) + 2 <= 240));
	assert.equal(pieces.map(piece => piece.slice(2)).join(''), osc52(token, false));
});

test('74,994 bytes are taken whole, one more is refused with the file as the way out; bytes count, not letters', () => {
	assert.equal(longestOsc52, 74_994);
	assert.equal(osc52('x'.repeat(longestOsc52), false).length, 100_000);
	for (const text of ['x'.repeat(longestOsc52 + 1), 'é'.repeat(longestOsc52 / 2 + 1)]) {
		assert.throws(
			() => osc52(text, false),
			(error: unknown) =>
				error instanceof EntokError &&
				/^Not copied: 7499[56] bytes, and OSC 52 takes 74994 at most\.$/.test(error.message) &&
				error.hint?.includes('--clipboard file') === true,
		);
	}
});
