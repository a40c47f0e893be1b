import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {Socket} from 'node:net';
import type {Emulator} from './emulator.ts';
import {isOwnHost} from './hosts.ts';
import {answerWith} from './http-answer.ts';
import {type Listening, listenOnLoopback} from './listening.ts';

/**
 * An HTTP proxy for clients whose addresses cannot be changed: a tunnel to a name of the public cloud ends at the
 * emulator's own HTTPS server, a plain request (a virtual machine's metadata address) is answered here. It opens no
 * connection to anywhere, so it leads nobody to the network; other names get 403.
 */
export function serveConnectProxy(emulator: Emulator, port: number, target: Listening): Promise<Listening> {
	const make = (): Server =>
		createServer(answerWith(emulator, {scheme: 'http', knows: isOwnHost})).on(
			'connect',
			(request: IncomingMessage, client: Socket, head: Buffer) => {
				client.on('error', () => client.destroy());
				if (!isOwnHost(request.url ?? '')) {
					client.end('HTTP/1.1 403 This proxy leads to the entok emulator only\r\ncontent-length: 0\r\n\r\n');
					return;
				}

				client.write('HTTP/1.1 200 Connection established\r\n\r\n');
				client.unshift(head);
				target.servers[0]?.emit('connection', client);
			},
		);
	return listenOnLoopback(make, port);
}
