import {lookup} from 'node:dns';
import type {LookupFunction} from 'node:net';
import type {Duplex} from 'node:stream';
import {HttpProxyAgent, HttpsProxyAgent} from 'hpagent';
import {EntokError} from '../core/entok-error.ts';
import type {AgentPair, Agents} from './http-agents.ts';
import {codesOf} from './http-failure.ts';
import {tlsFault} from './tls-failure.ts';

type Connected = (error: Error | null, socket: Duplex) => void;

/** hpagent passes an IPv6 address in the brackets of its URL. */
const lookupWithoutBrackets: LookupFunction = (hostname, options, callback) =>
	lookup(hostname.replace(/^\[(.*)\]$/, '$1'), options, callback);

const proxyError = (message: string, hint: string): EntokError =>
	new EntokError('no-answer', message, hint, {code: 'proxy'});

const reasons: Readonly<Record<string, string>> = {
	ENOTFOUND: 'its name was not found',
	EAI_AGAIN: 'its name could not be looked up',
	ECONNREFUSED: 'it refused the connection',
	ECONNRESET: 'it closed the connection without an answer',
	EPIPE: 'it closed the connection without an answer',
	ETIMEDOUT: 'it did not react',
};

/** Why no tunnel was opened. hpagent tells a refusal by the status in its message and by nothing else. */
function tunnelFailure(error: Error, proxy: string, host: string): EntokError {
	const [, status] = /^Bad response: (\d{3})$/.exec(error.message) ?? [];
	if (status === '407') {
		return proxyError(
			`The proxy ${proxy} asks for a user name and a password.`,
			'Write them into the variable: HTTPS_PROXY=http://name:password@host:port. Only the Basic scheme is known.',
		);
	}

	if (status !== undefined) {
		return proxyError(
			`The proxy ${proxy} refused to connect to ${host} (status ${status}).`,
			'Ask who runs the proxy, or name the host in NO_PROXY if it can be reached directly.',
		);
	}

	const reason = codesOf(error)
		.map(code => reasons[code] ?? tlsFault(code)?.what)
		.find(words => words !== undefined);
	return proxyError(
		`The proxy ${proxy} cannot be used: ${reason ?? 'it gave no valid answer'}.`,
		'Check HTTPS_PROXY and HTTP_PROXY; name hosts that need no proxy in NO_PROXY.',
	);
}

/**
 * An agent that reaches the host of `url` through a tunnel of the proxy (CONNECT, RFC 9110 section 9.3.6), for one
 * request: a tunnel under way must end with its request, and hpagent's listen to one signal per agent.
 */
export function tunnelAgents(proxy: URL, url: URL, agents: Agents, signal: AbortSignal): Partial<AgentPair> {
	const proxyRequestOptions = {
		signal,
		lookup: lookupWithoutBrackets,
		rejectUnauthorized: true,
		...(agents.authorities === undefined ? {} : {ca: [...agents.authorities]}),
	};
	const options = {...agents.secureOptions, keepAlive: false, proxy, proxyRequestOptions};
	const inOurWords = (callback: Connected | undefined): Connected => {
		return (error, socket) => callback?.(error && tunnelFailure(error, proxy.host, url.host), socket);
	};

	if (url.protocol === 'http:') {
		const agent = new HttpProxyAgent(options);
		const connect = agent.createConnection.bind(agent);
		agent.createConnection = (target, callback) => connect(target, inOurWords(callback));
		return {http: agent};
	}

	const agent = new HttpsProxyAgent(options);
	const connect = agent.createConnection.bind(agent);
	agent.createConnection = (target, callback) => connect(target, inOurWords(callback));
	return {https: agent};
}
