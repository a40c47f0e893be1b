import stringWidth from 'string-width';

/** The cells a text takes, counted as Ink counts them when it lays out lines. */
export const cellWidth = (text: string): number => stringWidth(text);

/** The beginning of a text that fits into so many cells. */
export function firstCells(text: string, width: number): string {
	let start = '';
	for (const letter of text) {
		if (cellWidth(start + letter) > width) {
			break;
		}

		start += letter;
	}

	return start;
}

/** The end of a text that fits into so many cells. */
export function lastCells(text: string, width: number): string {
	const letters = [...text];
	let end = '';
	for (let letter = letters.pop(); letter !== undefined && cellWidth(letter + end) <= width; letter = letters.pop()) {
		end = letter + end;
	}

	return end;
}

/** A text cut in its middle where it is too long, so that its beginning and its end are seen. */
export function cutInside(text: string, width: number): string {
	if (cellWidth(text) <= width) {
		return text;
	}

	const room = Math.max(0, width - 1);
	const start = firstCells(text, Math.ceil(room / 2));
	return `${start}…${lastCells(text, room - cellWidth(start))}`;
}
