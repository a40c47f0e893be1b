import type {ShownField} from '../session/workbench/text-field.ts';
import {cellWidth, lastCells} from './cells.ts';

/** What is seen of a field, and in which of its cells the cursor stands. */
export type SeenField = {readonly text: string; readonly x: number};

/** The part of a field that is seen in so many cells: always with the cursor, and with what stands behind it as far as it fits. */
export function seenField({before, under, after}: ShownField, width: number): SeenField {
	const seen = lastCells(before, width - Math.max(1, cellWidth(under)));
	const behind = [...after].slice(0, Math.max(0, width)).join('');
	return {text: seen + under + behind, x: cellWidth(seen)};
}
