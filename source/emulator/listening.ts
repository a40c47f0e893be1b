import type {Socket} from 'node:net';
import {EntokError} from '../core/entok-error.ts';
import {type Bound, bindLoopback, isPortTaken, type LoopbackServer, stopServer} from '../loopback-servers.ts';

/** A server on both loopback addresses. */
export type Listening = {
	readonly port: number;
	/** One for each address; a connection made elsewhere can be given to any of them. */
	readonly servers: readonly LoopbackServer[];
	/** Stops listening and ends open connections, also those that are still shaking hands; a second call does nothing. */
	close(): Promise<void>;
};

const portsTried = 20;

async function bind(make: () => LoopbackServer, port: number): Promise<Bound<LoopbackServer>> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await bindLoopback(make, port);
		} catch (error) {
			if (isPortTaken(error) && port === 0 && tries < portsTried) {
				continue;
			}

			throw isPortTaken(error)
				? new EntokError('configuration', `Port ${port} is taken.`, 'Give another port, or none for a free one.')
				: error;
		}
	}
}

/** Listens on 127.0.0.1 and ::1, on a free port when `port` is 0. `make` gives a new server for each address. */
export async function listenOnLoopback(make: () => LoopbackServer, port: number): Promise<Listening> {
	const sockets = new Set<Socket>();
	const counted = (): LoopbackServer =>
		make().on('connection', (socket: Socket) => {
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket));
		});
	const {servers, port: bound} = await bind(counted, port);
	let closing: Promise<void> | undefined;
	return {
		port: bound,
		servers,
		close() {
			if (!closing) {
				closing = Promise.all(servers.map(stopServer)).then(() => undefined);
				// What has not finished its TLS handshake is no HTTP connection yet.
				for (const socket of sockets) {
					socket.destroy();
				}
			}

			return closing;
		},
	};
}
