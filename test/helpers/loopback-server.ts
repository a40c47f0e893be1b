import type {AddressInfo, Server, Socket} from 'node:net';

export type Listening = {
	readonly port: number;
	/** How many connections are open right now. */
	openConnections(): number;
	/** Ends the server and every connection with it. */
	close(): Promise<void>;
};

/** Starts a server on a free port of 127.0.0.1 and keeps count of its connections. */
export async function listenOnLoopback(server: Server): Promise<Listening> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		openConnections: () => sockets.size,
		async close() {
			for (const socket of sockets) {
				socket.destroy();
			}

			await new Promise(resolve => server.close(resolve));
		},
	};
}

/** Waits until a condition holds; the test runner's own limit ends it when it never does. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) {
		await new Promise(resolve => setImmediate(resolve));
	}
}
