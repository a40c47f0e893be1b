import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseJsonObject} from '../../source/core/json.ts';
import {refusalError} from '../../source/flows/token-error.ts';
import {json, receivedAt, response} from '../helpers/canned.ts';

const ids = {
	timestamp: '2026-05-04 09:00:00Z',
	trace_id: '11111111-1111-4111-8111-111111111111',
	correlation_id: '22222222-2222-4222-8222-222222222222',
};
const sentence =
	'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the client secret value.';

const refusalOf = (answer: ReturnType<typeof response>) => refusalError(answer, parseJsonObject(answer.body));

for (const [how, separator] of [
	['by blanks', ' '],
	['by line ends', '\r\n'],
] as const) {
	test(`an Entra refusal is read, its ids trailing separated ${how}`, () => {
		const description = [
			sentence,
			`Trace ID: ${ids.trace_id}`,
			`Correlation ID: ${ids.correlation_id}`,
			`Timestamp: ${ids.timestamp}`,
		].join(separator);
		const error = refusalOf(
			json(401, {
				error: 'invalid_client',
				error_description: description,
				error_codes: [7_000_215],
				error_uri: 'https://login.microsoftonline.com/error?code=7000215',
				suberror: 'bad_token',
				claims: '{"access_token":{}}',
				...ids,
			}),
		);
		assert.equal(error.kind, 'token-refused');
		assert.equal(error.message, 'The token endpoint refused: invalid_client, AADSTS7000215.');
		assert.equal(error.hint, undefined);
		assert.deepEqual(error.facts, {
			status: 401,
			retryAfter: undefined,
			correlationId: ids.correlation_id,
			traceId: ids.trace_id,
			code: 'invalid_client',
			aadsts: 7_000_215,
			suberror: 'bad_token',
			serverText: sentence,
			claims: '{"access_token":{}}',
			timestamp: ids.timestamp,
		});
	});
}

test('without a number in the text, the first of error_codes counts', () => {
	assert.equal(refusalOf(json(400, {error: 'x', error_codes: [50_076, 1]})).facts.aadsts, 50_076);
	assert.equal(refusalOf(json(400, {error: 'x', error_description: 'AADSTS1: a', error_codes: [2]})).facts.aadsts, 1);
	assert.equal(refusalOf(json(400, {error: 'x', error_codes: ['50076']})).facts.aadsts, undefined);
	assert.equal(refusalOf(json(400, {error: 'x', error_codes: 50_076})).facts.aadsts, undefined);
});

test('a refusal without a number is told by its OAuth code alone', () => {
	assert.equal(refusalOf(json(400, {error: 'slow_down'})).message, 'The token endpoint refused: slow_down.');
});

test('ids missing in the body come from the headers', () => {
	const headers = {'x-ms-request-id': 'trace', 'client-request-id': 'correlation'};
	const {traceId, correlationId} = refusalOf(json(400, {error: 'x'}, headers)).facts;
	assert.deepEqual([traceId, correlationId], ['trace', 'correlation']);
	assert.equal(refusalOf(response(502, 'Bad Gateway', headers)).facts.traceId, 'trace');
});

test('429 without a body says how long to wait', () => {
	const error = refusalOf(response(429, '', {'retry-after': '17'}));
	assert.match(error.message, /throttles.*wait 17 s/);
	assert.equal(error.facts.code, 'throttled');
	assert.equal(error.facts.retryAfter, 17);
	assert.match(error.hint ?? '', /[Ww]ait/);
});

test('429 with a date to wait for', () => {
	const date = new Date(receivedAt + 30_000).toUTCString();
	assert.equal(refusalOf(response(429, '', {'retry-after': date})).facts.retryAfter, 30);
});

test('429 with an Entra body keeps code, number and wait', () => {
	const error = refusalOf(json(429, {error: 'temporarily_unavailable', error_codes: [50_196]}, {'retry-after': '5'}));
	assert.equal(error.message, 'The token endpoint refused: temporarily_unavailable, AADSTS50196. It asks to wait 5 s.');
	assert.equal(error.facts.retryAfter, 5);
});

test('429 without Retry-After waits for nothing', () => {
	const error = refusalOf(response(429, 'Too many'));
	assert.equal(error.facts.retryAfter, undefined);
	assert.doesNotMatch(error.message, /wait/);
});

for (const status of [500, 502, 503, 504]) {
	test(`${status} is trouble at the other end`, () => {
		const error = refusalOf(response(status, '<html>Bad gateway</html>', {'retry-after': '3'}));
		assert.equal(error.kind, 'token-refused');
		assert.match(error.message, new RegExp(`in trouble: it answered ${status}.*wait 3 s`));
		assert.equal(error.facts.code, 'server-error');
		assert.ok(error.hint);
	});
}

test('a description made of blanks takes no time', () => {
	const started = process.cpuUsage().user;
	refusalOf(json(400, {error: 'x', error_description: `a${' '.repeat(400_000)}b`}));
	assert.ok(process.cpuUsage().user - started < 2_000_000, 'microseconds of work');
});
