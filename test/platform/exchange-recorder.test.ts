import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inspect} from 'node:util';
import type {Clock} from '../../source/core/clock.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Exchange} from '../../source/core/exchange.ts';
import type {Http, HttpRequest, HttpResponse} from '../../source/core/http.ts';
import {Secret} from '../../source/core/secret.ts';
import {recordExchanges} from '../../source/platform/exchange-recorder.ts';

const clock: Clock = {now: () => 5000, sleep: async () => {}, every: () => () => {}};

const request: HttpRequest = {
	purpose: 'token',
	method: 'POST',
	url: 'https://login.example/token',
	headers: [
		{name: 'Authorization', value: 'Basic c3VwZXI='},
		{name: 'Cookie', value: 'a=c3VwZXI='},
		{name: 'x-identity-header', value: new Secret('c3VwZXI=')},
		{name: 'accept', value: 'application/json'},
	],
	form: [
		{name: 'grant_type', value: 'client_credentials'},
		{name: 'client_secret', value: new Secret('hush')},
	],
};

const answering =
	(body: string, more: Partial<HttpResponse> = {}): Http =>
	async () => ({status: 200, headers: {}, body, receivedAt: 5040, milliseconds: 40, ...more});

async function recorded(http: Http, asked: HttpRequest = request): Promise<Exchange> {
	const kept: Exchange[] = [];
	await recordExchanges(http, clock, exchange => kept.push(exchange))(asked).catch(() => {});
	return kept[0] ?? assert.fail('nothing was kept');
}

const answered = async (http: Http, asked?: HttpRequest) => {
	const {outcome} = await recorded(http, asked);
	return outcome.kind === 'answered' ? outcome : assert.fail('it is recorded as unanswered');
};

const revealed = (fields: ReadonlyArray<{name: string; value: string | Secret}>) =>
	fields.map(({name, value}) => [name, value instanceof Secret ? `secret ${value.reveal()}` : value]);

test('the answer is passed on, and the exchange tells what was asked, when and how long it took', async () => {
	const kept: Exchange[] = [];
	const http = recordExchanges(answering('{}', {status: 201}), clock, exchange => kept.push(exchange));
	assert.equal((await http(request)).status, 201);
	await http({...request, purpose: 'api', method: 'PATCH', body: 'text'});
	assert.deepEqual(
		kept.map(({number}) => number),
		[1, 2],
	);
	const [first, second] = kept;
	assert.equal(first?.purpose, 'token');
	assert.equal(first?.startedAt, 5000);
	assert.equal(first?.request.url, 'https://login.example/token');
	assert.deepEqual(revealed(first?.request.form ?? []), [
		['grant_type', 'client_credentials'],
		['client_secret', 'secret hush'],
	]);
	assert.equal(second?.request.body, 'text');
	assert.equal(second?.outcome.kind === 'answered' && second.outcome.milliseconds, 40);
});

test('exchanges under way at once keep the number of their beginning', async () => {
	const kept: number[] = [];
	let release = (): void => {};
	const slow = new Promise<void>(resolve => {
		release = resolve;
	});
	const http = recordExchanges(
		async asked => {
			await (asked.url.endsWith('slow') ? slow : undefined);
			return answering('')(asked);
		},
		clock,
		({number}) => kept.push(number),
	);
	const first = http({...request, url: 'https://login.example/slow'});
	await http(request);
	release();
	await first;
	assert.deepEqual(kept, [2, 1]);
});

test('the members of a token answer become fields, its tokens secrets, and there is no body', async () => {
	const outcome = await answered(
		answering(
			JSON.stringify({
				token_type: 'Bearer',
				expires_in: 3599,
				access_token: 'opaque-access',
				refresh_token: 'opaque-refresh',
				id_token: 'opaque-id',
				device_code: 'opaque-device',
				code: 'opaque-code',
				error_codes: [70011],
				assertion_of_tomorrow: 'eyJhbGciOi.eyJzdWIiOiIx.c2ln',
			}),
		),
	);
	assert.deepEqual(revealed(outcome.fields), [
		['token_type', 'Bearer'],
		['expires_in', '3599'],
		['access_token', 'secret opaque-access'],
		['refresh_token', 'secret opaque-refresh'],
		['id_token', 'secret opaque-id'],
		['device_code', 'secret opaque-device'],
		['code', 'secret opaque-code'],
		['error_codes', '[70011]'],
		['assertion_of_tomorrow', 'secret eyJhbGciOi.eyJzdWIiOiIx.c2ln'],
	]);
	assert.equal(outcome.body, undefined);
});

test('a token answer that is not JSON is kept as text, unless it may hold a token', async () => {
	assert.equal((await answered(answering('<html>Sign in</html>'))).body, '<html>Sign in</html>');
	for (const body of [
		'{"access_token":"opa',
		'token eyJhbGciOi.eyJzdWIiOiIx.c2ln',
		`see 0.A${'x'.repeat(40)}`,
		`opaque ${'x'.repeat(100)}`,
		'"eyJhbGciOi.eyJzdWIiOiIx.c2ln"',
	]) {
		const outcome = await answered(answering(body));
		assert.deepEqual([outcome.fields, outcome.body], [[], undefined], body);
	}
});

test('the body of an API answer is kept as it is', async () => {
	const outcome = await answered(answering('{"value":[]}'), {...request, purpose: 'api'});
	assert.deepEqual([outcome.fields, outcome.body], [[], '{"value":[]}']);
});

test('credentials and cookies in headers are secrets on both ways', async () => {
	const exchange = await recorded(answering('', {headers: {'set-cookie': 'session=c3VwZXI=', date: 'today'}}));
	assert.deepEqual(revealed(exchange.request.headers), [
		['Authorization', 'secret Basic c3VwZXI='],
		['Cookie', 'secret a=c3VwZXI='],
		['x-identity-header', 'secret c3VwZXI='],
		['accept', 'application/json'],
	]);
	assert.ok(exchange.outcome.kind === 'answered');
	assert.deepEqual(revealed(exchange.outcome.headers), [
		['set-cookie', 'secret session=c3VwZXI='],
		['date', 'today'],
	]);
	assert.doesNotMatch(inspect(exchange, {depth: 10}) + JSON.stringify(exchange), /c3VwZXI|hush/);
});

test('a request without an answer is recorded with its error, which is thrown on', async () => {
	const kept: Exchange[] = [];
	const error = new EntokError('no-answer', 'Nobody there.', 'Knock again.', {code: 'refused'});
	const http = recordExchanges(
		async () => {
			throw error;
		},
		clock,
		exchange => kept.push(exchange),
	);
	await assert.rejects(http(request), thrown => thrown === error);
	assert.deepEqual(kept[0]?.outcome, {kind: 'unanswered', error});
});
