import {createServer, type IncomingMessage, type Server} from 'node:http';
import {readBody} from '../loopback-servers.ts';
import {type Answer, goTo, page, plain} from './redirect-page.ts';
import {saysSomething} from './redirect-parameters.ts';
import type {RedirectWait} from './redirect-wait.ts';

/** What a browser sends at the end of a sign-in is far smaller. Bytes. */
const largestBody = 64 * 1024;
/** A code in a query may be long; Node's own limit is 16 KiB. Bytes. */
const largestHeader = 64 * 1024;
const mostConnections = 512;

export type ServerSetting = {
	readonly wait: RedirectWait;
	/** The path of the redirect URI; an empty one is `/` on the wire. */
	readonly path: string;
	/** Where `/start` leads. */
	startTarget(): string;
	port(): number;
	/** How long a browser may take to send a request. Milliseconds. */
	readonly longestRequest: number;
	/** A browser brought what was awaited, and will ask for its last page. */
	onTaken(): void;
	/** That page was sent. */
	onEnd(): void;
};

/** A code leaves the address bar, and with it the history: the page to look at is another one. */
function answerRedirect({wait, onTaken}: ServerSetting, text: string): Answer {
	const offer = wait.offer(text);
	if (offer !== 'taken') {
		return page(offer);
	}

	onTaken();
	return goTo('/done');
}

async function answerTo(request: IncomingMessage, setting: ServerSetting): Promise<Answer> {
	const {wait, path, startTarget, port} = setting;
	// A page of another site that lets its own name point here (DNS rebinding) still sends that name.
	const host = (request.headers.host ?? '').toLowerCase();
	if (!['localhost', '127.0.0.1', '[::1]'].some(name => host === `${name}:${port()}`)) {
		return plain(421, `Only http://localhost:${port()} is answered here.`);
	}

	const url = URL.parse(`http://localhost${request.url ?? '/'}`);
	if (!url || !(request.url ?? '').startsWith('/')) {
		return plain(400, 'The address of the request cannot be read.');
	}

	const isRedirect = url.pathname === (path || '/');
	if (request.method === 'POST' && isRedirect) {
		if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
			return plain(415, 'Only a form is taken here.');
		}

		const body = await readBody(request, largestBody);
		return body === undefined ? plain(413, 'This is too large for a sign-in.') : answerRedirect(setting, body);
	}

	if (request.method !== 'GET') {
		return plain(405, 'This cannot be done here.', {allow: isRedirect ? 'GET, POST' : 'GET'});
	}

	if (isRedirect && saysSomething(url.search)) {
		return answerRedirect(setting, url.search);
	}

	switch (url.pathname) {
		case '/start':
			return wait.taken ? page('used') : {...goTo(startTarget()), status: 302};
		case '/done':
			return page(wait.taken ? (wait.taken.has('error') ? 'failed' : 'signed-in') : 'incomplete');
		default:
			return isRedirect ? page('incomplete') : plain(404, 'There is nothing at this address.');
	}
}

/** A server for the browser that signs in. It tells no other site anything (no CORS) and keeps no connection. */
export function createRedirectServer(setting: ServerSetting): Server {
	const {longestRequest} = setting;
	const server = createServer(
		{
			maxHeaderSize: largestHeader,
			headersTimeout: longestRequest,
			requestTimeout: longestRequest,
			connectionsCheckingInterval: Math.min(longestRequest, 1000),
		},
		(request, response) => {
			answerTo(request, setting).then(
				({status, headers, body}) => {
					const isEnd = setting.wait.taken !== undefined && status !== 303;
					if (isEnd) {
						response.on('close', setting.onEnd);
					}

					response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)});
					response.end(body);
					// What is left of a body that was too large is let pass, or the answer could be lost.
					request.resume();
				},
				() => response.destroy(),
			);
		},
	);
	server.maxConnections = mostConnections;
	return server;
}
