import {utcText} from '../../../core/duration.ts';
import type {ApiAnswer} from '../../api-answer.ts';
import {requestIdOf} from '../../request-id.ts';
import {contentTypeOf, responseBody, sizeText} from './body.ts';
import type {BodyRow} from './json.ts';
import type {ResponsePage, ResponseTab} from './view.ts';

const row = (name: string, value: string): BodyRow => ({text: `${name}: ${value}`, depth: 0});

const headerRows = ({response}: ApiAnswer): readonly BodyRow[] =>
	Object.entries(response.headers).map(([name, value]) => row(name, value));

/** Headers by which a service says how much more it bears. */
const throttleHeaders = /^(?:retry-after|.*ratelimit.*|x-ms-throttle-.*)$/;

function timingRows(answer: ApiAnswer): readonly BodyRow[] {
	const {response, method, url} = answer;
	const {receivedAt, milliseconds, headers} = response;
	const date = headers['date'];
	const throttle = Object.entries(headers).filter(([name]) => throttleHeaders.test(name));
	return [
		row('request', `${method} ${url}`),
		row('sent', utcText(receivedAt - milliseconds) ?? ''),
		row('answered', utcText(receivedAt) ?? ''),
		row('took', `${Math.round(milliseconds)} ms, from the first byte sent to the last received`),
		row('size', `${sizeText(responseBody(answer).bytes)}, ${contentTypeOf(answer)}`),
		...(date === undefined ? [] : [row('server says', date)]),
		row('request id', requestIdOf(response) ?? 'none given'),
		...(throttle.length === 0
			? [row('limits', 'no throttle headers')]
			: throttle.map(([name, value]) => row(name, value))),
	];
}

const others = new WeakMap<ApiAnswer, {readonly headers: readonly BodyRow[]; readonly timing: readonly BodyRow[]}>();

/** All lines of a tab, made once for an answer. */
export function rowsOfTab(answer: ApiAnswer, tab: ResponseTab): readonly BodyRow[] {
	if (tab === 'body') {
		return responseBody(answer).rows;
	}

	const known = others.get(answer) ?? {headers: headerRows(answer), timing: timingRows(answer)};
	others.set(answer, known);
	return known[tab];
}

const everyIndex = new WeakMap<readonly BodyRow[], readonly number[]>();
const unfolded = new WeakMap<ReadonlySet<number>, WeakMap<readonly BodyRow[], readonly number[]>>();

function visible(rows: readonly BodyRow[], folds: ReadonlySet<number>): readonly number[] {
	const indexes: number[] = [];
	for (let index = 0; index < rows.length; index++) {
		indexes.push(index);
		const end = rows[index]?.end;
		if (end !== undefined && folds.has(index)) {
			index = end;
		}
	}

	return indexes;
}

/** The indexes of the lines that are to be seen: all but those in folded nodes. Made once for each set of folds. */
export function visibleRows({answer, folds}: ResponsePage, tab: ResponseTab): readonly number[] {
	const rows = rowsOfTab(answer, tab);
	if (tab !== 'body' || folds.size === 0) {
		const every = everyIndex.get(rows) ?? rows.map((_, index) => index);
		everyIndex.set(rows, every);
		return every;
	}

	const byRows = unfolded.get(folds) ?? new WeakMap<readonly BodyRow[], readonly number[]>();
	unfolded.set(folds, byRows);
	const known = byRows.get(rows) ?? visible(rows, folds);
	byRows.set(rows, known);
	return known;
}

/** Where a line stands among the visible ones; for a hidden one, where the node is that hides it. */
export function placeOf(indexes: readonly number[], index: number): number {
	let low = 0;
	let high = indexes.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((indexes[middle] ?? 0) <= index) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return Math.max(0, low);
}

/** A line as it is shown: a folded node is one line, with what it holds. */
export function shownText(rows: readonly BodyRow[], index: number, isFolded: boolean): string {
	const opener = rows[index];
	const closer = opener?.end === undefined ? undefined : rows[opener.end];
	return isFolded && closer ? `${opener?.text} ${opener?.holds} ${closer.text}` : (opener?.text ?? '');
}
