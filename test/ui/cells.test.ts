import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleanForeignText} from '../../source/core/foreign-text.ts';
import {cellWidth, cutInside, firstCells, lastCells} from '../../source/ui/cells.ts';
import {wrapText} from '../../source/ui/wrap.ts';
import {foreignText} from '../helpers/foreign-text.ts';
import {createChance} from '../helpers/random-text.ts';

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
const boundaries = (text: string): ReadonlySet<number> =>
	new Set([...Array.from(segmenter.segment(text), ({index}) => index), text.length]);

test('a cut fits, is as long as can be, and never splits what a reader takes for one character', () => {
	const chance = createChance(7);
	for (let round = 0; round < 400; round++) {
		const raw = foreignText(chance, 1 + Math.floor(chance() * 12));
		for (const text of [raw, cleanForeignText(raw)]) {
			const ends = boundaries(text);
			const width = Math.floor(chance() * 30);
			const start = firstCells(text, width);
			const end = lastCells(text, width);
			assert.ok(text.startsWith(start) && text.endsWith(end), JSON.stringify([text, width]));
			assert.ok(ends.has(start.length) && ends.has(text.length - end.length), JSON.stringify([text, width]));
			for (const cut of [start, end]) {
				assert.ok(cellWidth(cut) <= width, JSON.stringify([text, width, cut]));
				assert.ok(cut === text || cellWidth(cut) >= width - 1, JSON.stringify([text, width, cut]));
			}

			const inside = cutInside(text, Math.max(1, width));
			assert.ok(cellWidth(inside) <= Math.max(1, width), JSON.stringify([text, width, inside]));
		}
	}
});

test('lines that a text is broken into fit, and nothing of it is lost', () => {
	const chance = createChance(11);
	for (let round = 0; round < 300; round++) {
		const text = cleanForeignText(foreignText(chance, 1 + Math.floor(chance() * 30)));
		const width = 8 + Math.floor(chance() * 30);
		const lines = wrapText(text, width);
		assert.ok(
			lines.every(line => cellWidth(line) <= width),
			JSON.stringify([text, width, lines]),
		);
		assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
	}
});
