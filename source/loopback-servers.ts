import type {IncomingMessage} from 'node:http';
import type {AddressInfo, Server} from 'node:net';

/** An HTTP or HTTPS server. */
export type LoopbackServer = Server & {closeAllConnections(): void};

export type Bound<Kind extends LoopbackServer> = {
	readonly servers: readonly Kind[];
	readonly port: number;
	/** There is no IPv6 here: 127.0.0.1 alone must do. */
	readonly isWithoutIpv6: boolean;
};

/** The addresses `localhost` may stand for: IPv4 first, then IPv6. */
export const loopbackAddresses: LoopbackAddresses = ['127.0.0.1', '::1'];
export type LoopbackAddresses = readonly [string, string];

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isPortTaken = (error: unknown): boolean => codeOf(error) === 'EADDRINUSE';

const isWithoutIpv6 = (error: unknown): boolean => ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(codeOf(error));

const listen = (server: Server, host: string, port: number): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({host, port, exclusive: true}, () => {
			server.off('error', reject);
			resolve();
		});
	});

/** Stops listening and ends open connections. */
export const stopServer = (server: LoopbackServer): Promise<void> =>
	new Promise(resolve => {
		server.close(() => resolve());
		server.closeAllConnections();
	});

/**
 * Binds both loopback addresses on one port, so that nobody else can answer to `localhost` there; port 0 takes a free
 * one. Rejects with the system's error when either address cannot be had for another reason than that there is no IPv6.
 */
export async function bindLoopback<Kind extends LoopbackServer>(
	make: () => Kind,
	port: number,
	[ipv4, ipv6]: LoopbackAddresses = loopbackAddresses,
): Promise<Bound<Kind>> {
	const first = make();
	await listen(first, ipv4, port);
	const {port: bound} = first.address() as AddressInfo;
	const second = make();
	try {
		await listen(second, ipv6, bound);
		return {servers: [first, second], port: bound, isWithoutIpv6: false};
	} catch (error) {
		if (isWithoutIpv6(error)) {
			return {servers: [first], port: bound, isWithoutIpv6: true};
		}

		await stopServer(first);
		throw error;
	}
}

/** The body as text, or undefined when it is over the limit (bytes); what is left of it then stays unread. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
	if (Number(request.headers['content-length'] ?? 0) > limit) {
		return undefined;
	}

	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request.iterator({destroyOnReturn: false})) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > limit) {
			return undefined;
		}

		chunks.push(bytes);
	}

	return Buffer.concat(chunks).toString('utf8');
}
