import {type DecodedToken, decodeToken, tokenFromText} from '../core/jwt.ts';
import {Secret} from '../core/secret.ts';
import type {CommandCall} from './command.ts';

/** Reads and decodes a token from a file or `-`; without one, from a hidden paste on the terminal or a piped standard input. */
export async function readToken(
	call: CommandCall,
	path: string | undefined,
): Promise<{readonly token: Secret; readonly decoded: DecodedToken}> {
	const pasted = path === undefined ? await call.ask('the token') : undefined;
	const token = tokenFromText(pasted ?? (await call.readText(path ?? '-', 'the token')));
	const secret = new Secret(token);
	call.redactor.add(secret);
	return {token: secret, decoded: decodeToken(token)};
}
