import {EntokError} from '../core/entok-error.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {Session} from './session.ts';

/** What was given to `--min-valid`, in milliseconds. Throws EntokError `usage` for what is no number of seconds. */
export function minValidOf(text: string | undefined): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	if (!/^\d{1,9}$/.test(text)) {
		throw new EntokError(
			'usage',
			'--min-valid is a whole number of seconds.',
			'For example --min-valid 900, for a token that is good for a quarter of an hour more.',
		);
	}

	return Number(text) * 1000;
}

/**
 * The token of a session's choice, good for at least so many milliseconds more: one that is held, or a new one. Where even
 * a new one ends before that it is refused, not given with a warning: a script reads the exit code and not the warning,
 * and would be cut off in the middle of its work.
 */
export async function tokenGoodFor(
	session: Session,
	minValid: number | undefined,
	now: () => number,
): Promise<TokenSet> {
	const token = await session.requestToken({minValid});
	const left = token.expiresAt - now();
	if (minValid === undefined || left >= minValid) {
		return token;
	}

	const seconds = Math.max(0, Math.floor(left / 1000));
	throw new EntokError(
		'token-refused',
		`A new token is good for ${seconds} s, and --min-valid asks for ${minValid / 1000} s.`,
		token.flow === 'own-token'
			? 'This token was got elsewhere: get a newer one there.'
			: 'Entra’s tokens live 60 to 90 minutes as a rule, whatever is asked: ask for less, and get a token again on the way.',
		{code: 'short-lived'},
	);
}
