import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {after, before, describe, test} from 'node:test';
import {type Certificate, makeCertificates} from '../helpers/certificates.ts';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {assertNoAnswer, failureOf, get, httpWith} from '../helpers/http-bench.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';

const certificates = makeCertificates();

async function withServer(certificate: Certificate | undefined, use: (server: FaultServer) => Promise<void>) {
	const server = await startFaultServer(certificate);
	try {
		await use(server);
	} finally {
		await server.close();
	}
}

describe('over TLS', {skip: certificates ? false : 'openssl, which makes the certificates, is missing'}, () => {
	const {authority, good, expired, otherHost, selfSigned} = certificates ?? ({} as never);

	test('a server of a private authority is trusted once the authority is given', () =>
		withServer(good, async server => {
			const http = httpWith({certificateAuthority: authority});
			assert.equal((await http(get(`${server.origin}/ok`))).status, 200);
			assert.equal((await http(get(`${server.origin}/ok`, {method: 'POST'}))).status, 200);
			assert.equal((await http(get(`https://127.0.0.1:${server.port}/ok`))).status, 200);
		}));

	const faults: ReadonlyArray<readonly [name: string, Certificate, words: RegExp]> = [
		['expired', expired, /has expired/],
		['for another host', otherHost, /for another host/],
		['self-signed', selfSigned, /is self-signed/],
	];
	for (const [name, certificate, words] of faults) {
		test(`a certificate that is ${name} is told as such, and nothing is sent`, () =>
			withServer(certificate, async server => {
				const http = httpWith({certificateAuthority: authority});
				const error = await assertNoAnswer(http(get(`${server.origin}/ok?code=canary`)), 'tls');
				assert.match(error.message, words);
				assert.doesNotMatch(`${error.message} ${error.hint}`, /canary/);
				assert.equal(server.requests.length, 0);
			}));
	}

	test('an authority nobody trusts is told as such', () =>
		withServer(good, async server => {
			const error = await assertNoAnswer(httpWith()(get(`${server.origin}/ok`)), 'tls');
			assert.match(error.message, /authority that is not trusted/);
			assert.equal(server.requests.length, 0);
		}));

	test('NODE_TLS_REJECT_UNAUTHORIZED=0 does not switch the check off', () =>
		withServer(selfSigned, async server => {
			process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
			try {
				await assertNoAnswer(httpWith()(get(`${server.origin}/ok`)), 'tls');
			} finally {
				delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
			}
		}));

	test('plain HTTP to a TLS port is no answer', () =>
		withServer(good, async server => {
			const error = await failureOf(httpWith()(get(`http://localhost:${server.port}/ok`)));
			assert.equal(error.kind, 'no-answer');
		}));
});

let plain: FaultServer;
before(async () => {
	plain = await startFaultServer();
});
after(() => plain.close());

test('a port that speaks plain text is told as TLS trouble', async context => {
	const talkative = await listenOnLoopback(
		createServer(socket => {
			socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
		}),
	);
	context.after(() => talkative.close());
	const error = await assertNoAnswer(httpWith()(get(`https://localhost:${talkative.port}/`)), 'tls');
	assert.match(error.message, /does not speak TLS/);
});

test('a server that closes during the handshake is told as TLS trouble', async context => {
	const rude = await listenOnLoopback(
		createServer(socket => {
			socket.once('data', () => socket.end());
		}),
	);
	context.after(() => rude.close());
	const error = await assertNoAnswer(httpWith()(get(`https://localhost:${rude.port}/`)), 'tls');
	assert.match(error.message, /during the TLS handshake/);
});

test('a handshake that never ends is a time-out of the connection', async context => {
	const silent = await listenOnLoopback(createServer());
	context.after(() => silent.close());
	const http = httpWith({connectTimeoutMilliseconds: 100});
	const error = await assertNoAnswer(http(get(`https://localhost:${silent.port}/`)), 'timeout');
	assert.match(error.message, /No connection to localhost:\d+ within 0\.1 s/);
});

test('a certificate authority that is none is told before anything is sent', async () => {
	for (const certificateAuthority of ['', 'junk', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
		const error = await failureOf(httpWith({certificateAuthority})(get(`${plain.origin}/ok`)));
		assert.equal(error.kind, 'configuration');
	}

	assert.equal(plain.requests.length, 0);
});
