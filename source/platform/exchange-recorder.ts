import type {Clock} from '../core/clock.ts';
import {toEntokError} from '../core/entok-error.ts';
import type {Exchange} from '../core/exchange.ts';
import type {Field, Http, HttpRequest, HttpResponse} from '../core/http.ts';
import {parseJsonObject} from '../core/json.ts';
import {Redactor} from '../core/redactor.ts';
import {Secret} from '../core/secret.ts';

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-identity-header']);
const secretMembers = new Set(['access_token', 'refresh_token', 'id_token', 'code', 'device_code']);

const patterns = new Redactor();

/** Whether a text names a token, has the look of one, or holds a run of characters long enough to be one. */
const mayHoldToken = (text: string): boolean =>
	/(?:access|refresh|id)_token|device_code|client_(?:secret|assertion)|[\w~-]{80}/i.test(text) ||
	patterns.redact(text) !== text;

const guarded = (value: string, secret: boolean): string | Secret => (secret ? new Secret(value) : value);

const headerField = ({name, value}: Field): Field => ({
	name,
	value: value instanceof Secret ? value : guarded(value, secretHeaders.has(name.toLowerCase())),
});

/** A value as JSON; what is nested deeper than the stack allows can be read by JSON.parse, but not written again. */
function jsonText(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return '(nested too deeply to be shown)';
	}
}

function memberField(name: string, member: unknown): Field {
	const value = typeof member === 'string' ? member : jsonText(member);
	return {name, value: guarded(value, secretMembers.has(name) || patterns.redact(value) !== value)};
}

const recordedRequest = (request: HttpRequest): Exchange['request'] => ({
	method: request.method,
	url: request.url,
	headers: request.headers.map(headerField),
	form: request.form ?? [],
	...(request.body === undefined ? {} : {body: request.body}),
});

function recordedContent(request: HttpRequest, response: HttpResponse): {fields: readonly Field[]; body?: string} {
	if (request.purpose !== 'token') {
		return {fields: [], body: response.body};
	}

	const members = parseJsonObject(response.body);
	if (members) {
		return {fields: Object.entries(members).map(([name, member]) => memberField(name, member))};
	}

	return mayHoldToken(response.body) ? {fields: []} : {fields: [], body: response.body};
}

const recordedAnswer = (request: HttpRequest, response: HttpResponse): Exchange['outcome'] => ({
	kind: 'answered',
	status: response.status,
	headers: Object.entries(response.headers).map(([name, value]) => headerField({name, value})),
	...recordedContent(request, response),
	milliseconds: response.milliseconds,
});

/**
 * The same door, telling `keep` about every exchange once it is over, numbered in the order they were begun. The
 * tokens of a token endpoint's answer are kept as `Secret` fields and its body is not kept; an answer of it that is
 * not JSON is kept as text unless it may hold a token.
 */
export function recordExchanges(http: Http, clock: Clock, keep: (exchange: Exchange) => void): Http {
	let count = 0;
	return async request => {
		count += 1;
		const begun = {
			number: count,
			purpose: request.purpose,
			startedAt: clock.now(),
			request: recordedRequest(request),
		};
		let response: HttpResponse;
		try {
			response = await http(request);
		} catch (thrown) {
			const error = toEntokError(thrown);
			keep({...begun, outcome: {kind: 'unanswered', error}});
			throw error;
		}

		keep({...begun, outcome: recordedAnswer(request, response)});
		return response;
	};
}
