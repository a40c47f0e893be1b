import {EntokError} from '../core/entok-error.ts';
import {longestToken} from '../core/jwt.ts';

/** The secret in a piped text, which ends with a line end that is not part of it. `purpose` names what it is for. */
export function pipedSecret(text: string, purpose: string): string {
	const secret = text.replace(/\r?\n$/, '');
	if (secret === '') {
		throw new EntokError(
			'input-needed',
			`Standard input is empty, and the ${purpose} was expected there.`,
			'Pipe it in: entok token … --secret-stdin < FILE',
		);
	}

	// No secret is longer than a token.
	if (secret.length > longestToken) {
		throw new EntokError(
			'usage',
			`Standard input holds more than ${longestToken / 1024} KiB: this is no secret.`,
			'Pipe in the secret alone.',
		);
	}

	return secret;
}
