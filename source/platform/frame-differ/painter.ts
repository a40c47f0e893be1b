import {type Style, styleChange} from './style.ts';

/** Writes to a screen in as few bytes as it can; knows where the cursor stands and which style is in force. */
export class Painter {
	/** How many characters fit in a row. */
	readonly #columns: number;
	/** Whether the terminal knows no more than a VT100: it cannot erase single cells, nor go to a column within the row. */
	readonly #isOld: boolean;
	#row: number | undefined;
	#column = 0;
	#style: Style = '';
	#bytes = '';

	constructor(columns: number, isOld = false) {
		this.#columns = columns;
		this.#isOld = isOld;
	}

	/** What is to be written since the last call. */
	taken(): string {
		const bytes = this.#bytes;
		this.#bytes = '';
		return bytes;
	}

	/** Makes the screen blank, wherever the cursor was. */
	clear(): void {
		this.#bytes += `${styleChange(this.#style, '')}\x1b[2J`;
		this.#style = '';
		this.#row = undefined;
	}

	/** Back to the default style, for somebody else's writing; where the cursor will be then is unknown. */
	leave(): void {
		this.#bytes += styleChange(this.#style, '');
		this.#style = '';
		this.#row = undefined;
	}

	showCursor(isShown: boolean): void {
		this.#bytes += isShown ? '\x1b[?25h' : '\x1b[?25l';
	}

	move(row: number, column: number): void {
		const absolute = column === 0 ? `\x1b[${row === 0 ? '' : row + 1}H` : `\x1b[${row + 1};${column + 1}H`;
		const near = this.#row === undefined ? undefined : this.#relative(row - this.#row, column);
		this.#bytes += near !== undefined && near.length < absolute.length ? near : absolute;
		this.#row = row;
		this.#column = column;
	}

	/** Writes characters of one column each. */
	put(text: string, style: Style): void {
		this.#bytes += styleChange(this.#style, style) + text;
		this.#style = style;
		this.#column += text.length;
		// Behind the last column the cursor waits, each terminal in its own way.
		if (this.#column >= this.#columns) {
			this.#row = undefined;
		}
	}

	/** Writes something whose width and styles only the terminal knows, to the end of the row and never on to the next. */
	putTail(text: string, style: Style): void {
		// Links and styles in it end by themselves, but what it leaves in force is not followed.
		const end = style === '' && !text.includes('\x1b') ? '' : '\x1b[m';
		this.#bytes += `${styleChange(this.#style, style)}\x1b[?7l${text}${end}\x1b[?7h`;
		this.#style = '';
		this.#row = undefined;
	}

	/**
	 * How many bytes are saved by erasing so many cells instead of writing blanks; the cursor stays before them, so that
	 * who goes on behind them must also move.
	 */
	savedByErasing(count: number, goesOn: boolean): number {
		return this.#isOld ? 0 : count - eraseCells(count).length - (goesOn ? moveRight(count).length : 0);
	}

	/** Blanks of the default style, the cursor staying before them (ECMA-48, 8.3.38). */
	erase(count: number): void {
		this.#bytes += styleChange(this.#style, '') + eraseCells(count);
		this.#style = '';
	}

	/** Blanks from here to the end of the row. */
	eraseRest(): void {
		this.#bytes += `${styleChange(this.#style, '')}\x1b[K`;
		this.#style = '';
	}

	#relative(down: number, column: number): string {
		const vertical = down === 0 ? '' : `\x1b[${counted(Math.abs(down))}${down > 0 ? 'B' : 'A'}`;
		const right = column - this.#column;
		if (right >= 0) {
			return vertical + (right === 0 ? '' : moveRight(right));
		}

		const ways = ['\b'.repeat(-right), `\x1b[${-right}D`];
		if (column === 0) {
			ways.push('\r');
		} else if (!this.#isOld) {
			ways.push(`\x1b[${column + 1}G`);
		}

		return vertical + ways.reduce((shortest, way) => (way.length < shortest.length ? way : shortest));
	}
}

const counted = (number: number): string => (number === 1 ? '' : String(number));

const moveRight = (columns: number): string => `\x1b[${counted(columns)}C`;

const eraseCells = (count: number): string => `\x1b[${counted(count)}X`;
