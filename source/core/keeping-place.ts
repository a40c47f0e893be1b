import {EntokError} from './entok-error.ts';
import {parseSecretReference} from './secret-reference.ts';

/**
 * A place where entok is to store a secret, as people write it, as a reference: `vault:NAME`, `keychain:NAME`, `file:/path`, or
 * the path alone. Throws EntokError `usage`, which begins with `what`, for every other kind.
 */
export function keepingReference(place: string, what: string): string {
	const text = /^(?:vault|keychain|file):/.test(place) ? place : `file:${place}`;
	try {
		parseSecretReference(text);
	} catch (thrown) {
		const isFile = text.startsWith('file:');
		throw new EntokError(
			'usage',
			isFile || !(thrown instanceof EntokError)
				? `${what} must be an absolute path, one that starts with ~/, vault:NAME or keychain:NAME.`
				: thrown.message,
			'For example vault:contoso, or ~/.local/state/entok/contoso.secret.',
		);
	}

	return text;
}

/** Where a stored secret is, for people: the path of a file, else the reference. */
export const placeOf = (reference: string): string =>
	reference.startsWith('file:') ? reference.slice('file:'.length) : reference;
