import {Redactor} from '../../../core/redactor.ts';
import {withoutSecretMembers} from '../../../core/secret-members.ts';
import type {ApiAnswer} from '../../api-answer.ts';
import {hasNextPage} from '../../next-page.ts';
import {type BodyRow, jsonRows} from './json.ts';

/** A larger body is not laid out; it can be saved, piped and opened in an editor. Bytes. */
export const largestShown = 5 * 1024 * 1024;

/** A longer line may be cut before it is shown, so no secret may be left in it by then. Characters. */
export const longestWhole = 4096;

/** An answer's body as it is read, made once. */
export type ResponseBody = {
	readonly kind: 'json' | 'text' | 'binary' | 'large' | 'empty';
	readonly rows: readonly BodyRow[];
	/** As it came. */
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

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** The first bytes in hexadecimal, sixteen in a row, eight rows. */
const hexRows = (bytes: Uint8Array): readonly string[] =>
	Array.from({length: Math.min(8, Math.ceil(bytes.length / 16))}, (_, index) =>
		Array.from(bytes.subarray(index * 16, index * 16 + 16), hex).join(' '),
	);

/** The bytes of a body as it came. */
const bytesOf = ({response}: ApiAnswer): Uint8Array => response.bytes ?? new TextEncoder().encode(response.body);

/** The type of a body without its parameters. */
export const contentTypeOf = ({response}: ApiAnswer): string =>
	(response.headers['content-type'] ?? '').split(';')[0]?.trim() || 'no type given';

/** Masks the secrets in a text. */
type Redact = (text: string) => string;

function laidOut(answer: ApiAnswer, redact: Redact): ResponseBody {
	const {body} = answer.response;
	const all = bytesOf(answer);
	const bytes = all.length;
	const as = (kind: ResponseBody['kind'], rows: readonly BodyRow[], hasMore = false): ResponseBody => ({
		kind,
		rows,
		bytes,
		hasNextPage: hasMore,
	});
	if (bytes === 0) {
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
		// Shorter ones are redacted whole when they are shown.
		const safe = json.map(line => (line.text.length > longestWhole ? {...line, text: redact(line.text)} : line));
		return as('json', safe, hasNextPage(answer));
	}

	if (answer.response.bytes || body.includes('\0')) {
		const first = `This is no text: ${contentTypeOf(answer)}, ${sizeText(bytes)}. It begins with`;
		return as('binary', [first, ...hexRows(all)].map(row));
	}

	return as(
		'text',
		redact(body)
			.replaceAll('\t', '    ')
			.split(/\r\n|\n|\r/)
			.map(row),
	);
}

/** What is found out without being told: nothing but the look of tokens and of the secrets Entra makes. */
const looks = new Redactor();

/** An answer's body in lines. A text is redacted before it is cut, by the function given the first time. */
export function responseBody(answer: ApiAnswer, redact: Redact = text => looks.redact(text)): ResponseBody {
	const known = made.get(answer);
	if (known) {
		return known;
	}

	const body = laidOut(answer, redact);
	made.set(answer, body);
	return body;
}
