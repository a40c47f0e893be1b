import stringWidth from 'string-width';

/** The cells a text takes, counted as Ink counts them when it lays out lines. */
export const cellWidth = (text: string): number => stringWidth(text);

/** One cell each, and nothing that joins its neighbour. */
const simple = /^[\x20-\x7e]*$/;

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** What a reader takes for one character: letter and accents, flags, joined emoji. None of them may be cut in half. */
const graphemes = (text: string): readonly string[] =>
	simple.test(text) ? [...text] : Array.from(segmenter.segment(text), ({segment}) => segment);

/** As many as fit into so many cells, in the order they are given. */
function fitting(letters: readonly string[], width: number): readonly string[] {
	let room = width;
	const end = letters.findIndex(letter => {
		room -= cellWidth(letter);
		return room < 0;
	});
	return end === -1 ? letters : letters.slice(0, end);
}

/** The beginning of a text that fits into so many cells. */
export const firstCells = (text: string, width: number): string =>
	simple.test(text) ? text.slice(0, Math.max(0, width)) : fitting(graphemes(text), width).join('');

/** The end of a text that fits into so many cells. */
export const lastCells = (text: string, width: number): string =>
	simple.test(text)
		? text.slice(Math.max(0, text.length - Math.max(0, width)))
		: [...fitting([...graphemes(text)].reverse(), width)].reverse().join('');

/** A text cut in its middle where it is too long, so that its beginning and its end are seen. */
export function cutInside(text: string, width: number): string {
	if (cellWidth(text) <= width) {
		return text;
	}

	const room = Math.max(0, width - 1);
	const start = firstCells(text, Math.ceil(room / 2));
	return `${start}…${lastCells(text, room - cellWidth(start))}`;
}
