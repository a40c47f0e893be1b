import type {Options} from './commands/options.ts';
import {type ClipboardWay, clipboardWays} from './core/clipboard.ts';
import {EntokError} from './core/entok-error.ts';

/** The time one request may take, in milliseconds. Throws EntokError `usage` for what is no time. */
export function timeoutOf(options: Options): number | undefined {
	if (options.timeout === undefined) {
		return undefined;
	}

	const seconds = Number(options.timeout);
	if (!(seconds > 0 && seconds <= 3600)) {
		throw new EntokError(
			'usage',
			'A time limit is a number of seconds, more than 0 and at most 3600.',
			'For example --timeout 30.',
		);
	}

	return seconds * 1000;
}

/** The way to copy that the person wants, if any. Throws EntokError `usage` for a word that is none. */
export function clipboardWayOf(
	options: Options,
	environment: Readonly<Record<string, string | undefined>>,
): ClipboardWay | undefined {
	const [name, word] =
		options.clipboard === undefined
			? (['ENTOK_CLIPBOARD', environment['ENTOK_CLIPBOARD'] || undefined] as const)
			: (['--clipboard', options.clipboard] as const);
	const way = clipboardWays.find(known => known === word);
	if (word !== undefined && way === undefined) {
		throw new EntokError(
			'usage',
			`${name}: there is no way to copy called «${word}».`,
			`Ways: ${clipboardWays.join(', ')}.`,
		);
	}

	return way;
}
