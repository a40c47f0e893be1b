import {createServer, type IncomingMessage} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {connect, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {Certificate} from './certificates.ts';
import {type Listening, listenOnLoopback} from './loopback-server.ts';

export type ConnectProxy = Listening & {
	/** What clients asked to be connected with, `host:port`. */
	readonly asked: readonly string[];
	readonly credentials: readonly (string | undefined)[];
};

/** What the proxy does with a CONNECT: opens a tunnel to a port of loopback, whatever the host asked for, or something worse. */
export type ProxyManner =
	| {readonly kind: 'tunnel'; readonly toPort: number}
	| {readonly kind: 'refuse'; readonly status: string}
	| {readonly kind: 'hang'}
	| {readonly kind: 'close'}
	| {readonly kind: 'nonsense'};

function behave(manner: ProxyManner, client: Duplex): void {
	switch (manner.kind) {
		case 'tunnel': {
			const upstream = connect(manner.toPort, '127.0.0.1', () => {
				client.write('HTTP/1.1 200 Connection established\r\n\r\n');
				client.pipe(upstream).pipe(client);
			});
			upstream.on('error', () => client.destroy());
			client.on('end', () => client.destroy());
			client.on('close', () => upstream.destroy());
			break;
		}

		case 'refuse':
			client.end(`HTTP/1.1 ${manner.status}\r\ncontent-length: 0\r\n\r\n`);
			break;
		case 'close':
			client.end();
			break;
		case 'nonsense':
			client.end('SSH-2.0-OpenSSH_9.2\r\n');
			break;
		case 'hang':
			// Without reading it would not notice that the client left.
			client.resume();
			client.on('end', () => client.end());
			break;
	}
}

/** A small proxy on loopback that knows nothing but CONNECT, itself over TLS when given a certificate. */
export async function startConnectProxy(manner: ProxyManner, certificate?: Certificate): Promise<ConnectProxy> {
	const asked: string[] = [];
	const credentials: Array<string | undefined> = [];
	const server = certificate ? createSecureServer(certificate) : createServer();
	server.on('tlsClientError', () => {});
	server.on('connect', (request: IncomingMessage, client: Socket) => {
		client.on('error', () => {});
		asked.push(request.url ?? '');
		credentials.push(request.headers['proxy-authorization']);
		behave(manner, client);
	});
	return {...(await listenOnLoopback(server)), asked, credentials};
}
