import {EntokError} from '../core/entok-error.ts';
import type {Field, HttpRequest} from '../core/http.ts';
import {plainText} from '../core/secret.ts';

/** A request as it goes on the wire, secrets in plain. */
export type WireRequest = {
	readonly url: URL;
	readonly method: string;
	readonly headers: Readonly<Record<string, string | string[]>>;
	/** Undefined for GET and HEAD without one; other methods have a body, if an empty one. */
	readonly body: string | undefined;
};

const token = /^[\w!#$%&'*+.^`|~-]+$/;
const notInHeader = /[^\x20-\x7e\x80-\xff]/;
const control = /[\u0000-\u001f\u007f-\u009f]/;

/** The address as a URL. None of the errors (kind `usage`) quotes it: its query may hold a secret. */
function checkedUrl(text: string): URL {
	if (control.test(text)) {
		throw new EntokError(
			'usage',
			'The address holds a control character.',
			'Remove line ends, tabs and other control characters, or percent-encode them.',
		);
	}

	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
		throw new EntokError('usage', 'This is not an http or https address.', 'Write it in full: https://host/path.');
	}

	if (url.username !== '' || url.password !== '') {
		throw new EntokError(
			'usage',
			`The address of ${url.host} holds a user name or a password.`,
			'Leave out what stands before the @.',
		);
	}

	return url;
}

function headersOf(fields: readonly Field[]): Map<string, string[]> {
	const headers = new Map<string, string[]>();
	for (const {name, value} of fields) {
		if (!token.test(name)) {
			throw new EntokError('usage', 'A header has a name that HTTP does not allow.', 'Names hold no spaces or colons.');
		}

		const text = plainText(value);
		if (notInHeader.test(text)) {
			throw new EntokError(
				'usage',
				`The value of the header ${name} holds a character that must not stand in a header.`,
				'Remove line ends and other control characters: a secret or token read from a file often ends with one.',
			);
		}

		const key = name.toLowerCase();
		headers.set(key, [...(headers.get(key) ?? []), text]);
	}

	return headers;
}

const formText = (fields: readonly Field[]): string =>
	new URLSearchParams(fields.map(({name, value}): [string, string] => [name, plainText(value)])).toString();

/** Checks a request and writes it out, `defaults` filling in headers it does not name. Throws EntokErrors of kind `usage`. */
export function wireRequest(request: HttpRequest, defaults: Readonly<Record<string, string>>): WireRequest {
	const method = request.method.toUpperCase();
	if (!/^[A-Z]+$/.test(method) || method === 'CONNECT') {
		throw new EntokError('usage', 'This is not an HTTP method entok can send.', 'Try GET, POST, PUT, PATCH or DELETE.');
	}

	if (method === 'HEAD' && (request.form ?? request.body) !== undefined) {
		throw new EntokError('usage', 'A HEAD request has no body.', 'Leave the body out, or use GET or POST.');
	}

	const url = checkedUrl(request.url);
	const headers = headersOf(request.headers);
	const allDefaults = request.form
		? {...defaults, 'content-type': 'application/x-www-form-urlencoded;charset=utf-8'}
		: defaults;
	for (const [name, value] of Object.entries(allDefaults)) {
		if (!headers.has(name)) {
			headers.set(name, [value]);
		}
	}

	// An empty body announces its length of 0, which servers ask of a POST (411 otherwise).
	const none = method === 'GET' || method === 'HEAD' ? undefined : '';
	return {
		url,
		method,
		headers: Object.fromEntries(
			[...headers].map(([name, [first = '', ...more]]) => [name, more.length === 0 ? first : [first, ...more]]),
		),
		body: request.form ? formText(request.form) : (request.body ?? none),
	};
}
