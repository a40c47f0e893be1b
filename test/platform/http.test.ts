import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {getEventListeners, once} from 'node:events';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {HttpRequest} from '../../source/core/http.ts';
import {Secret} from '../../source/core/secret.ts';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {failureOf, get, httpWith} from '../helpers/http-bench.ts';

let server: FaultServer;
before(async () => {
	server = await startFaultServer();
});
after(() => server.close());

const lastRequest = () => server.requests.at(-1) ?? assert.fail('no request arrived');

test('an answer comes with its status, its headers in lower case and its body', async () => {
	const response = await httpWith()(get(`${server.origin}/ok`));
	assert.equal(response.status, 200);
	assert.equal(response.headers['content-type'], 'application/json');
	assert.equal(response.body, '{"ok":true}');
});

test('the times of an answer are those of the clock handed in', async () => {
	let now = 1_000_000;
	const clock = {
		now: () => {
			now += 250;
			return now;
		},
		sleep: async () => {},
		every: () => () => {},
	};
	const response = await httpWith({clock})(get(`${server.origin}/ok`));
	assert.equal(response.receivedAt, 1_000_500);
	assert.equal(response.milliseconds, 250);
});

test('every request says who asks, wants JSON and carries a fresh id', async () => {
	const ids = ['first-id', 'second-id'];
	const http = httpWith({version: '1.2.3', newId: () => ids.shift() ?? 'too many'});
	for (const id of ['first-id', 'second-id']) {
		await http(get(`${server.origin}/ok`));
		const {headers} = lastRequest();
		assert.equal(headers['user-agent'], 'entok/1.2.3');
		assert.equal(headers['accept'], 'application/json');
		assert.equal(headers['client-request-id'], id);
		assert.equal(headers['return-client-request-id'], 'true');
		assert.equal(headers['cookie'], undefined);
	}
});

test('headers of the request stand over those entok adds', async () => {
	const headers = [
		{name: 'Accept', value: 'text/plain'},
		{name: 'Client-Request-Id', value: 'mine'},
		{name: 'Authorization', value: new Secret('Bearer abc')},
	];
	await httpWith()(get(`${server.origin}/ok`, {headers}));
	assert.equal(lastRequest().headers['accept'], 'text/plain');
	assert.equal(lastRequest().headers['client-request-id'], 'mine');
	assert.equal(lastRequest().headers['authorization'], 'Bearer abc');
});

test('a form is sent encoded, its secrets in plain', async () => {
	await httpWith()({
		purpose: 'token',
		method: 'POST',
		url: `${server.origin}/ok`,
		headers: [],
		form: [
			{name: 'grant_type', value: 'client_credentials'},
			{name: 'client_secret', value: new Secret('a b&c=d+é~')},
		],
	});
	const {method, headers, body} = lastRequest();
	assert.equal(method, 'POST');
	assert.equal(headers['content-type'], 'application/x-www-form-urlencoded;charset=utf-8');
	assert.equal(body, 'grant_type=client_credentials&client_secret=a+b%26c%3Dd%2B%C3%A9%7E');
});

test('a body is sent as it is, and a method without one sends an empty one', async () => {
	const http = httpWith();
	await http(get(`${server.origin}/ok`, {method: 'PATCH', body: '{"a":1}'}));
	assert.equal(lastRequest().body, '{"a":1}');
	for (const method of ['POST', 'DELETE']) {
		await http(get(`${server.origin}/ok`, {method}));
		assert.equal(lastRequest().method, method);
		assert.equal(lastRequest().headers['content-length'], '0');
	}
});

test('a redirect is an answer: neither the address nor the body is taken to its target', async () => {
	const response = await httpWith()(
		get(`${server.origin}/redirect`, {method: 'POST', form: [{name: 'client_secret', value: new Secret('hidden')}]}),
	);
	assert.equal(response.status, 307);
	assert.equal(response.headers['location'], `${server.origin}/target`);
	assert.equal(server.requests.filter(({path}) => path === '/target').length, 0);
});

test('any status and any kind of body is an answer', async () => {
	const http = httpWith();
	const answers: ReadonlyArray<readonly [path: string, status: number, body: string]> = [
		['/throttled', 429, '{"error":"throttled"}'],
		['/html', 200, '<html>Sign in</html>'],
		['/empty', 200, ''],
		['/no-content', 204, ''],
		['/until-close', 200, 'until the end'],
		['/gzip', 200, '{"ok":true}'],
		['/empty-gzip', 200, ''],
		['/nothing-here', 404, 'no such fault'],
	];
	for (const [path, status, body] of answers) {
		const response = await http(get(server.origin + path));
		assert.deepEqual([path, response.status, response.body], [path, status, body]);
	}
});

test('HEAD has an answer without a body', async () => {
	const response = await httpWith()(get(`${server.origin}/no-content`, {method: 'HEAD'}));
	assert.deepEqual([response.status, response.body], [204, '']);
});

test('a byte order mark is left out, and UTF-16 understood by it', async () => {
	const http = httpWith();
	assert.equal((await http(get(`${server.origin}/bom`))).body, '{"ok":true}');
	assert.equal((await http(get(`${server.origin}/utf16`))).body, '{"name":"Zoë"}');
	assert.equal((await http(get(`${server.origin}/utf16-big`))).body, '{"name":"Zoë"}');
	assert.equal((await http(get(`${server.origin}/bad-utf8`))).body, 'a\ufffdb');
});

test('headers that repeat are joined, and none can reach the prototype', async () => {
	const {headers} = await httpWith()(get(`${server.origin}/repeated`));
	assert.equal(headers['set-cookie'], 'a=1, b=2');
	assert.equal(headers['vary'], 'one, two');
	assert.equal(Object.getPrototypeOf(headers), Object.prototype);
});

test('a server that closes a kept connection costs a GET nothing, and a POST never meets such a connection', async () => {
	const http = httpWith();
	const url = `${server.origin}/closing-keep-alive`;
	const before = server.requests.length;
	assert.equal((await http(get(url))).body, 'kept');
	assert.equal((await http(get(url))).body, 'kept');
	assert.equal((await http(get(url, {method: 'POST'}))).body, 'kept');
	assert.equal((await http(get(url, {method: 'POST'}))).body, 'kept');
	const seen = server.requests.slice(before).map(({method, earlier}) => `${method} ${earlier}`);
	assert.deepEqual(seen, ['GET 0', 'GET 1', 'GET 0', 'POST 0', 'POST 0']);
});

test('a connection that is kept does not keep the process', async context => {
	const script = fileURLToPath(new URL('../helpers/one-request.ts', import.meta.url));
	const child = spawn(process.execPath, [script, `${server.origin}/ok`], {stdio: ['ignore', 'pipe', 'inherit']});
	context.after(() => child.kill());
	const output: Buffer[] = [];
	child.stdout.on('data', (data: Buffer) => output.push(data));
	const [code] = await once(child, 'close');
	assert.equal(code, 0);
	assert.equal(Buffer.concat(output).toString(), '200\n');
	assert.equal(lastRequest().headers['connection'], 'keep-alive');
});

test('neither a kept connection nor a signal used again gathers listeners', async context => {
	const warnings: Error[] = [];
	const note = (warning: Error): void => {
		warnings.push(warning);
	};
	process.on('warning', note);
	context.after(() => process.off('warning', note));
	const http = httpWith();
	const {signal} = new AbortController();
	for (let count = 0; count < 30; count += 1) {
		await http(get(`${server.origin}/ok`, {signal}));
	}

	assert.equal(lastRequest().earlier, 29);
	assert.equal(getEventListeners(signal, 'abort').length, 0);
	await new Promise(resolve => setImmediate(resolve));
	assert.deepEqual(warnings, []);
});

test('what must not be sent is refused before a connection is made, without quoting it', async () => {
	const http = httpWith();
	const before = server.requests.length;
	const refused: ReadonlyArray<Partial<HttpRequest>> = [
		{headers: [{name: 'authorization', value: new Secret('Bearer canary\n')}]},
		{headers: [{name: 'x-canary', value: 'a\r\nx-injected: canary'}]},
		{headers: [{name: 'x-wide', value: 'canary \u{1f511}'}]},
		{headers: [{name: 'canary name', value: 'a'}]},
		{url: `${server.origin}/ok?code=canary\n`},
		{url: `${server.origin}/ok?code=canary\u0000`},
		{url: 'ftp://localhost/canary'},
		{url: 'canary'},
		{url: `http://canary:canary@localhost:${server.port}/ok`},
		{method: 'GET canary'},
		{method: 'CONNECT'},
		{method: 'HEAD', body: 'canary'},
	];
	for (const more of refused) {
		const error = await failureOf(http(get(`${server.origin}/ok`, more)));
		assert.equal(error.kind, 'usage', error.message);
		assert.doesNotMatch(`${error.message} ${error.hint}`.replace('header x-canary', ''), /canary/);
	}

	assert.equal(server.requests.length, before);
});
