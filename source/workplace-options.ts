import type {Options} from './commands/options.ts';
import {EntokError} from './core/entok-error.ts';
import type {Profile} from './core/profile.ts';

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

/** The profile to use when none is named: the only one there is. */
export function onlyProfile(profiles: readonly Profile[]): string {
	const [first, ...others] = profiles;
	if (first && others.length === 0) {
		return first.name;
	}

	throw first
		? new EntokError(
				'input-needed',
				'Which profile?',
				`Name one with -p: ${profiles.map(({name}) => name).join(', ')}.`,
			)
		: new EntokError(
				'configuration',
				'There are no profiles yet.',
				'Add one: entok profile add NAME --tenant T --client-id ID — or try entok --demo.',
			);
}
