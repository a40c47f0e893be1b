import type {Painter} from './painter.ts';
import type {ScreenLine} from './screen-line.ts';

/** Going on writing is no longer than moving over so many cells. */
const shortGap = 4;

/** Blanks at a line's end that are rather erased than written. */
const longBlank = 4;

const isBlank = (line: ScreenLine, index: number): boolean =>
	index >= line.characters.length || (line.characters[index] === ' ' && line.styles[index] === '');

/** Brings one row from what it shows to what it should show, writing as few cells as it can. */
export function paintLine(painter: Painter, row: number, shown: ScreenLine, wanted: ScreenLine, columns: number): void {
	const hasTail = wanted.tail !== '' && wanted.characters.length < columns;
	const width = hasTail ? wanted.characters.length : columns;
	// What stood behind the old line's characters is not known by columns.
	const known = shown.tail === '' ? columns : shown.characters.length;
	const isSame = (index: number): boolean =>
		index < known &&
		((isBlank(wanted, index) && isBlank(shown, index)) ||
			(index < wanted.characters.length &&
				wanted.characters[index] === shown.characters[index] &&
				wanted.styles[index] === shown.styles[index]));

	const tailChanges =
		hasTail &&
		(wanted.tail !== shown.tail ||
			wanted.tailStyle !== shown.tailStyle ||
			wanted.characters.length !== shown.characters.length);
	let ink = Math.min(width, wanted.characters.length);
	while (ink > 0 && isBlank(wanted, ink - 1)) {
		ink -= 1;
	}

	/** How many blanks from here on are rather erased than written. */
	const erasable = (from: number): number => {
		let end = from;
		let count = 0;
		for (; end < width && isBlank(wanted, end); end++) {
			count = isSame(end) ? count : end + 1 - from;
		}

		return painter.savedByErasing(count, count > 0 && from + count < width && !isSame(from + count)) > 0 ? count : 0;
	};

	let index = 0;
	let writtenTo = -1;
	const go = (to: number): void => {
		if (writtenTo !== to) {
			painter.move(row, to);
		}
	};
	while (index < width) {
		if (isSame(index)) {
			index += 1;
			continue;
		}

		if (!hasTail && index >= ink && columns - index >= longBlank) {
			go(index);
			painter.eraseRest();
			return;
		}

		const blanks = erasable(index);
		if (blanks > 0) {
			go(index);
			painter.erase(blanks);
			writtenTo = index;
			index += blanks;
			continue;
		}

		const style = wanted.styles[index] ?? '';
		const gap = index - writtenTo;
		const from =
			writtenTo >= 0 && gap > 0 && gap <= shortGap && isPlainRun(wanted, writtenTo, index, style) ? writtenTo : index;
		go(from);
		let end = index + 1;
		while (
			end < width &&
			(wanted.styles[end] ?? '') === style &&
			!isSame(end) &&
			erasable(end) === 0 &&
			!(end >= ink && columns - end >= longBlank)
		) {
			end += 1;
		}

		painter.put(textOf(wanted, from, end), style);
		index = end;
		writtenTo = end < columns ? end : -1;
	}

	if (tailChanges) {
		painter.move(row, wanted.characters.length);
		painter.eraseRest();
		painter.putTail(wanted.tail, wanted.tailStyle);
	}
}

const textOf = (line: ScreenLine, from: number, end: number): string =>
	Array.from({length: end - from}, (_, offset) => line.characters[from + offset] ?? ' ').join('');

const isPlainRun = (line: ScreenLine, from: number, end: number, style: string): boolean =>
	Array.from({length: end - from}, (_, offset) => line.styles[from + offset] ?? '').every(found => found === style);
