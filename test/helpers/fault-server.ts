import {createServer, type Socket} from 'node:net';
import * as tls from 'node:tls';
import {gzipSync} from 'node:zlib';
import type {Certificate} from './certificates.ts';
import {type Listening, listenOnLoopback} from './loopback-server.ts';

export type SeenRequest = {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** How many requests came before on the same connection. */
	readonly earlier: number;
};

export type FaultServer = Listening & {
	readonly origin: string;
	readonly requests: readonly SeenRequest[];
};

/** What a server does with a connection when a request has come. */
export type Fault = (socket: Socket, request: SeenRequest) => void;

/** The bytes of an answer with the length of its body. */
export const answer = (head: string, body: string | Uint8Array = ''): Uint8Array =>
	Buffer.concat([
		Buffer.from(`HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`),
		Buffer.from(body),
	]);

export const says =
	(head: string, body?: string | Uint8Array): Fault =>
	socket => {
		socket.write(answer(head, body));
	};

export const endsWith =
	(text: string | Uint8Array): Fault =>
	socket => {
		socket.end(text);
	};

const resetsAfter =
	(text: string): Fault =>
	socket => {
		socket.write(text, () => socket.resetAndDestroy());
	};

/** Writes for as long as the other side reads. */
function forever(socket: Socket, piece: string | Uint8Array): void {
	const write = (): void => {
		while (!socket.destroyed && socket.write(piece)) {
			// The socket takes more.
		}
	};
	socket.on('drain', write);
	write();
}

const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const tenMiB = 10 * 2 ** 20;

/** 1 GiB of zeros in 1 MiB, as members of one gzip stream (RFC 1952 section 2.2). */
const bomb = (): Uint8Array => {
	const member = gzipSync(Buffer.alloc(16 * 2 ** 20), {level: 9});
	return Buffer.concat(Array.from({length: 64}, () => member));
};

/** What the server does, by path. */
export const faults: Readonly<Record<string, Fault>> = {
	'/ok': says('200 OK\r\ncontent-type: application/json', '{"ok":true}'),
	'/hang': () => {},
	'/slow-head': socket => {
		socket.write('HTTP/1.1 200 OK\r\ncontent-ty');
	},
	'/drip': socket => {
		socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
		const timer = setInterval(() => socket.write('.'), 5);
		socket.on('close', () => clearInterval(timer));
	},
	'/reset': resetsAfter(''),
	'/close': endsWith(''),
	'/reset-in-body': resetsAfter('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf'),
	'/short-head': endsWith('HTTP/1.1 200 OK\r\ncontent-'),
	'/short-body': endsWith('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf'),
	'/short-chunks': endsWith(`${chunked}4\r\nhalf\r\n`),
	'/bad-chunk': endsWith(`${chunked}zz\r\nhalf\r\n0\r\n\r\n`),
	'/not-http': endsWith('SSH-2.0-OpenSSH_9.2\r\n'),
	'/huge-head': endsWith(`HTTP/1.1 200 OK\r\nx-huge: ${'a'.repeat(100_000)}\r\ncontent-length: 0\r\n\r\n`),
	'/huge-html': says('200 OK\r\ncontent-type: text/html', Buffer.alloc(tenMiB, '<p>sign in</p>')),
	'/endless': socket => {
		socket.write(chunked);
		forever(socket, `4000\r\n${'a'.repeat(0x4000)}\r\n`);
	},
	'/bomb': socket => {
		socket.write(answer('200 OK\r\ncontent-encoding: gzip', bomb()));
	},
	'/gzip': says('200 OK\r\ncontent-encoding: gzip', gzipSync('{"ok":true}')),
	'/bad-gzip': says('200 OK\r\ncontent-encoding: gzip', 'this is not gzip at all'),
	'/short-gzip': says('200 OK\r\ncontent-encoding: gzip', gzipSync('{"ok":true}').subarray(0, 20)),
	'/empty-gzip': says('200 OK\r\ncontent-encoding: gzip'),
	'/html': says('200 OK\r\ncontent-type: text/html', '<html>Sign in</html>'),
	'/empty': says('200 OK'),
	'/no-content': endsWith('HTTP/1.1 204 No Content\r\n\r\n'),
	'/until-close': endsWith('HTTP/1.0 200 OK\r\n\r\nuntil the end'),
	'/bom': says('200 OK', '\ufeff{"ok":true}'),
	'/utf16': says('200 OK', Buffer.from('\ufeff{"name":"Zoë"}', 'utf16le')),
	'/utf16-big': says('200 OK', Buffer.from('\ufeff{"name":"Zoë"}', 'utf16le').swap16()),
	'/bad-utf8': says('200 OK', Buffer.from([0x61, 0xff, 0x62])),
	'/redirect': (socket, {headers}) => {
		socket.write(answer(`307 Temporary Redirect\r\nlocation: http://${headers['host']}/target`));
	},
	'/throttled': says('429 Too Many Requests\r\nretry-after: 7', '{"error":"throttled"}'),
	'/repeated': says('200 OK\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nvary: one\r\nVary: two\r\n__proto__: polluted'),
	/** Says that it keeps the connection, and closes it when it is used again. */
	'/closing-keep-alive': (socket, {earlier}) => {
		if (earlier === 0) {
			socket.write(answer('200 OK\r\nconnection: keep-alive', 'kept'));
		} else {
			socket.destroy();
		}
	},
};

/** Cuts the stream of a connection into requests. Bodies need a content-length. */
function readRequests(socket: Socket, take: (request: SeenRequest) => void): void {
	let text = '';
	let earlier = 0;
	socket.on('data', (data: Buffer) => {
		text += data.toString('latin1');
		for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
			const [start = '', ...lines] = text.slice(0, end).split('\r\n');
			const [method = '', path = ''] = start.split(' ');
			const headers = Object.fromEntries(
				lines.map(line => {
					const colon = line.indexOf(':');
					return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
				}),
			);
			const bodyEnd = end + 4 + Number(headers['content-length'] ?? 0);
			if (text.length < bodyEnd) {
				return;
			}

			const body = text.slice(end + 4, bodyEnd);
			text = text.slice(bodyEnd);
			take({method, path, headers, body, earlier});
			earlier += 1;
		}
	});
}

/** A server on loopback that does what the path asks for (see `faults`), over TLS when given a certificate. */
export async function startFaultServer(
	certificate?: Certificate,
	faultOf: (path: string) => Fault | undefined = path => faults[path.split('?')[0] ?? ''],
): Promise<FaultServer> {
	const requests: SeenRequest[] = [];
	const serve = (socket: Socket): void => {
		socket.on('error', () => {});
		readRequests(socket, request => {
			requests.push(request);
			const fault = faultOf(request.path) ?? says('404 Not Found', 'no such fault');
			fault(socket, request);
		});
	};
	const server = certificate ? tls.createServer(certificate, serve) : createServer(serve);
	server.on('tlsClientError', () => {});
	const listening = await listenOnLoopback(server);
	return {...listening, origin: `${certificate ? 'https' : 'http'}://localhost:${listening.port}`, requests};
}
