import type {Options} from './commands/options.ts';
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
