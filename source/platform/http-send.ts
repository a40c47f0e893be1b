import {isUtf8} from 'node:buffer';
import type {Socket} from 'node:net';
import got, {type Request} from 'got';
import type {Http, HttpPurpose, HttpRequest} from '../core/http.ts';
import {type AgentPair, createAgents} from './http-agents.ts';
import {decodeBody, readBody} from './http-body.ts';
import {codesOf, httpFailure} from './http-failure.ts';
import type {HttpOptions} from './http-options.ts';
import {type WireRequest, wireRequest} from './http-request.ts';
import {type TimeLimits, type Watch, watchRequest} from './http-watch.ts';
import {newId} from './ids.ts';
import {proxyFor} from './proxy.ts';

const maximumBytes: Readonly<Record<HttpPurpose, number>> = {
	token: 4 * 2 ** 20,
	discovery: 4 * 2 ** 20,
	api: 32 * 2 ** 20,
};

type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
};

/** The headers as they were sent: got's own record leaves out some that repeat, and the encoding it took off. */
function headersOf(raw: readonly string[]): Readonly<Record<string, string>> {
	const headers = new Map<string, string>();
	for (let index = 0; index + 1 < raw.length; index += 2) {
		const name = (raw[index] ?? '').toLowerCase();
		const value = raw[index + 1] ?? '';
		const before = headers.get(name);
		headers.set(name, before === undefined ? value : `${before}, ${value}`);
	}

	return Object.fromEntries(headers);
}

/** Tells the watch how far a request has come, and remembers whether its connection was reset. */
function observe(stream: Request, secure: boolean, watch: Watch): {readonly wasReset: () => boolean; forget(): void} {
	let reset = false;
	let connection: Socket | undefined;
	const onError = (error: NodeJS.ErrnoException): void => {
		reset = error.code === 'ECONNRESET';
	};
	const onConnected = (): void => watch.enter('waiting');
	const onSocket = (socket: Socket): void => {
		connection = socket;
		socket.once('error', onError);
		if (stream.reusedSocket || (!secure && !socket.connecting)) {
			onConnected();
		} else {
			socket.once(secure ? 'secureConnect' : 'connect', onConnected);
		}
	};
	stream.once('request', request => request.once('socket', onSocket));
	stream.once('response', () => watch.enter('reading'));
	// An error that comes when nobody reads any more must not end the process.
	stream.on('error', () => {});
	return {
		wasReset: () => reset,
		forget() {
			connection?.off('error', onError);
			connection?.off('secureConnect', onConnected);
			connection?.off('connect', onConnected);
		},
	};
}

/** The server closed a kept connection just as it was used again: nothing was answered, and a GET may be sent anew. */
const isStale = (stream: Request, watch: Watch, thrown: unknown): boolean =>
	stream.reusedSocket === true &&
	watch.phase() === 'waiting' &&
	watch.reason() === undefined &&
	codesOf(thrown).some(code => code === 'ECONNRESET' || code === 'EPIPE');

/** `agents` are tried in turn, the next only when the one before held a stale connection. */
async function send(
	wire: WireRequest,
	[agent, ...others]: ReadonlyArray<Partial<AgentPair>>,
	watch: Watch,
	maximum: number,
): Promise<Answer> {
	const {host} = wire.url;
	const secure = wire.url.protocol === 'https:';
	watch.enter('connecting');
	const stream = got.stream(wire.url, {
		method: wire.method,
		headers: {...wire.headers},
		// got waits for somebody to write when a GET may have a body and has none.
		...(wire.body === undefined ? {} : {body: wire.body, allowGetBody: true}),
		agent: {...agent},
		signal: watch.signal,
		followRedirect: false,
		retry: {limit: 0},
		throwHttpErrors: false,
	});
	const observed = observe(stream, secure, watch);
	try {
		const body = await readBody(stream, maximum, host);
		const {response} = stream;
		if (!response) {
			throw new Error('got ended without an answer.');
		}

		return {status: response.statusCode, headers: headersOf(response.rawHeaders), body};
	} catch (thrown) {
		if (others.length > 0 && isStale(stream, watch, thrown)) {
			return await send(wire, others, watch, maximum);
		}

		throw watch.reason() ?? httpFailure(thrown, {host, secure, phase: watch.phase(), reset: observed.wasReset()});
	} finally {
		observed.forget();
	}
}

const timeLimits = (options: HttpOptions, request: HttpRequest): TimeLimits => ({
	total: Math.min(options.timeoutMilliseconds ?? 60_000, request.timeoutMilliseconds ?? Number.POSITIVE_INFINITY),
	connecting: options.connectTimeoutMilliseconds ?? 10_000,
	...(options.answerTimeoutMilliseconds === undefined ? {} : {waiting: options.answerTimeoutMilliseconds}),
});

/** The door itself, see `createHttp`. */
export function createSender(options: HttpOptions): Http {
	const {clock} = options;
	const agents = createAgents(options.certificateAuthority, options.environment);

	const agentsFor = async (
		wire: WireRequest,
		proxy: URL | undefined,
		signal: AbortSignal,
	): Promise<ReadonlyArray<Partial<AgentPair>>> => {
		if (proxy) {
			const {tunnelAgents} = await import('./http-tunnel.ts');
			return [tunnelAgents(proxy, wire.url, agents, signal)];
		}

		// What may not be sent twice goes on a connection of its own, which cannot be stale.
		return wire.method === 'GET' || wire.method === 'HEAD' ? [agents.kept, agents.single] : [agents.single];
	};

	return async request => {
		const wire = wireRequest(request, {
			'user-agent': options.version === undefined ? 'entok' : `entok/${options.version}`,
			accept: 'application/json',
			'client-request-id': (options.newId ?? newId)(),
			'return-client-request-id': 'true',
		});
		const proxy = options.useProxy === false || request.isDirect ? undefined : proxyFor(wire.url, options.environment);
		const target = proxy ? `${wire.url.host} (through the proxy ${proxy.host})` : wire.url.host;
		const watch = watchRequest(target, timeLimits(options, request), request.signal);
		try {
			const maximum = options.maximumBytes?.[request.purpose] ?? maximumBytes[request.purpose];
			const chosen = await agentsFor(wire, proxy, watch.signal);
			const startedAt = clock.now();
			const answer = await send(wire, chosen, watch, maximum);
			const receivedAt = clock.now();
			return {
				...answer,
				body: decodeBody(answer.body),
				...(isUtf8(answer.body) ? {} : {bytes: answer.body}),
				receivedAt,
				milliseconds: Math.max(0, receivedAt - startedAt),
			};
		} finally {
			watch.close();
		}
	};
}
