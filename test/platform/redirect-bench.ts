import {request} from 'node:http';
import type {TestContext} from 'node:test';
import type {RedirectListener, RedirectWish} from '../../source/core/redirect-listener.ts';
import {createRedirectListener, type ListenerOptions} from '../../source/platform/redirect-listener.ts';

export const state = 'the-state-that-is-awaited-0123456789abcdefghi';

/** A listener that is closed after the test. Its ports are its own, so that tests can run beside each other. */
export async function listening(
	context: TestContext,
	wish: Partial<RedirectWish> = {},
	options: ListenerOptions = {},
): Promise<RedirectListener> {
	const listener = await createRedirectListener({
		port: 20_000 + Math.floor(Math.random() * 20_000),
		longestGoodbye: 50,
		...options,
	})({
		redirectUri: 'http://localhost',
		state,
		authorizeUrl: (redirectUri, mode) => `https://login.example/authorize?to=${redirectUri}&mode=${mode}`,
		...wish,
	});
	context.after(() => listener.close());
	return listener;
}

export type Seen = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
};

export type Sent = {
	readonly method?: string;
	readonly host?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly address?: string;
};

/** One request to a listener as a browser, or somebody worse, sends it; no redirect is followed. */
export function ask({port}: {readonly port: number}, path: string, sent: Sent = {}): Promise<Seen> {
	const {method = 'GET', host = `localhost:${port}`, headers = {}, body, address = '127.0.0.1'} = sent;
	return new Promise((resolve, reject) => {
		const outgoing = request({host: address, port, path, method, headers: {host, ...headers}, agent: false}, answer => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					body: Buffer.concat(chunks).toString('utf8'),
				}),
			);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** A form posted by a page of the sign-in service. */
export const post = (listener: RedirectListener, form: Readonly<Record<string, string>>, path = '/'): Promise<Seen> =>
	ask(listener, path, {
		method: 'POST',
		headers: {'content-type': 'application/x-www-form-urlencoded', origin: 'https://login.example'},
		body: new URLSearchParams(form).toString(),
	});
