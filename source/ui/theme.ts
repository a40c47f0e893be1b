import type {Mark} from '../core/document.ts';

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

/** How things look: colours are the terminal's own sixteen by name, so they follow its palette; a word stands beside each. */
export type Theme = {
	readonly border: Border;
	readonly focusBorder: Border;
	readonly pointer: string;
	readonly full: string;
	readonly empty: string;
	readonly ellipsis: string;
	readonly colours: Readonly<Record<Mark, string | undefined>>;
	/** Headings and the focused title. */
	readonly accent: string | undefined;
	/** Whether the countdown shows whole minutes: such terminals may hang on a slow line. */
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
	isSlow: false,
};
const ascii = {
	border: border('+-+|++'),
	focusBorder: border('#=####'),
	pointer: '>',
	full: '#',
	empty: '-',
	ellipsis: '..',
	isSlow: true,
};

/** The signs and colours for a terminal. */
export const themeFor = ({isAscii, hasColour, hasStyles}: TerminalLooks): Theme => ({
	...(isAscii ? ascii : unicode),
	colours: hasColour
		? {ok: 'green', no: 'red', warn: 'yellow', running: 'cyan', none: undefined}
		: {ok: undefined, no: undefined, warn: undefined, running: undefined, none: undefined},
	accent: hasColour ? 'cyan' : undefined,
	hasStyles,
});

/** What the terminal can show, found out before anything is painted. */
export type TerminalLooks = {readonly isAscii: boolean; readonly hasColour: boolean; readonly hasStyles: boolean};

/** The word for a mark, two cells wide. */
export const markWords: Readonly<Record<Mark, string>> = {ok: 'ok', no: 'NO', warn: '! ', running: '..', none: '- '};
