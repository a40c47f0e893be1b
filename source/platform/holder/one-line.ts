import type {Duplex} from 'node:stream';
import {EntokError} from '../../core/entok-error.ts';

/** How much may be sent, and how long it may take. */
export type LineLimits = {readonly bytes: number; readonly milliseconds: number};

/**
 * The first line that comes from the other end, without its end. Rejects with an EntokError `no-answer` when none comes:
 * the connection ended, the time is over, or the line is too long.
 */
export function readLine(stream: Duplex, {bytes, milliseconds}: LineLimits): Promise<string> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let length = 0;
		const take = (chunk: Buffer): void => {
			const end = chunk.indexOf('\n');
			chunks.push(end === -1 ? chunk : chunk.subarray(0, end));
			length += chunk.length;
			if (length > bytes) {
				fail('said too much');
			} else if (end !== -1) {
				stop();
				resolve(Buffer.concat(chunks).toString('utf8'));
			}
		};
		const stop = (): void => {
			clearTimeout(timer);
			stream.off('data', take);
		};
		const fail = (reason: string): void => {
			stop();
			reject(new EntokError('no-answer', reason));
		};
		const timer = setTimeout(() => fail('took too long'), milliseconds);
		stream.on('data', take);
		stream.on('error', () => fail('broke off'));
		stream.on('end', () => fail('said nothing'));
		stream.on('close', () => fail('said nothing'));
	});
}
