import type {Claims} from '../core/claims.ts';
import {decodeToken} from '../core/jwt.ts';

/** The claims of a token, undefined when it cannot be read. */
export function claimsIn(token: string): Claims | undefined {
	try {
		return decodeToken(token).payload;
	} catch {
		return undefined;
	}
}
