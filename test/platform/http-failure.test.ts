import assert from 'node:assert/strict';
import {after, before, type TestContext, test} from 'node:test';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {assertNoAnswer, failureOf, get, httpWith} from '../helpers/http-bench.ts';
import {until} from '../helpers/loopback-server.ts';

let server: FaultServer;
before(async () => {
	server = await startFaultServer();
});
after(() => server.close());

const faults: ReadonlyArray<readonly [path: string, code: string, words: RegExp]> = [
	['/reset', 'reset', /closed the connection without an answer/],
	['/close', 'reset', /closed the connection without an answer/],
	['/reset-in-body', 'reset', /in the middle of its answer/],
	['/short-head', 'reset', /closed the connection without an answer/],
	['/short-body', 'truncated', /broke off/],
	['/short-chunks', 'truncated', /broke off/],
	['/bad-chunk', 'bad-answer', /not valid HTTP/],
	['/not-http', 'bad-answer', /not valid HTTP/],
	['/huge-head', 'bad-answer', /not valid HTTP/],
	['/bad-gzip', 'bad-answer', /cannot be unpacked/],
	['/short-gzip', 'bad-answer', /cannot be unpacked/],
];

for (const [path, code, words] of faults) {
	test(`a server that does ${path} is told as ${code}, for GET and for POST`, async () => {
		const http = httpWith();
		for (const method of ['GET', 'POST']) {
			const error = await assertNoAnswer(http(get(`${server.origin}${path}?code=canary`, {method})), code);
			assert.match(error.message, words);
			assert.match(error.message, new RegExp(`localhost:${server.port}`));
			assert.doesNotMatch(`${error.message} ${error.hint}`, /canary/);
		}
	});
}

test('a host that does not exist is told as dns', async () => {
	const error = await assertNoAnswer(httpWith()(get('https://login.entok.invalid/x?code=canary')), 'dns');
	assert.match(error.message, /login\.entok\.invalid/);
	assert.doesNotMatch(error.message, /canary/);
});

test('a port nobody listens on is told as refused', async () => {
	const gone = await startFaultServer();
	await gone.close();
	await assertNoAnswer(httpWith()(get(`http://127.0.0.1:${gone.port}/`)), 'refused');
	await assertNoAnswer(httpWith()(get(`http://localhost:${gone.port}/`)), 'refused');
});

/** A server whose open connections are those of one test. */
async function ownServer(context: TestContext): Promise<FaultServer> {
	const own = await startFaultServer();
	context.after(() => own.close());
	return own;
}

test('a time-out says what was being waited for, and the connection is closed', async context => {
	const own = await ownServer(context);
	const http = httpWith({timeoutMilliseconds: 100});
	for (const [path, words] of [
		['/hang', /no answer came within 0\.1 s/],
		['/slow-head', /no answer came within 0\.1 s/],
		['/drip', /was not complete within 0\.1 s/],
	] as const) {
		const error = await assertNoAnswer(http(get(own.origin + path)), 'timeout');
		assert.match(error.message, words);
	}

	await until(() => own.openConnections() === 0);
});

test('the head of an answer has a limit of its own', async () => {
	const http = httpWith({answerTimeoutMilliseconds: 50});
	assert.match((await assertNoAnswer(http(get(`${server.origin}/hang`)), 'timeout')).message, /within 0\.05 s/);
});

test('a body above its limit is too large, also when the server would never stop', async context => {
	const own = await ownServer(context);
	const http = httpWith({maximumBytes: {api: 1000}});
	await assertNoAnswer(http(get(`${own.origin}/endless`)), 'too-large');
	await until(() => own.openConnections() === 0);
});

test('a token answer of 10 MiB is too large, an API answer is not', async () => {
	const http = httpWith();
	const url = `${server.origin}/huge-html`;
	const error = await assertNoAnswer(http(get(url, {method: 'POST', purpose: 'token'})), 'too-large');
	assert.match(error.message, /larger than 4 MiB/);
	await assertNoAnswer(http(get(url, {purpose: 'discovery'})), 'too-large');
	assert.equal((await http(get(url))).body.length, 10 * 2 ** 20);
});

test('a compressed answer is counted as it is inflated, and never held whole', async () => {
	const http = httpWith();
	await http(get(`${server.origin}/ok`));
	const before = process.memoryUsage().rss;
	await assertNoAnswer(http(get(`${server.origin}/bomb`)), 'too-large');
	// The bomb holds 1 GiB; the limit is 32 MiB.
	assert.ok(process.memoryUsage().rss - before < 300 * 2 ** 20);
});

test('a request can be cancelled before it is sent, while it waits and while it is read', async context => {
	const own = await ownServer(context);
	const http = httpWith();
	const sent = own.requests.length;
	assert.equal((await failureOf(http(get(`${own.origin}/hang`, {signal: AbortSignal.abort()})))).kind, 'cancelled');
	assert.equal(own.requests.length, sent);

	for (const path of ['/hang', '/drip']) {
		const before = own.requests.length;
		const controller = new AbortController();
		const failure = failureOf(http(get(own.origin + path, {signal: controller.signal})));
		await until(() => own.requests.length > before);
		controller.abort(new Error('canary'));
		assert.equal((await failure).kind, 'cancelled');
	}

	await until(() => own.openConnections() === 0);
});
