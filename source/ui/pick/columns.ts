import {cellWidth, cutInside} from '../cells.ts';

const gap = 2;

/** A cell wider than this is cut, so that one long text does not take the room of all others: what a GUID is known by, in a narrow list. */
const widestCell = (column: number, width: number): number => (column === 0 || width >= 110 ? 36 : 15);

type Cells = readonly string[];

/** The cells that rows of such widths take together. */
export const lineWidth = (widths: readonly number[]): number =>
	widths.filter(width => width > 0).reduce((sum, width) => sum + width + gap, -gap);

/** The last column may be cut by the edge; before less than this is left of it, others give way. */
const leastOfLast = 17;

const needed = (widths: readonly number[]): number =>
	lineWidth(widths.map((width, column) => (column === widths.length - 1 ? Math.min(width, leastOfLast) : width)));

/**
 * The widths of the columns in so many cells, 0 for one that is left out; `drop` names those that give way where there is no
 * room, the first first. A last column that is still too long is cut by whoever paints it.
 */
export function columnWidths(rows: readonly Cells[], drop: readonly number[], width: number): readonly number[] {
	const last = (rows[0]?.length ?? 0) - 1;
	let widths = (rows[0] ?? []).map((_, column) => {
		const widest = rows.reduce((most, cells) => Math.max(most, cellWidth(cells[column] ?? '')), 0);
		return column === last ? widest : Math.min(widest, widestCell(column, width));
	});
	for (const column of drop) {
		if (needed(widths) > width) {
			widths = widths.map((room, index) => (index === column ? 0 : room));
		}
	}

	return widths;
}

/** One row as a line, its cells below those of the other rows. */
export const columnLine = (cells: Cells, widths: readonly number[]): string =>
	cells
		.map((cell, column) => {
			const width = widths[column] ?? 0;
			const text = width === 0 ? '' : cutInside(cell, width);
			return width === 0 ? '' : text + ' '.repeat(width - cellWidth(text) + gap);
		})
		.join('')
		.trimEnd();
