import {createServer} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {ServerCertificate} from './certificate.ts';
import {serveConnectProxy} from './connect-proxy.ts';
import type {Emulator} from './emulator.ts';
import {isLoopbackHost, isOwnHost} from './hosts.ts';
import {answerWith} from './http-answer.ts';
import {type Listening, listenOnLoopback} from './listening.ts';

/** An emulator on loopback. */
export type ServedEmulator = {
	/** `http://localhost:PORT`, or `https:` where it has a certificate. */
	readonly origin: string;
	readonly port: number;
	/** The address of its proxy, when one was asked for. */
	readonly proxy: string | undefined;
	/** Stops listening and ends open connections; a second call does nothing. */
	close(): Promise<void>;
};

export type ServeOptions = {
	/** A free port when left out. */
	readonly port?: number;
	/** Serves over HTTPS only, and also under the names of the public cloud. */
	readonly certificate?: ServerCertificate;
	/** Beside HTTPS: a proxy on this port, which leads to the emulator and nowhere else; 0 for a free one. */
	readonly proxyPort?: number;
};

const serveHttp = (emulator: Emulator, port: number): Promise<Listening> =>
	listenOnLoopback(() => createServer(answerWith(emulator, {scheme: 'http', knows: isLoopbackHost})), port);

const serveHttps = (emulator: Emulator, port: number, {certificate, key}: ServerCertificate): Promise<Listening> => {
	const answer = answerWith(emulator, {scheme: 'https', knows: isOwnHost});
	return listenOnLoopback(() => createSecureServer({cert: certificate, key}, answer), port);
};

/** Serves an emulator on 127.0.0.1 and ::1, over HTTP, or with a certificate over HTTPS. */
export async function serveEmulator(emulator: Emulator, options: ServeOptions = {}): Promise<ServedEmulator> {
	const {port = 0, certificate, proxyPort} = options;
	const main = certificate ? await serveHttps(emulator, port, certificate) : await serveHttp(emulator, port);
	const served = {
		origin: `${certificate ? 'https' : 'http'}://localhost:${main.port}`,
		port: main.port,
		proxy: undefined,
		close: () => main.close(),
	};
	if (proxyPort === undefined) {
		return served;
	}

	try {
		const proxy = await serveConnectProxy(emulator, proxyPort, main);
		return {
			...served,
			proxy: `http://localhost:${proxy.port}`,
			async close() {
				await Promise.all([main.close(), proxy.close()]);
			},
		};
	} catch (error) {
		await main.close();
		throw error;
	}
}
