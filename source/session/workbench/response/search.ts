import type {BodyRow} from './json.ts';

const last = new WeakMap<readonly BodyRow[], {readonly query: string; readonly lines: readonly number[]}>();

/** Where a text begins in another, in any case. */
function* places(text: string, query: string): Generator<number> {
	const lower = text.toLowerCase();
	const wanted = query.toLowerCase();
	for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
		yield at;
	}
}

/** The line of every match, in order; a line with two matches stands there twice. Made once for each query. */
export function matchesIn(rows: readonly BodyRow[], query: string): readonly number[] {
	const known = last.get(rows);
	if (known?.query === query) {
		return known.lines;
	}

	const lines = query === '' ? [] : rows.flatMap(({text}, index) => Array.from(places(text, query), () => index));
	last.set(rows, {query, lines});
	return lines;
}

/** The match to go to from a line: the first at or behind it, or before it going back; around the end where there is none. */
export function matchFrom(matches: readonly number[], line: number, isBack = false): number {
	const found = isBack ? matches.findLastIndex(at => at <= line) : matches.findIndex(at => at >= line);
	return found >= 0 ? found : isBack ? matches.length - 1 : 0;
}

/** A piece of a line, and whether it is a match. */
export type Piece = {readonly text: string; readonly isMatch: boolean};

/** A shown line cut at its matches. */
export function piecesOf(text: string, query: string): readonly Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const at of query === '' ? [] : places(text, query)) {
		pieces.push({text: text.slice(from, at), isMatch: false}, {text: text.slice(at, at + query.length), isMatch: true});
		from = at + query.length;
	}

	return [...pieces, {text: text.slice(from), isMatch: false}].filter(piece => piece.text !== '');
}
