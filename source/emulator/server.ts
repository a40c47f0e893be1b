import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {EntokError} from '../core/entok-error.ts';
import {type Bound, bindLoopback, isPortTaken, stopServer} from '../loopback-servers.ts';
import type {Emulator, EmulatorResponse} from './emulator.ts';

/** An emulator on loopback. */
export type ServedEmulator = {
	/** `http://localhost:PORT`. */
	readonly origin: string;
	readonly port: number;
	/** Stops listening and ends open connections; a second call does nothing. */
	close(): Promise<void>;
};

const largestBody = 1024 * 1024;
const portsTried = 20;

/** A page of another site that lets its own name point here (DNS rebinding) still sends that name. */
const isLoopbackHost = (host: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

const refusal = (status: number, message: string): EmulatorResponse => ({
	status,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body: `${message}\n`,
});

/** The body as text, or undefined when it is over the limit; what is left of it then stays unread. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request.iterator({destroyOnReturn: false})) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > largestBody) {
			return undefined;
		}

		chunks.push(bytes);
	}

	return Buffer.concat(chunks).toString('utf8');
}

async function answerTo(emulator: Emulator, request: IncomingMessage): Promise<EmulatorResponse> {
	const {host = ''} = request.headers;
	if (!isLoopbackHost(host)) {
		return refusal(421, 'The emulator answers only as localhost, 127.0.0.1 or [::1].');
	}

	const body = await readBody(request);
	if (body === undefined) {
		return refusal(413, 'The request body is larger than 1 MiB.');
	}

	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);
	const path = request.url ?? '/';
	return emulator.handle({
		method: request.method ?? 'GET',
		url: path.startsWith('/') ? `http://${host}${path}` : path,
		headers,
		body,
	});
}

async function answer(emulator: Emulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const {status, headers, body} = await answerTo(emulator, request);
	response.writeHead(status, {...headers, ...(status === 204 ? {} : {'content-length': Buffer.byteLength(body)})});
	response.end(request.method === 'HEAD' ? '' : body);
	request.resume();
}

async function bind(make: () => Server, port: number): Promise<Bound<Server>> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await bindLoopback(make, port);
		} catch (error) {
			if (isPortTaken(error) && port === 0 && tries < portsTried) {
				continue;
			}

			throw isPortTaken(error)
				? new EntokError('configuration', `Port ${port} is taken.`, 'Give another --port, or none for a free one.')
				: error;
		}
	}
}

/** Serves an emulator over HTTP on 127.0.0.1 and ::1, on a free port unless one is given. */
export async function serveEmulator(
	emulator: Emulator,
	options: {readonly port?: number} = {},
): Promise<ServedEmulator> {
	const make = () =>
		createServer((request, response) => {
			answer(emulator, request, response).catch(() => response.destroy());
		});
	const {servers, port} = await bind(make, options.port ?? 0);
	let closing: Promise<void> | undefined;
	return {
		origin: `http://localhost:${port}`,
		port,
		close() {
			closing ??= Promise.all(servers.map(stopServer)).then(() => undefined);
			return closing;
		},
	};
}
