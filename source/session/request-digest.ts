import {tokenFieldsOf} from './merge-profile.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {tokenKey} from './token-key.ts';

/** A value that stands in the profile itself is left out: digests are written to disk, and a weak password could be guessed from one. */
const withoutPlainValues = (_name: string, value: unknown): unknown =>
	typeof value === 'string' && value.startsWith('plain:') ? 'plain:' : value;

/**
 * Names a token request outside of this process: SHA-256 over everything that makes the token this one, what the profile
 * holds included, so that a profile that was changed asks for another token. Says nothing to who reads it.
 */
export const requestDigest = (choice: ResolvedChoice, sha256: (text: string) => Promise<string>): Promise<string> =>
	sha256(JSON.stringify([tokenKey(choice), tokenFieldsOf(choice.profile)], withoutPlainValues));
