import {pick} from './random-text.ts';

/** Pieces of text that programs cut wrongly: wide, joined, combining, from right to left, of no width, half. */
const pieces = [
	'a',
	' ',
	'-',
	'Zürich',
	'e\u0301',
	'o\u0308\u0323',
	'日本',
	'한국어',
	'ﾊﾝｶｸ',
	'שלום',
	'مرحبا',
	'لُغَة',
	'123',
	'👍',
	'👩‍👩‍👧‍👦',
	'🏳️‍🌈',
	'🇩🇪',
	'❤️',
	'👋🏽',
	'नमस्ते',
	'ไทยที่',
	'\u200b',
	'\u200d',
	'\u202e',
	'\u2067',
	'\u00ad',
	'\ud800',
	'│',
	'…',
] as const;

/** A random mix of them. */
export const foreignText = (chance: () => number, count: number): string =>
	Array.from({length: count}, () => pick(chance, pieces)).join('');
