import {type ColourOptions, colourChoice, colourComplaints} from '../core/colour-choice.ts';
import {isThemeName, type TerminalLooks, themeNames} from '../core/terminal-looks.ts';
import type {Environment} from './folders.ts';

/** What the command line says about looks. */
export type LooksOptions = ColourOptions & {readonly theme?: string; readonly slow?: boolean};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** A terminal that promises nothing: no colours, no cursor that can be placed. Windows' consoles set no TERM. */
export const isDumbTerminal = ({TERM: term = ''}: Environment, platform: NodeJS.Platform = process.platform): boolean =>
	term === 'dumb' || (term === '' && platform !== 'win32');

/** DEC's terminals and the console of a machine without windows: old, or at the end of a serial line (terminfo names). */
const isPlainTerminal = (term: string): boolean => /^(?:vt\d|linux)/.test(term);

/** Terminals of one colour by their names: DEC's, and variants that end in `-m` or `-mono`. */
const isMonochrome = (term: string): boolean => /^vt\d|-m(?:ono)?$/.test(term);

/**
 * What to paint with, from the environment and the command line: who decides about colours is `colourChoice`, TERM=dumb
 * takes every style, and a console or locale without line-drawing characters gets ASCII.
 */
export function terminalLooks(environment: Environment, options: LooksOptions = {}): TerminalLooks {
	const term = environment['TERM'] ?? '';
	const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
	const isDumb = isDumbTerminal(environment);
	const choice = colourChoice(environment, options);
	const hasColour = choice === 'auto' ? !isDumb && !isMonochrome(term) : choice === 'always';
	const theme = options.theme ?? environment['ENTOK_THEME'];
	return {
		isAscii: isSet(environment['ENTOK_ASCII']) || isDumb || isPlainTerminal(term) || !/utf-?8/i.test(locale),
		hasColour,
		hasStyles: !isDumb || hasColour,
		isSlow: options.slow === true || isDumb || isPlainTerminal(term),
		...(isThemeName(theme) && {theme}),
	};
}

/** What is wrong with the variables about looks; such a one is ignored. */
export function looksComplaints(environment: Environment): readonly string[] {
	const theme = environment['ENTOK_THEME'];
	return [
		...colourComplaints(environment),
		...(!isSet(theme) || isThemeName(theme)
			? []
			: [`ENTOK_THEME is «${theme}» and is ignored: it can be ${themeNames.join(', ')}.`]),
	];
}
