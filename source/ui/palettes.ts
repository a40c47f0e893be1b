import type {Mark} from '../core/document.ts';
import type {TerminalLooks, ThemeName} from '../core/terminal-looks.ts';

/** How a word or sign is painted: the terminal's own sixteen colours by name, so that they follow its palette, or `#rrggbb`. */
export type Paint = {readonly color?: string; readonly bold?: boolean; readonly underline?: boolean};

export type Palette = {
	readonly marks: Readonly<Record<Mark, Paint>>;
	/** The names of fields. */
	readonly accent: Paint;
	readonly hasColour: boolean;
};

const bold: Paint = {bold: true};

/** No colour stands out on every background, so names are bold. */
const named = (ok: string, no: string, warn: string, running: string): Palette => ({
	marks: {ok: {color: ok}, no: {color: no}, warn: {color: warn}, running: {color: running}, none: {}},
	accent: bold,
	hasColour: true,
});

const term = named('green', 'red', 'yellow', 'cyan');
const mono: Palette = {
	marks: {ok: {}, no: bold, warn: bold, running: {}, none: {}},
	accent: bold,
	hasColour: false,
};

/** The terminal's default foreground, which is what the person can read, and nothing paler. */
const highContrast: Palette = {
	marks: {ok: bold, no: {bold: true, underline: true}, warn: {bold: true, underline: true}, running: bold, none: {}},
	accent: bold,
	hasColour: false,
};

const plain: Palette = {marks: {ok: {}, no: {}, warn: {}, running: {}, none: {}}, accent: {}, hasColour: false};

/** At least 4.5 to 1 (WCAG 2.2, 1.4.3) on backgrounds from white to pale grey, and from black to dark grey. */
export const onLight: Palette = {
	...named('#00600f', '#a8001c', '#6b4a00', '#005a78'),
	accent: {color: '#0b4a99'},
};
export const onDark: Palette = {
	...named('#6fdd7b', '#ff9b94', '#f2c94c', '#6ad3ea'),
	accent: {color: '#9cc7ff'},
};

const coloured: Readonly<Record<ThemeName, Palette>> = {
	term,
	mono,
	'high-contrast': highContrast,
	'colour-blind': named('blue', 'magenta', 'yellow', 'cyan'),
	// Where the terminal did not tell what its background is.
	'auto-rgb': term,
};

/** What to paint with: a theme's colours where the terminal has any, else bold, else nothing. */
export function paletteFor({hasColour, hasStyles, theme = 'term', background}: TerminalLooks): Palette {
	if (!hasStyles) {
		return plain;
	}

	if (theme === 'high-contrast') {
		return highContrast;
	}

	if (!hasColour) {
		return mono;
	}

	return theme === 'auto-rgb' && background !== undefined
		? {light: onLight, dark: onDark}[background]
		: coloured[theme];
}
