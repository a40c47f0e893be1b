import type {Socket} from 'node:net';
import {gzipSync} from 'node:zlib';
import {jwtOf} from './canned.ts';
import {answer, endsWith, type Fault, faults, says} from './fault-server.ts';

/** A token answer that is right in every way, to be broken in one. */
const tokenWith = (more: object): string =>
	JSON.stringify({
		token_type: 'Bearer',
		expires_in: 3599,
		access_token: jwtOf({aud: 'https://graph.microsoft.com', idtyp: 'app'}),
		...more,
	});

const json = (body: string | Uint8Array, status = '200 OK', headers = ''): Fault =>
	says(`${status}\r\ncontent-type: application/json${headers}`, body);

const refusal = (more: object): string => JSON.stringify({error: 'invalid_client', ...more});

const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;

/** Escape sequences, bidi controls and a lone surrogate: what no text on a screen may hold. */
export const hostileText = '\u001b]0;owned\u0007\u001b[2J\u202egnp.exe\u009b31m\u200b\ud800 AADSTS7000215: no';

const inPieces =
	(pieces: readonly string[]): Fault =>
	(socket: Socket) => {
		for (const piece of pieces) {
			socket.write(piece);
		}
	};

/** What a broken, hostile or overloaded server may answer, by a word that may stand in a path. */
export const upstreamFaults: Readonly<Record<string, Fault>> = {
	...Object.fromEntries(Object.entries(faults).map(([path, fault]) => [path.slice(1), fault])),
	good: json(tokenWith({})),
	'deep-json': json(deep),
	'duplicate-keys': json(
		'{"access_token":"a","access_token":"b","token_type":"Bearer","expires_in":1,"expires_in":-5}',
	),
	'json-with-bom': json(`\ufeff${tokenWith({})}`),
	'json-utf16': json(Buffer.from(`\ufeff${tokenWith({})}`, 'utf16le')),
	'json-array': json('[1,2]'),
	'json-null': json('null'),
	'json-text': json('"token"'),
	'half-json': json('{"access_token":"ey'),
	'proto-keys': json('{"__proto__":{"access_token":"x"},"constructor":1}'),
	'no-token': json(tokenWith({access_token: undefined})),
	'number-token': json(tokenWith({access_token: 7})),
	'empty-token': json(tokenWith({access_token: ''})),
	'token-with-line-ends': json(tokenWith({access_token: 'a\r\nx-injected: 1'})),
	'foreign-token-type': json(tokenWith({token_type: 'pop'})),
	'no-lifetime': json(tokenWith({expires_in: undefined})),
	'absurd-lifetime': json(tokenWith({expires_in: 1e15})),
	'negative-lifetime': json(tokenWith({expires_in: -1})),
	'lifetime-in-words': json(tokenWith({expires_in: 'an hour'})),
	'error-as-object': json('{"error":{"code":"Unauthorized","message":"no"}}', '401 Unauthorized'),
	'error-with-200': json(refusal({error_description: 'AADSTS7000215: Invalid client secret.'})),
	'hostile-error': json(refusal({error_description: hostileText, trace_id: hostileText}), '401 Unauthorized'),
	'huge-error': json(refusal({error_description: 'AADSTS7000215: '.padEnd(2_000_000, 'x')}), '400 Bad Request'),
	'html-502': says('502 Bad Gateway\r\ncontent-type: text/html', '<html><h1>502 Bad Gateway</h1></html>'),
	'html-403': says('403 Forbidden\r\ncontent-type: text/html', '<html>Blocked by your company</html>'),
	'empty-500': says('500 Internal Server Error'),
	unavailable: json('{"error":"temporarily_unavailable"}', '503 Service Unavailable', '\r\nretry-after: 3'),
	'throttled-by-date': says('429 Too Many Requests\r\nretry-after: Fri, 31 Dec 9999 23:59:59 GMT'),
	'throttled-absurdly': says('429 Too Many Requests\r\nretry-after: 99999999999999999999'),
	'throttled-negatively': says('429 Too Many Requests\r\nretry-after: -5'),
	'status-600': says('600 What'),
	'status-word': endsWith('HTTP/1.1 OK\r\ncontent-length: 0\r\n\r\n'),
	'two-lengths': endsWith('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 4\r\n\r\n{}{}'),
	'length-and-chunks': endsWith(
		'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
	),
	'negative-length': endsWith('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n'),
	'longer-than-its-length': inPieces(['HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}', 'HTTP/1.1 200 OK\r\n\r\n']),
	'many-headers': endsWith(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}content-length: 2\r\n\r\n{}`),
	'bare-line-ends': endsWith('HTTP/1.1 200 OK\nx: y\n\n{}'),
	'null-in-header': endsWith('HTTP/1.1 200 OK\r\nx-a: b\u0000c\r\ncontent-length: 2\r\n\r\n{}'),
	upgrade: endsWith('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
	'continue-forever': (socket: Socket) => {
		const timer = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), 5);
		socket.on('close', () => clearInterval(timer));
	},
	'redirect-elsewhere': says('302 Found\r\nlocation: http://127.0.0.1:1/taken'),
	'redirect-with-body': says('308 Permanent Redirect\r\nlocation: https://login.example.invalid/'),
	'skewed-clock': says(
		'200 OK\r\ncontent-type: application/json\r\ndate: Mon, 01 Jan 2001 00:00:00 GMT',
		tokenWith({}),
	),
	'unknown-encoding': says('200 OK\r\ncontent-encoding: snappy', 'nothing we can read'),
	'gzip-twice': says('200 OK\r\ncontent-encoding: gzip, gzip', gzipSync(gzipSync(tokenWith({})))),
	'gzip-with-tail': socket => {
		socket.write(answer('200 OK\r\ncontent-encoding: gzip', Buffer.concat([gzipSync('{}'), Buffer.from('tail')])));
	},
};

/** What fault a request asks for: the first label of the tenant, or the last word of an API's path. */
export function faultFor(path: string): Fault | undefined {
	const [, first = '', ...rest] = path.split('?')[0]?.split('/') ?? [];
	const name = rest.at(-1) === 'token' ? first.replace(/\.example$/, '') : (rest.at(-1) ?? first);
	return upstreamFaults[name];
}
