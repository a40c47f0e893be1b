import {createRequire} from 'node:module';
import type {IBufferCell, Terminal as XtermTerminal} from '@xterm/headless';

export type Cell = {
	readonly text: string;
	readonly inverse: boolean;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly underline: boolean;
	/** Palette number, or `#rrggbb`; absent for the terminal's own colour. */
	readonly foreground?: number | string;
	readonly background?: number | string;
};

// The package is CommonJS that hides its names from import; its types say otherwise.
const {Terminal: Xterm} = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

const hexadecimal = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

export function cellOf(cell: IBufferCell): Cell {
	const foreground = cell.isFgRGB() ? hexadecimal(cell.getFgColor()) : cell.getFgColor();
	const background = cell.isBgRGB() ? hexadecimal(cell.getBgColor()) : cell.getBgColor();
	return {
		text: cell.getChars(),
		inverse: cell.isInverse() !== 0,
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		underline: cell.isUnderline() !== 0,
		...(cell.isFgDefault() ? {} : {foreground}),
		...(cell.isBgDefault() ? {} : {background}),
	};
}

/** The xterm beside the program, which also knows whether the cursor is shown (xterm keeps that to itself). */
export function createXterm(
	columns: number,
	rows: number,
): {
	readonly xterm: XtermTerminal;
	isCursorVisible(): boolean;
	/** In the middle of a frame, between the marks of synchronized output. */
	isUpdating(): boolean;
} {
	const xterm = new Xterm({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
	let isVisible = true;
	let isUpdating = false;
	for (const final of ['h', 'l']) {
		xterm.parser.registerCsiHandler({prefix: '?', final}, parameters => {
			isVisible = parameters.includes(25) ? final === 'h' : isVisible;
			isUpdating = parameters.includes(2026) ? final === 'h' : isUpdating;
			return false;
		});
	}

	return {xterm, isCursorVisible: () => isVisible, isUpdating: () => isUpdating};
}
