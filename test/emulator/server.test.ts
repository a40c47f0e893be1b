import assert from 'node:assert/strict';
import {once} from 'node:events';
import {request as httpRequest} from 'node:http';
import {connect, createServer, type Socket} from 'node:net';
import {networkInterfaces} from 'node:os';
import {after, before, test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {type ServedEmulator, serveEmulator} from '../../source/emulator/server.ts';
import {fixedClock} from './bench.ts';

let served: ServedEmulator;

before(async () => {
	served = await serveEmulator(await createEmulator({clock: fixedClock(), key: 'demo'}));
});

after(async () => served.close());

type Sent = {readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string};

/** One request on a connection of its own. */
async function send(
	path: string,
	options: {readonly method?: string; readonly host?: string; readonly body?: string; readonly address?: string} = {},
): Promise<Sent> {
	const {method = 'GET', host = `localhost:${served.port}`, body = '', address = '127.0.0.1'} = options;
	const request = httpRequest({
		host: address,
		port: served.port,
		path,
		method,
		headers: {host, 'content-length': Buffer.byteLength(body), origin: 'http://page.example'},
		agent: false,
	});
	request.end(body);
	const [response] = await once(request, 'response');
	let text = '';
	for await (const chunk of response) {
		text += String(chunk);
	}

	return {status: response.statusCode, headers: response.headers, body: text};
}

const configuration = '/contoso.example/v2.0/.well-known/openid-configuration';

test('server: answers as localhost, and what it says follows the host', async () => {
	for (const host of [`localhost:${served.port}`, `127.0.0.1:${served.port}`, `[::1]:${served.port}`]) {
		const {status, body} = await send(configuration, {host});
		assert.equal(status, 200, host);
		assert.ok(JSON.parse(body).issuer.startsWith(`http://${host}/`));
	}

	assert.equal(served.origin, `http://localhost:${served.port}`);
});

test('server: refuses every other host name, which is how a web page would reach it', async () => {
	for (const host of [
		'evil.example',
		`evil.example:${served.port}`,
		'localhost.evil.example',
		'127.0.0.1.evil.example',
		'0.0.0.0',
		'localhost@evil.example',
	]) {
		const {status, body} = await send(configuration, {host});
		assert.equal(status, 421, host);
		assert.ok(!body.includes('issuer'));
	}
});

test('server: sends no header that would let another site read the answer', async () => {
	const {headers} = await send(configuration);
	assert.deepEqual(
		Object.keys(headers).filter(name => name.startsWith('access-control-')),
		[],
	);
	assert.equal(headers['date'], 'Mon, 02 Mar 2026 09:00:00 GMT', 'the emulator’s clock, not the machine’s');
});

test('server: a body up to 1 MiB is read, a larger one is refused', async () => {
	const path = '/contoso.example/oauth2/v2.0/token';
	const fits = await send(path, {method: 'POST', body: 'x'.repeat(1024 * 1024)});
	assert.equal(fits.status, 400);
	const over = await send(path, {method: 'POST', body: 'x'.repeat(1024 * 1024 + 1)});
	assert.equal(over.status, 413);
	assert.equal((await send(configuration)).status, 200, 'and goes on serving');
});

test('server: listens on both loopback addresses where there are two', async t => {
	const probe = createServer();
	probe.listen(0, '::1');
	const [event] = await Promise.race([once(probe, 'listening').then(() => ['listening']), once(probe, 'error')]);
	probe.close();
	if (event !== 'listening') {
		t.skip('there is no IPv6 here');
		return;
	}

	const {status} = await send(configuration, {address: '::1'});
	assert.equal(status, 200);
});

test('server: nobody on the network reaches it', async t => {
	const outside = Object.values(networkInterfaces())
		.flatMap(addresses => addresses ?? [])
		.find(({internal, family}) => !internal && family === 'IPv4');
	if (!outside) {
		t.skip('this machine has no address but loopback');
		return;
	}

	const [error] = await once(connect(served.port, outside.address), 'error');
	assert.equal(error.code, 'ECONNREFUSED');
});

test('server: a port that is taken is an error a person can act on', async () => {
	const emulator = await createEmulator({clock: fixedClock(), key: 'demo'});
	await assert.rejects(serveEmulator(emulator, {port: served.port}), error => {
		assert.ok(error instanceof EntokError);
		assert.match(error.message, new RegExp(String(served.port)));
		return true;
	});
});

test('server: close ends open connections, also idle and half-sent ones, and can be called twice', async () => {
	const own = await serveEmulator(await createEmulator({clock: fixedClock(), key: 'demo'}));
	const open = async (text: string): Promise<Socket> => {
		const socket = connect(own.port, '127.0.0.1');
		socket.on('error', () => undefined);
		await once(socket, 'connect');
		socket.write(text);
		return socket;
	};

	const idle = await open(`GET / HTTP/1.1\r\nHost: localhost:${own.port}\r\n\r\n`);
	await once(idle, 'data');
	const halfSent = await open(`POST / HTTP/1.1\r\nHost: localhost:${own.port}\r\nContent-Length: 100\r\n\r\nabc`);
	const ended = Promise.all(
		[idle, halfSent].map(socket => new Promise(resolve => socket.resume().once('close', resolve))),
	);
	await Promise.all([own.close(), own.close()]);
	await ended;
	const refused = connect(own.port, '127.0.0.1');
	const [error] = await once(refused, 'error');
	assert.equal(error.code, 'ECONNREFUSED');
});
