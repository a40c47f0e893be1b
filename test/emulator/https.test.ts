import assert from 'node:assert/strict';
import {X509Certificate} from 'node:crypto';
import {once} from 'node:events';
import {request as httpRequest} from 'node:http';
import {request as httpsRequest} from 'node:https';
import {connect, type Socket} from 'node:net';
import {after, before, test} from 'node:test';
import {connect as secureConnect, type TLSSocket} from 'node:tls';
import {createServerCertificate, type ServerCertificate} from '../../source/emulator/certificate.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {loopbackHosts, microsoftHosts} from '../../source/emulator/hosts.ts';
import {type ServedEmulator, serveEmulator} from '../../source/emulator/server.ts';
import {fixedClock} from './bench.ts';

let certificate: ServerCertificate;
let served: ServedEmulator;

const serve = async (): Promise<ServedEmulator> =>
	serveEmulator(await createEmulator({clock: fixedClock(), key: 'demo'}), {certificate, proxyPort: 0});

before(async () => {
	certificate = await createServerCertificate([...loopbackHosts, ...microsoftHosts], Date.now());
	served = await serve();
});

after(async () => served.close());

type Sent = {readonly status: number; readonly body: string};

async function read(request: ReturnType<typeof httpRequest>): Promise<Sent> {
	request.end();
	const [response] = await once(request, 'response');
	let body = '';
	for await (const chunk of response) {
		body += String(chunk);
	}

	return {status: response.statusCode, body};
}

const get = (path: string, host = `localhost:${served.port}`): Promise<Sent> =>
	read(
		httpsRequest({
			host: '127.0.0.1',
			port: served.port,
			path,
			headers: {host},
			servername: 'localhost',
			ca: certificate.authority,
			agent: false,
		}),
	);

const proxyPort = (): number => Number(new URL(served.proxy ?? '').port);

/** Asks the proxy for a tunnel; resolves to its socket and the status line. */
async function tunnel(target: string, early = ''): Promise<{readonly socket: Socket; readonly answer: string}> {
	const socket = connect(proxyPort(), '127.0.0.1');
	socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n${early}`);
	const [answer] = await once(socket, 'data');
	return {socket, answer: String(answer)};
}

/** GET through the proxy, as a client does that believes it speaks with Microsoft. */
async function getThroughProxy(url: string): Promise<Sent> {
	const {hostname, host, pathname, search} = new URL(url);
	const {socket, answer} = await tunnel(`${hostname}:443`);
	assert.match(answer, /^HTTP\/1\.1 200 /);
	const secure: TLSSocket = secureConnect({socket, servername: hostname, ca: certificate.authority});
	await once(secure, 'secureConnect');
	return read(httpRequest({createConnection: () => secure, path: pathname + search, headers: {host}}));
}

const configuration = '/contoso.example/v2.0/.well-known/openid-configuration';

test('https: whoever trusts the authority is answered, and every address says https', async () => {
	const {status, body} = await get(configuration);
	assert.equal(status, 200);
	assert.ok(JSON.parse(body).issuer.startsWith(`https://localhost:${served.port}/`));
	assert.ok(!body.includes('http://'));
	assert.equal(served.origin, `https://localhost:${served.port}`);
});

test('https: whoever does not trust it is not', async () => {
	const request = httpsRequest({host: '127.0.0.1', port: served.port, servername: 'localhost', agent: false});
	request.end();
	const [error] = await once(request, 'error');
	assert.match(error.code, /UNABLE_TO|SELF_SIGNED/);
});

test('https: the certificate holds every name, and the authority may sign nothing but servers', () => {
	const authority = new X509Certificate(certificate.authority);
	const server = new X509Certificate(certificate.certificate);
	assert.ok(server.checkIssued(authority) && server.verify(authority.publicKey));
	for (const name of ['localhost', ...microsoftHosts.filter(host => !/^\d/.test(host))]) {
		assert.equal(server.checkHost(name), name);
	}

	for (const address of ['127.0.0.1', '::1', '169.254.169.254']) {
		assert.equal(server.checkIP(address), address);
	}

	assert.equal(server.checkHost('portal.azure.com'), undefined);
	assert.ok(authority.ca && !server.ca);
	assert.ok(!`${certificate.authority}${certificate.certificate}`.includes('PRIVATE'));
	const days = (Date.parse(server.validTo) - Date.parse(server.validFrom)) / 86_400_000;
	assert.ok(days <= 398, `${days} days`);
});

test('https: answers under Microsoft’s names too, each as the service it names; no other name', async () => {
	assert.equal((await get('/v1.0/users', 'graph.microsoft.com')).status, 401);
	assert.equal((await get('/v1.0/users', 'management.azure.com')).status, 404);
	for (const host of ['evil.example', 'graph.microsoft.com.evil.example', 'graph.microsoft.com@evil.example']) {
		assert.equal((await get(configuration, host)).status, 421, host);
	}
});

test('http: without a certificate, Microsoft’s names are refused', async () => {
	const plain = await serveEmulator(await createEmulator({clock: fixedClock(), key: 'demo'}));
	try {
		const options = {host: '127.0.0.1', port: plain.port, path: configuration, agent: false};
		assert.equal((await read(httpRequest({...options, headers: {host: 'login.microsoftonline.com'}}))).status, 421);
		assert.equal(plain.proxy, undefined);
	} finally {
		await plain.close();
	}
});

test('proxy: leads a client that knows only Microsoft’s addresses to the emulator', async () => {
	const {status, body} = await getThroughProxy(`https://login.microsoftonline.com${configuration}`);
	assert.equal(status, 200);
	const answer = JSON.parse(body);
	assert.match(answer.token_endpoint, /^https:\/\/login\.microsoftonline\.com\//);
	assert.equal(answer.userinfo_endpoint, 'https://graph.microsoft.com/oidc/userinfo');
	assert.equal(
		(await getThroughProxy('https://management.azure.com/metadata/endpoints?api-version=2022-09-01')).status,
		200,
	);
});

test('proxy: leads nowhere else', async () => {
	for (const target of ['example.com:443', `localhost.evil.example:${served.port}`, '127.0.0.2:80', '']) {
		const {answer, socket} = await tunnel(target);
		assert.match(answer, /^HTTP\/1\.1 40[03] /, target);
		socket.destroy();
	}

	const plain = {host: '127.0.0.1', port: proxyPort(), agent: false};
	const asked = {...plain, path: 'http://example.com/', headers: {host: 'example.com'}};
	assert.equal((await read(httpRequest(asked))).status, 421);
	const disguised = {...plain, path: 'http://example.com/', headers: {host: 'localhost'}};
	assert.equal((await read(httpRequest(disguised))).status, 421);
});

test('proxy: answers plain requests for the metadata address of virtual machines', async () => {
	const path = 'http://169.254.169.254/metadata/nothing';
	const {status} = await read(
		httpRequest({host: '127.0.0.1', port: proxyPort(), path, headers: {host: '169.254.169.254'}, agent: false}),
	);
	assert.equal(status, 404);
});

test('https: close ends what is still shaking hands, in tunnels too', async () => {
	const own = await serve();
	const silent = connect(own.port, '127.0.0.1');
	const tunnelled = connect(Number(new URL(own.proxy ?? '').port), '127.0.0.1');
	const sockets = [silent, tunnelled].map(socket => socket.on('error', () => undefined));
	await once(silent, 'connect');
	tunnelled.write('CONNECT graph.microsoft.com:443 HTTP/1.1\r\nHost: graph.microsoft.com\r\n\r\n\u0016\u0003');
	await once(tunnelled, 'data');
	const ended = Promise.all(sockets.map(socket => new Promise(resolve => socket.resume().once('close', resolve))));
	await own.close();
	await ended;
});

test('https: nonsense instead of a handshake harms nobody', async () => {
	const socket = connect(served.port, '127.0.0.1');
	socket.on('error', () => undefined);
	socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
	await once(socket.resume(), 'close');
	const {socket: inTunnel} = await tunnel('graph.microsoft.com:443', '\u0000\u0001nonsense');
	inTunnel.on('error', () => undefined);
	await once(inTunnel.resume(), 'close');
	assert.equal((await get(configuration)).status, 200);
});

test('https: a proxy port that is taken leaves nothing listening', async () => {
	const emulator = await createEmulator({clock: fixedClock(), key: 'demo'});
	const {port, close} = await serveEmulator(emulator);
	await close();
	await assert.rejects(serveEmulator(emulator, {port, certificate, proxyPort: served.port}), /is taken/);
	const [error] = await once(connect(port, '127.0.0.1'), 'error');
	assert.equal(error.code, 'ECONNREFUSED');
});
