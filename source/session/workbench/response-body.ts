import type {ApiAnswer} from '../api-answer.ts';
import {hasNextPage} from '../next-page.ts';
import {type BodyRow, jsonRows, withoutSecretMembers} from './response-json.ts';

/** A larger body is not laid out; it can be saved, piped and opened in an editor. Bytes. */
export const largestShown = 5 * 1024 * 1024;

/** An answer's body as it is read, made once. */
export type ResponseBody = {
	readonly kind: 'json' | 'text' | 'binary' | 'large' | 'empty';
	readonly rows: readonly BodyRow[];
	/** In UTF-8. */
	readonly bytes: number;
	readonly hasNextPage: boolean;
};

const made = new WeakMap<ApiAnswer, ResponseBody>();

const row = (text: string): BodyRow => ({text, depth: 0});

/** A size as people read it: `640 B`, `1.2 kB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
	return bytes < 1000
		? `${bytes} B`
		: bytes < 1_000_000
			? `${(bytes / 1000).toFixed(1)} kB`
			: `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Our HTTP door reads bodies as UTF-8: what is no text shows by its zeros and by the sign for what could not be read. */
const looksBinary = (body: string): boolean => body.includes('\0') || body.includes('\ufffd');

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** The first bytes in hexadecimal, sixteen in a row; those lost in decoding as `??`. */
function hexRows(body: string): readonly string[] {
	const encoder = new TextEncoder();
	const bytes = [...body.slice(0, 128)].flatMap(character =>
		character === '\ufffd' ? ['??'] : Array.from(encoder.encode(character), hex),
	);
	return Array.from({length: Math.min(8, Math.ceil(bytes.length / 16))}, (_, index) =>
		bytes.slice(index * 16, index * 16 + 16).join(' '),
	);
}

/** The type of a body without its parameters. */
export const contentTypeOf = ({response}: ApiAnswer): string =>
	(response.headers['content-type'] ?? '').split(';')[0]?.trim() || 'no type given';

function laidOut(answer: ApiAnswer, body: string): ResponseBody {
	const bytes = new TextEncoder().encode(body).length;
	const as = (kind: ResponseBody['kind'], rows: readonly BodyRow[], hasMore = false): ResponseBody => ({
		kind,
		rows,
		bytes,
		hasNextPage: hasMore,
	});
	if (body === '') {
		return as('empty', [row('There is no body.')]);
	}

	if (bytes > largestShown) {
		const texts = [
			`This body has ${sizeText(bytes)}, too much to be laid out here (the limit is ${sizeText(largestShown)}).`,
			'b saves it to a file, | pipes it to a command, E opens it in your editor.',
		];
		return as('large', texts.map(row), hasNextPage(answer));
	}

	const json = jsonRows(withoutSecretMembers(body));
	if (json) {
		return as('json', json, hasNextPage(answer));
	}

	if (looksBinary(body)) {
		const size = Number(answer.response.headers['content-length'] ?? bytes);
		const texts = [
			`This is no text: ${contentTypeOf(answer)}, ${sizeText(Number.isFinite(size) ? size : bytes)}. It begins with`,
			...hexRows(body),
			'?? stands for bytes that were lost when the answer was read as text.',
		];
		return as('binary', texts.map(row));
	}

	return as(
		'text',
		body
			.replaceAll('\t', '    ')
			.split(/\r\n|\n|\r/)
			.map(row),
	);
}

export function responseBody(answer: ApiAnswer): ResponseBody {
	const known = made.get(answer);
	if (known) {
		return known;
	}

	const body = laidOut(answer, answer.response.body);
	made.set(answer, body);
	return body;
}
