import {type Style, styleChange, styled} from './style.ts';

/** What stands in one row of the screen: characters of one column each, and behind them what cannot be told apart by columns. */
export type ScreenLine = {
	readonly characters: readonly string[];
	readonly styles: readonly Style[];
	/** From the first character on whose width terminals may see otherwise, as it came. Empty for most lines. */
	readonly tail: string;
	readonly tailStyle: Style;
	/** In force at the end of the line. */
	readonly endStyle: Style;
};

/** The row nothing was written to. */
export const blankLine: ScreenLine = {characters: [], styles: [], tail: '', tailStyle: '', endStyle: ''};

/** Every terminal gives these one column: ASCII, Latin, Cyrillic, dashes and quotes, arrows, boxes and blocks. */
const oneColumn = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u0400-\u0481\u2010-\u2027\u2190-\u2193\u2500-\u259f\u25b8]$/;

const ascii = /^[\x20-\x7e]$/;

const sgr = /\x1b\[([\d;]*)m/y;

/** Reads a line of text and SGR sequences, `style` being in force at its beginning. */
export function screenLine(text: string, style: Style): ScreenLine {
	const characters: string[] = [];
	const styles: Style[] = [];
	let current = style;
	for (let index = 0; index < text.length; ) {
		const character = text.charAt(index);
		if (ascii.test(character) || oneColumn.test(character)) {
			characters.push(character);
			styles.push(current);
			index += 1;
			continue;
		}

		sgr.lastIndex = index;
		const sequence = sgr.exec(text);
		const next = sequence ? styled(current, sequence[1] ?? '') : undefined;
		if (!sequence || next === undefined) {
			return withTail(characters, styles, text.slice(index), current);
		}

		current = next;
		index += sequence[0].length;
	}

	return {characters, styles, tail: '', tailStyle: '', endStyle: current};
}

/** The character before goes with the tail: what follows may be a mark on it, or join it. */
function withTail(characters: readonly string[], styles: readonly Style[], text: string, current: Style): ScreenLine {
	const tailStyle = styles.at(-1) ?? current;
	let endStyle: Style | undefined = current;
	for (const [, parameters = ''] of text.matchAll(/\x1b\[([\d;]*)m/g)) {
		endStyle = endStyle === undefined ? undefined : styled(endStyle, parameters);
	}

	return {
		characters: characters.slice(0, -1),
		styles: styles.slice(0, -1),
		tail: `${characters.at(-1) ?? ''}${styleChange(tailStyle, current)}${text}`,
		tailStyle,
		endStyle: endStyle ?? '',
	};
}

/** Whether two lines look the same on every terminal. */
export const isSameLine = (one: ScreenLine, other: ScreenLine): boolean =>
	one === other ||
	(one.tail === other.tail &&
		one.tailStyle === other.tailStyle &&
		one.characters.length === other.characters.length &&
		one.characters.every(
			(character, index) => character === other.characters[index] && one.styles[index] === other.styles[index],
		));
