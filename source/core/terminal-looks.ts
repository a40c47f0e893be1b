/** How states are painted; `auto-rgb` asks the terminal for its background and takes colours that can be read on it. */
export const themeNames = ['term', 'mono', 'high-contrast', 'colour-blind', 'auto-rgb'] as const;
export type ThemeName = (typeof themeNames)[number];

export const isThemeName = (text: unknown): text is ThemeName => themeNames.some(name => name === text);

/** What a terminal shows text on. */
export type Background = 'light' | 'dark';

/** What a terminal can show and what the person wants on it, found out before anything is painted. */
export type TerminalLooks = {
	readonly isAscii: boolean;
	readonly hasColour: boolean;
	/** Whether it knows inverse and bold. */
	readonly hasStyles: boolean;
	/** Whether every byte counts: a serial line, or a terminal of that time. */
	readonly isSlow?: boolean;
	/** Left out: `term`. */
	readonly theme?: ThemeName;
	/** Left out: not asked, or not told. */
	readonly background?: Background;
};
