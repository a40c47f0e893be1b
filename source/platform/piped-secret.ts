import {EntokError} from '../core/entok-error.ts';

/** Nothing that is a secret is longer. Characters. */
const longestSecret = 64 * 1024;

/** The secret in a piped text, which ends with a line end that is not part of it. */
export function pipedSecret(text: string): string {
	const secret = text.replace(/\r?\n$/, '');
	if (secret === '') {
		throw new EntokError(
			'input-needed',
			'Standard input is empty, and the secret was expected there.',
			'Pipe it in: entok token … --secret-stdin < FILE',
		);
	}

	if (secret.length > longestSecret) {
		throw new EntokError(
			'usage',
			`Standard input holds more than ${longestSecret / 1024} KiB: this is no secret.`,
			'Pipe in the secret alone.',
		);
	}

	return secret;
}
