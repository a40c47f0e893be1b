import type {Http, HttpRequest, HttpResponse} from '../../source/core/http.ts';
import {plainText} from '../../source/core/secret.ts';

/** When canned answers were received. */
export const receivedAt = Date.UTC(2026, 4, 4, 9, 0, 0);

/** An answer as the HTTP door gives it. */
export const response = (
	status: number,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({status, headers, body, receivedAt, milliseconds: 12});

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse =>
	response(status, JSON.stringify(body), {'content-type': 'application/json', ...headers});

const part = (value: unknown): string =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A JWT with any payload and a signature nobody can check. */
export const jwtOf = (payload: unknown, header: unknown = {typ: 'JWT', alg: 'RS256', kid: 'test'}): string =>
	`${part(header)}.${part(payload)}.${part('no signature at all')}`;

/** What a token endpoint answers; the access token is for Graph unless said otherwise. */
export const tokenAnswer = (more: object = {}, claims: object = {}): HttpResponse =>
	json(200, {
		token_type: 'Bearer',
		expires_in: 3599,
		access_token: jwtOf({aud: 'https://graph.microsoft.com', oid: 'app', sub: 'app', ...claims}),
		...more,
	});

type Answer = HttpResponse | Error | ((request: HttpRequest) => HttpResponse);

/** A door that gives these answers in turn, and then says that there are no more. */
export function scriptedHttp(...answers: readonly Answer[]): Http {
	const left = [...answers];
	return async request => {
		const answer = left.shift();
		if (answer === undefined || answer instanceof Error) {
			throw answer ?? new Error(`Nothing was prepared for ${request.method} ${request.url}`);
		}

		return typeof answer === 'function' ? answer(request) : answer;
	};
}

export type Pending = {readonly request: HttpRequest; answer(response: HttpResponse): void; fail(error: Error): void};

/** A door whose requests stay open until the test answers them, and which does not heed an abort. */
export function pendingHttp(): {readonly http: Http; readonly pending: Pending[]} {
	const pending: Pending[] = [];
	return {
		pending,
		http: request =>
			new Promise((resolve, reject) => {
				pending.push({request, answer: resolve, fail: reject});
			}),
	};
}

/** A request's form in plain text, in its order. */
export const formOf = (request: HttpRequest | undefined): ReadonlyArray<readonly [string, string]> =>
	(request?.form ?? []).map(({name, value}) => [name, plainText(value)]);

/** A header of a request in plain text, whatever the case of its name. */
export const headerOf = (request: HttpRequest | undefined, name: string): string | undefined =>
	request?.headers
		.filter(header => header.name.toLowerCase() === name)
		.map(({value}) => plainText(value))
		.join(', ') || undefined;
