import assert from 'node:assert/strict';
import type {IBufferCell, Terminal} from '@xterm/headless';
import {createXterm} from '../../helpers/xterm.ts';

/** Terminals get a line end as carriage return and line feed, raw mode or not (libuv keeps ONLCR). */
export const asTty = (text: string): string => text.replaceAll('\n', '\r\n');

const looks: ReadonlyArray<(cell: IBufferCell) => string | number> = [
	cell => cell.getChars() || (cell.getWidth() === 0 ? '' : ' '),
	cell => cell.getWidth(),
	cell => cell.getFgColorMode(),
	cell => cell.getFgColor(),
	cell => cell.getBgColorMode(),
	cell => cell.getBgColor(),
	cell => cell.isBold(),
	cell => cell.isDim(),
	cell => cell.isItalic(),
	cell => cell.isUnderline(),
	cell => cell.isInverse(),
	cell => cell.isStrikethrough(),
];

const inWords = (cell: IBufferCell): string => looks.map(look => look(cell)).join(' ');

/** Fails with the first cell that looks otherwise than wanted, colours and styles included. */
export function assertSameCells(screen: Terminal, wanted: Terminal, what: string): void {
	const cell = screen.buffer.active.getNullCell();
	const other = wanted.buffer.active.getNullCell();
	for (let y = 0; y < screen.rows; y++) {
		const line = screen.buffer.active.getLine(screen.buffer.active.viewportY + y);
		const otherLine = wanted.buffer.active.getLine(wanted.buffer.active.viewportY + y);
		assert.ok(line && otherLine);
		for (let x = 0; x < screen.cols; x++) {
			line.getCell(x, cell);
			otherLine.getCell(x, other);
			if (looks.some(look => look(cell) !== look(other))) {
				assert.fail(`${what}: row ${y}, column ${x} is «${inWords(cell)}» instead of «${inWords(other)}».`);
			}
		}
	}
}

/** A new screen that shows nothing but one frame; what is wider here than Ink reckons stays in its row. */
export async function screenOf(frame: string, columns: number, rows: number): Promise<Terminal> {
	const {xterm} = createXterm(columns, rows);
	await new Promise<void>(resolve => xterm.write(`\x1b[?7l${asTty(frame)}`, resolve));
	return xterm;
}
