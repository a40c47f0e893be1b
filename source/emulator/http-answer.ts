import type {IncomingMessage, ServerResponse} from 'node:http';
import {readBody} from '../loopback-servers.ts';
import type {Emulator, EmulatorResponse} from './emulator.ts';

const largestBody = 1024 * 1024;

const refusal = (status: number, message: string): EmulatorResponse => ({
	status,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body: `${message}\n`,
});

/** How requests come in. */
export type Entrance = {
	readonly scheme: 'http' | 'https';
	/** Whether the emulator answers under this name and port. */
	knows(host: string): boolean;
};

async function answerTo(emulator: Emulator, entrance: Entrance, request: IncomingMessage): Promise<EmulatorResponse> {
	const target = request.url ?? '/';
	// A whole address, as proxies get it, says more than the Host header (RFC 9112 section 3.2.2).
	const address = URL.parse(target.startsWith('/') ? `${entrance.scheme}://${request.headers.host}${target}` : target);
	if (!address) {
		return refusal(400, 'The address of the request is not valid.');
	}

	if (!entrance.knows(address.host) || !entrance.knows(request.headers.host ?? '')) {
		return refusal(421, 'The emulator does not answer under this name.');
	}

	const body = await readBody(request, largestBody);
	if (body === undefined) {
		return refusal(413, 'The request body is larger than 1 MiB.');
	}

	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);
	return emulator.handle({method: request.method ?? 'GET', url: address.href, headers, body});
}

async function answer(
	emulator: Emulator,
	entrance: Entrance,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const {status, headers, body} = await answerTo(emulator, entrance, request);
	response.writeHead(status, {...headers, ...(status === 204 ? {} : {'content-length': Buffer.byteLength(body)})});
	response.end(request.method === 'HEAD' ? '' : body);
	request.resume();
}

/** What a Node HTTP server calls for each request. */
export const answerWith =
	(emulator: Emulator, entrance: Entrance) =>
	(request: IncomingMessage, response: ServerResponse): void => {
		answer(emulator, entrance, request, response).catch(() => response.destroy());
	};
