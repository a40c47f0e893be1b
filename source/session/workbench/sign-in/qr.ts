import type {EnterCode} from '../../../core/prompt.ts';
import {chromeRows, type Size} from '../layout.ts';
import type {Workbench} from '../workbench.ts';

/** Cells of the quiet zone on each side; scanners need some light around the code. */
const quiet = 2;

/** What code and address need beside the QR code. */
const leastText = 38;

/** A QR code as rows of half blocks, two modules high each: light modules are painted, for dark backgrounds. */
export function qrLines(modules: ReadonlyArray<readonly boolean[]>): readonly string[] {
	const size = modules.length + quiet * 2;
	const isLight = (x: number, y: number): boolean => !modules[y - quiet]?.[x - quiet];
	return Array.from({length: Math.ceil(size / 2)}, (_, row) =>
		Array.from({length: size}, (__, x) => {
			const upper = isLight(x, row * 2);
			const lower = row * 2 + 1 < size && isLight(x, row * 2 + 1);
			return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ';
		}).join(''),
	);
}

const fits = (lines: readonly string[], {columns, rows}: Size): boolean =>
	lines.length <= rows - chromeRows - 2 && (lines[0]?.length ?? 0) + leastText <= columns - 2;

/** The QR code of a device code's address, or why there is none here, in a sentence. */
export function qrOf({state, doors}: Workbench, {address}: EnterCode): readonly string[] | string {
	const {qrCode} = doors.signIn ?? {};
	if (!qrCode) {
		return 'This terminal cannot show the blocks a QR code is made of.';
	}

	const lines = qrLines(qrCode(address));
	const [first = ''] = lines;
	return fits(lines, state.size)
		? lines
		: `The QR code needs a window of ${first.length + leastText + 2}x${lines.length + chromeRows + 2}.`;
}
