import {EntokError} from '../core/entok-error.ts';
import type {ErrorFacts} from '../core/error-facts.ts';
import type {HttpResponse} from '../core/http.ts';
import {type JsonObject, textMember} from '../core/json.ts';
import {retryAfterSeconds} from '../core/retry-after.ts';
import {toldSentence, toldWord} from '../core/told.ts';

/** The number in `AADSTS7000215: …`, else the first of `error_codes`. */
function aadstsOf(answer: JsonObject): number | undefined {
	const [, inText] = /AADSTS(\d+)/.exec(textMember(answer, 'error_description') ?? '') ?? [];
	const [first] = Array.isArray(answer['error_codes']) ? answer['error_codes'] : [];
	return inText === undefined ? (typeof first === 'number' ? first : undefined) : Number(inText);
}

/** The server's own sentence, without the ids that trail it (separated by line ends in older answers, by blanks in newer). */
function sentenceOf(answer: JsonObject): string | undefined {
	const sentence = textMember(answer, 'error_description')?.split('Trace ID:', 1)[0]?.trim();
	return sentence === undefined ? undefined : toldSentence(sentence);
}

const wordOf = (answer: JsonObject, name: string): string | undefined => {
	const word = textMember(answer, name);
	return word === undefined ? undefined : toldWord(word);
};

/** An id in the trail of a description: the only place that has it where there is no body of JSON. */
const trailing = (answer: JsonObject, name: string, shape = '[\\w-]{1,100}'): string | undefined =>
	new RegExp(`${name}: (${shape})`).exec(textMember(answer, 'error_description') ?? '')?.[1];

/** What an error of the authorization server says, wherever it stood (RFC 6749 sections 4.1.2.1 and 5.2, Entra's additions). */
export const refusalFacts = (answer: JsonObject): ErrorFacts => ({
	code: wordOf(answer, 'error'),
	aadsts: aadstsOf(answer),
	suberror: wordOf(answer, 'suberror'),
	serverText: sentenceOf(answer),
	claims: textMember(answer, 'claims'),
	timestamp: wordOf(answer, 'timestamp') ?? trailing(answer, 'Timestamp', '[\\d-]+ [\\d:]+Z'),
	correlationId: wordOf(answer, 'correlation_id') ?? trailing(answer, 'Correlation ID'),
	traceId: wordOf(answer, 'trace_id') ?? trailing(answer, 'Trace ID'),
});

function factsOf(response: HttpResponse, answer: JsonObject | undefined): ErrorFacts {
	const facts = answer && refusalFacts(answer);
	return {
		...facts,
		status: response.status,
		retryAfter: retryAfterSeconds(response.headers['retry-after'], response.receivedAt),
		correlationId: facts?.correlationId ?? response.headers['client-request-id'],
		traceId: facts?.traceId ?? response.headers['x-ms-request-id'],
	};
}

/** What an answer without the shape of a token answer looks like, in words. */
function shapeOf(response: HttpResponse): string {
	const body = response.body.trimStart();
	if (body === '') {
		return 'an empty answer';
	}

	return /^<(?:!doctype|html|\?xml)/i.test(body) ? 'a web page' : 'an answer that is not a token answer';
}

/** The answer is none that RFC 6749 allows. */
export const nonsenseError = (response: HttpResponse, detail: string): EntokError =>
	new EntokError(
		'token-refused',
		`The token endpoint answered ${response.status}, but ${detail}.`,
		'Check the cloud and the authority of the profile. Behind a proxy or a captive portal, the answer may be theirs.',
		{...factsOf(response, undefined), code: 'bad-answer'},
	);

/** The answer is a refusal (RFC 6749 section 5.2, with Entra's additions), throttling, or no token answer at all. */
export function refusalError(response: HttpResponse, answer: JsonObject | undefined): EntokError {
	const facts = factsOf(response, answer);
	const {code, aadsts, retryAfter} = facts;
	const wait = retryAfter === undefined ? '' : ` It asks to wait ${retryAfter} s.`;
	if (code !== undefined) {
		const number = aadsts === undefined ? '' : `, AADSTS${aadsts}`;
		return new EntokError('token-refused', `The token endpoint refused: ${code}${number}.${wait}`, undefined, facts);
	}

	if (response.status === 429) {
		return new EntokError(
			'token-refused',
			`The token endpoint throttles: too many requests.${wait}`,
			'Wait, then try again.',
			{...facts, code: 'throttled'},
		);
	}

	if (response.status >= 500) {
		return new EntokError(
			'token-refused',
			`The token endpoint is in trouble: it answered ${response.status}.${wait}`,
			'Try again in a moment.',
			{...facts, code: 'server-error'},
		);
	}

	if (response.status >= 300 && response.status < 400) {
		return nonsenseError(response, 'that is a redirect, which a token request never follows');
	}

	return nonsenseError(response, `with ${shapeOf(response)}`);
}
