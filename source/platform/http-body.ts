import {EntokError} from '../core/entok-error.ts';

const mebibytes = (bytes: number): string => `${Number((bytes / 2 ** 20).toFixed(1))} MiB`;

/** Gathers a body, counted as it comes, after inflating. More than `maximum` bytes is `too-large`. */
export async function readBody(chunks: AsyncIterable<Uint8Array>, maximum: number, host: string): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		length += chunk.length;
		if (length > maximum) {
			throw new EntokError(
				'no-answer',
				`The answer of ${host} is larger than ${mebibytes(maximum)}, the most entok takes here.`,
				'Ask for less: a page ($top), fewer members ($select); for a token, check that the address is right.',
				{code: 'too-large'},
			);
		}

		parts.push(chunk);
	}

	return Buffer.concat(parts, length);
}

/** The text of a body: UTF-8, or UTF-16 when it begins with that byte order mark. The mark itself is left out. */
export function decodeBody(body: Uint8Array): string {
	const [first, second] = body;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	return new TextDecoder(encoding).decode(body);
}
