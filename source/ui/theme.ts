import type {Mark} from '../core/document.ts';
import type {TerminalLooks} from '../core/terminal-looks.ts';
import {type Palette, paletteFor} from './palettes.ts';

type Border = {
	readonly topLeft: string;
	readonly top: string;
	readonly topRight: string;
	readonly right: string;
	readonly bottomRight: string;
	readonly bottom: string;
	readonly bottomLeft: string;
	readonly left: string;
};

const border = (signs: string): Border => {
	const [topLeft = '', top = '', topRight = '', side = '', bottomRight = '', bottomLeft = ''] = [...signs];
	return {topLeft, top, topRight, right: side, bottomRight, bottom: top, bottomLeft, left: side};
};

/** How things look. Only signs and words are coloured, never the text beside them: no palette is legible for every colour. */
export type Theme = Palette & {
	readonly border: Border;
	readonly focusBorder: Border;
	readonly pointer: string;
	readonly full: string;
	readonly empty: string;
	readonly ellipsis: string;
	/** Whether every byte counts: the countdown shows whole minutes then. */
	readonly isSlow: boolean;
	/** Whether the terminal knows inverse and bold; without them the pointer does the work. */
	readonly hasStyles: boolean;
};

const unicode = {
	border: border('┌─┐│┘└'),
	focusBorder: border('╔═╗║╝╚'),
	pointer: '▸',
	full: '█',
	empty: '░',
	ellipsis: '…',
};
const ascii = {
	border: border('+-+|++'),
	focusBorder: border('#=####'),
	pointer: '>',
	full: '#',
	empty: '-',
	ellipsis: '..',
};

/** The signs and colours for a terminal; on a slow line the signs are those of one byte. */
export const themeFor = (looks: TerminalLooks): Theme => ({
	...(looks.isAscii || looks.isSlow ? ascii : unicode),
	...paletteFor(looks),
	isSlow: looks.isSlow === true,
	hasStyles: looks.hasStyles,
});

/** A slow line carries two frames a second: what happens in between is painted together. */
export const framesPerSecond = ({isSlow}: TerminalLooks): number => (isSlow ? 2 : 60);

/** The word for a mark, two cells wide. */
export const markWords: Readonly<Record<Mark, string>> = {ok: 'ok', no: 'NO', warn: '! ', running: '..', none: '- '};
