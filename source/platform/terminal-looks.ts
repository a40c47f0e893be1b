import type {Environment} from './folders.ts';

/** What a terminal can show. */
export type TerminalLooks = {readonly isAscii: boolean; readonly hasColour: boolean; readonly hasStyles: boolean};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** A terminal that promises nothing: no colours, no cursor that can be placed. Windows' consoles set no TERM. */
export const isDumbTerminal = ({TERM: term = ''}: Environment, platform: NodeJS.Platform = process.platform): boolean =>
	term === 'dumb' || (term === '' && platform !== 'win32');

/**
 * What to paint with, from the environment: NO_COLOR (non-empty), `--no-color` and TERM=vt100 take the colours, TERM=dumb
 * every style, and a console or locale without line-drawing characters gets ASCII (no-color.org; terminfo names).
 */
export function terminalLooks(environment: Environment, noColour: boolean): TerminalLooks {
	const term = environment['TERM'] ?? '';
	const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
	const isDumb = isDumbTerminal(environment);
	const isUtf8 = /utf-?8/i.test(locale);
	const forced = environment['ENTOK_COLOR'];
	return {
		isAscii: isSet(environment['ENTOK_ASCII']) || isDumb || /^(?:vt\d|linux)/.test(term) || !isUtf8,
		hasColour:
			!isDumb &&
			!noColour &&
			(forced === undefined ? !isSet(environment['NO_COLOR']) && !/^vt\d/.test(term) : forced !== 'never'),
		hasStyles: !isDumb,
	};
}
