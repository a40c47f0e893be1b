import {tokenFieldsOf} from './merge-profile.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {tokenKey} from './token-key.ts';

/**
 * Names a token request outside of this process: SHA-256 over everything that makes the token this one, what the profile
 * holds included, so that a profile that was changed asks for another token. Says nothing to who reads it.
 */
export const requestDigest = (choice: ResolvedChoice, sha256: (text: string) => Promise<string>): Promise<string> =>
	sha256(JSON.stringify([tokenKey(choice), tokenFieldsOf(choice.profile)]));
