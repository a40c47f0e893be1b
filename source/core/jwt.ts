import {jwtDecode} from 'jwt-decode';
import {EntokError} from './entok-error.ts';
import {isJsonObject, type JsonObject, parseJsonObject, textMember} from './json.ts';

/** A larger text is not a token: Entra's stay below 16 KiB even with hundreds of groups. Bytes and characters alike. */
export const longestToken = 256 * 1024;

/** The two readable parts of a signed token (RFC 7515, compact serialisation). Nothing here says the signature is right. */
export type DecodedToken = {readonly header: JsonObject; readonly payload: JsonObject};

const pipeHint = 'Give one token: three parts of base64url joined by dots, for example with `entok inspect -`.';
/** Bounded: a long run of quotes must not take long. */
const quotes = /^["'`]{1,9}|["'`,;]{1,9}$/g;

const notToken = (message: string, hint = pipeHint): EntokError => new EntokError('usage', message, hint);

/**
 * Finds the token in what people paste: line ends and blanks in and around it, `Bearer ` before it, quotes around it,
 * `Authorization:` in front, or a whole JSON answer: a token endpoint's, or Azure CLI's (`accessToken`).
 */
export function tokenFromText(text: string): string {
	if (text.length > longestToken) {
		throw notToken(`This text is longer than ${longestToken / 1024} KiB: it is not a token.`);
	}

	const trimmed = text.replace(/^\ufeff/, '').trim();
	const answer = trimmed.startsWith('{') ? parseJsonObject(trimmed) : undefined;
	const found = answer
		? (['access_token', 'accessToken', 'id_token'].map(name => textMember(answer, name)).find(Boolean) ?? '')
		: trimmed;
	const bare = found
		.replace(/^authorization\s*:\s*/i, '')
		.replace(quotes, '')
		.replace(/^bearer(?:\s+|$)/i, '')
		.replace(quotes, '')
		.replace(/\s+/g, '');
	if (bare === '') {
		throw notToken('There is no token in this text.');
	}

	return bare;
}

function decodePart(token: string, part: 'header' | 'payload'): JsonObject {
	let value: unknown;
	try {
		value = jwtDecode(token, {header: part === 'header'});
	} catch (error) {
		// jwt-decode's message may quote the part; only its kind is used.
		const isJson = error instanceof Error && error.message.includes('invalid json');
		throw notToken(
			`The ${part} of this token is not ${isJson ? 'JSON' : 'base64url'}.`,
			`${pipeHint} Was it cut while copying?`,
		);
	}

	if (!isJsonObject(value)) {
		throw notToken(`The ${part} of this token is not a JSON object.`);
	}

	return value;
}

/** Decodes a JWT without checking its signature. Throws an EntokError that never quotes the token. */
export function decodeToken(token: string): DecodedToken {
	const parts = token.split('.');
	if (parts.length === 5) {
		throw notToken('This token is encrypted (JWE, five parts): only the resource it is meant for can read it.');
	}

	if (parts.length === 1) {
		throw notToken(
			'This is not a JWT: it has no dots.',
			'A token of a personal Microsoft account is opaque, only its resource can read it; a refresh token never is a JWT.',
		);
	}

	if (parts.length !== 3) {
		throw notToken(`A JWT has three parts, this has ${parts.length}.`, `${pipeHint} Was it cut while copying?`);
	}

	if (parts.some((part, index) => !/^[\w-]*$/.test(part) || (index < 2 && part === ''))) {
		throw notToken('This token has a part that is not base64url.', `${pipeHint} Was it cut while copying?`);
	}

	return {header: decodePart(token, 'header'), payload: decodePart(token, 'payload')};
}
