import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {after, before, describe, test} from 'node:test';
import {inspect} from 'node:util';
import {Secret} from '../../source/core/secret.ts';
import {makeCertificates} from '../helpers/certificates.ts';
import {type ConnectProxy, type ProxyManner, startConnectProxy} from '../helpers/connect-proxy.ts';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {assertNoAnswer, failureOf, get, httpWith} from '../helpers/http-bench.ts';
import {listenOnLoopback, until} from '../helpers/loopback-server.ts';

const certificates = makeCertificates();

let server: FaultServer;
before(async () => {
	server = await startFaultServer();
});
after(() => server.close());

/** A host that only a proxy can reach. */
const host = 'graph.entok.invalid';

async function withProxy(manner: ProxyManner, use: (proxy: ConnectProxy, url: string) => Promise<void>): Promise<void> {
	const proxy = await startConnectProxy(manner);
	try {
		await use(proxy, `http://127.0.0.1:${proxy.port}`);
	} finally {
		await proxy.close();
	}
}

test('a request goes through the proxy of the environment, with its name and password', () =>
	withProxy({kind: 'tunnel', toPort: server.port}, async proxy => {
		const http = httpWith({environment: {http_proxy: `http://me:p%40ss@localhost:${proxy.port}`}});
		assert.equal((await http(get(`http://${host}/ok`))).body, '{"ok":true}');
		assert.deepEqual(proxy.asked, [`${host}:80`]);
		assert.deepEqual(proxy.credentials, [`Basic ${btoa('me:p@ss')}`]);
		assert.equal(server.requests.at(-1)?.headers['host'], host);
		assert.equal(server.requests.at(-1)?.headers['proxy-authorization'], undefined);
	}));

test('the proxy is left alone for loopback, for NO_PROXY and when switched off', () =>
	withProxy({kind: 'tunnel', toPort: server.port}, async (proxy, url) => {
		await httpWith({environment: {HTTP_PROXY: url}})(get(`${server.origin}/ok`));
		await assertNoAnswer(
			httpWith({environment: {HTTP_PROXY: url, NO_PROXY: '.invalid'}})(get(`http://${host}/ok`)),
			'dns',
		);
		await assertNoAnswer(httpWith({environment: {HTTP_PROXY: url}, useProxy: false})(get(`http://${host}/ok`)), 'dns');
		await assertNoAnswer(httpWith({environment: {HTTP_PROXY: url}})(get(`http://${host}/ok`, {isDirect: true})), 'dns');
		assert.deepEqual(proxy.asked, []);
	}));

test('a tunnel is closed with its request', () =>
	withProxy({kind: 'tunnel', toPort: server.port}, async (proxy, url) => {
		await httpWith({environment: {HTTP_PROXY: url}})(get(`http://${host}/ok`));
		await until(() => proxy.openConnections() === 0);
	}));

const refusals: ReadonlyArray<readonly [name: string, manner: ProxyManner, words: RegExp]> = [
	[
		'asks for a password',
		{kind: 'refuse', status: '407 Proxy Authentication Required'},
		/asks for a user name and a password/,
	],
	['forbids the host', {kind: 'refuse', status: '403 Forbidden'}, /refused to connect to graph.* \(status 403\)/],
	['closes at once', {kind: 'close'}, /closed the connection without an answer/],
	['is no proxy', {kind: 'nonsense'}, /gave no valid answer/],
];
for (const [name, manner, words] of refusals) {
	test(`a proxy that ${name} is named in the error, its password and the request are not`, () =>
		withProxy(manner, async proxy => {
			const environment = {HTTPS_PROXY: `http://me:canary@127.0.0.1:${proxy.port}`};
			const error = await assertNoAnswer(
				httpWith({environment})(
					get(`https://${host}/ok?code=canary`, {headers: [{name: 'authorization', value: new Secret('canary')}]}),
				),
				'proxy',
			);
			assert.match(error.message, words);
			assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${proxy.port}`));
			assert.doesNotMatch(inspect(error, {depth: 10, showHidden: true}), /canary/);
		}));
}

test('a proxy that cannot be reached is told as such', async () => {
	const gone = await startConnectProxy({kind: 'hang'});
	await gone.close();
	const refused = {HTTPS_PROXY: `http://127.0.0.1:${gone.port}`};
	const error = await assertNoAnswer(httpWith({environment: refused})(get(`https://${host}/`)), 'proxy');
	assert.match(error.message, /refused the connection/);
	const missing = {HTTPS_PROXY: 'http://proxy.entok.invalid:8080'};
	assert.match(
		(await assertNoAnswer(httpWith({environment: missing})(get(`https://${host}/`)), 'proxy')).message,
		/name was not found/,
	);
});

test('a proxy that never answers is a time-out, or is cancelled; either way it is left at once', () =>
	withProxy({kind: 'hang'}, async (proxy, url) => {
		const environment = {HTTPS_PROXY: url};
		const impatient = httpWith({environment, connectTimeoutMilliseconds: 100});
		const error = await assertNoAnswer(impatient(get(`https://${host}/`)), 'timeout');
		assert.match(error.message, /through the proxy 127\.0\.0\.1:\d+\) within 0\.1 s/);

		const controller = new AbortController();
		const failure = failureOf(httpWith({environment})(get(`https://${host}/`, {signal: controller.signal})));
		await until(() => proxy.asked.length === 2);
		controller.abort();
		assert.equal((await failure).kind, 'cancelled');
		await until(() => proxy.openConnections() === 0);
	}));

test('a tunnel whose TLS handshake never ends is left with the time-out', async () => {
	const silent = await listenOnLoopback(createServer());
	await withProxy({kind: 'tunnel', toPort: silent.port}, async (proxy, url) => {
		const http = httpWith({environment: {HTTPS_PROXY: url}, connectTimeoutMilliseconds: 100});
		await assertNoAnswer(http(get(`https://${host}/`)), 'timeout');
		await until(() => proxy.openConnections() === 0);
	});
	await silent.close();
});

test('a variable that holds no proxy is a configuration error before anything is sent', async () => {
	const error = await failureOf(
		httpWith({environment: {HTTPS_PROXY: 'socks5://me:canary@p'}})(get(`https://${host}/`)),
	);
	assert.equal(error.kind, 'configuration');
	assert.doesNotMatch(inspect(error), /canary/);
});

describe('over TLS', {skip: certificates ? false : 'openssl, which makes the certificates, is missing'}, () => {
	const {authority, good, otherHost} = certificates ?? ({} as never);

	test('TLS runs through the tunnel with the server itself, and its certificate is checked', async () => {
		const secure = await startFaultServer(otherHost);
		await withProxy({kind: 'tunnel', toPort: secure.port}, async (proxy, url) => {
			const http = httpWith({environment: {HTTPS_PROXY: url}, certificateAuthority: authority});
			assert.equal((await http(get('https://other.example/ok'))).status, 200);
			assert.deepEqual(proxy.asked, ['other.example:443']);
			const error = await assertNoAnswer(http(get('https://elsewhere.example/ok')), 'tls');
			assert.match(error.message, /elsewhere\.example: its certificate is for another host/);
			await assertNoAnswer(httpWith({environment: {HTTPS_PROXY: url}})(get('https://other.example/ok')), 'tls');
		});
		assert.equal(secure.requests.length, 1);
		await secure.close();
	});

	test('the proxy itself may be reached over TLS, and its certificate is checked', async () => {
		const secure = await startFaultServer(otherHost);
		const proxy = await startConnectProxy({kind: 'tunnel', toPort: secure.port}, good);
		const environment = {HTTPS_PROXY: `https://localhost:${proxy.port}`};
		const http = httpWith({environment, certificateAuthority: authority});
		assert.equal((await http(get('https://other.example/ok'))).status, 200);
		const error = await assertNoAnswer(httpWith({environment})(get('https://other.example/ok')), 'proxy');
		assert.match(error.message, /authority that is not trusted/);
		await proxy.close();
		await secure.close();
	});
});
