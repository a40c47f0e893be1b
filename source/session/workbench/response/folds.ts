import type {BodyRow} from './json.ts';
import {rowsOfTab} from './lines.ts';
import type {ResponsePage} from './view.ts';

/** The node a line belongs to: the one it opens, or the innermost around it. */
export function nodeOf(rows: readonly BodyRow[], line: number): number | undefined {
	for (let index = line; index >= 0; index--) {
		const end = rows[index]?.end;
		if (end !== undefined && end >= line) {
			return index;
		}
	}

	return undefined;
}

/** The folds of a body and the line the cursor goes to. */
export type Folded = {readonly folds: ReadonlySet<number>; readonly line: number};

const rowsOf = ({answer}: ResponsePage): readonly BodyRow[] => rowsOfTab(answer, 'body');

/** Folds the node of a line, or opens it; undefined where there is none. */
export function toggled(page: ResponsePage, line: number): Folded | undefined {
	const node = nodeOf(rowsOf(page), line);
	if (node === undefined) {
		return undefined;
	}

	const folds = new Set(page.folds);
	if (!folds.delete(node)) {
		folds.add(node);
	}

	return {folds, line: node};
}

/** Folds every node but the outermost, so that the first level stays to be seen. */
export function allFolded(page: ResponsePage, line: number): Folded {
	const rows = rowsOf(page);
	const folds = new Set(rows.flatMap(({end, depth}, index) => (end !== undefined && depth > 0 ? [index] : [])));
	// In the order of the lines, the outermost comes first.
	const around = [...folds].find(index => index <= line && (rows[index]?.end ?? 0) >= line);
	return {folds, line: around ?? line};
}

/** Without the folds that hide a line. */
export function openedTo(page: ResponsePage, line: number): Folded {
	const rows = rowsOf(page);
	const isHiding = (index: number): boolean => index < line && (rows[index]?.end ?? 0) >= line;
	return {folds: new Set([...page.folds].filter(index => !isHiding(index))), line};
}
