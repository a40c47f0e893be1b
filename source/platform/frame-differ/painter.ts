import {type Style, styleChange} from './style.ts';

/** Writes to a screen in as few bytes as it can; knows where the cursor stands and which style is in force. */
export class Painter {
	/** How many characters fit in a row. */
	readonly #columns: number;
	#row: number | undefined;
	#column = 0;
	#style: Style = '';
	#bytes = '';

	constructor(columns: number) {
		this.#columns = columns;
	}

	/** What is to be written since the last call. */
	taken(): string {
		const bytes = this.#bytes;
		this.#bytes = '';
		return bytes;
	}

	/** Makes the screen blank, wherever the cursor was. */
	clear(): void {
		this.#bytes += '\x1b[m\x1b[2J';
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
		this.#bytes += `${styleChange(this.#style, style)}\x1b[?7l${text}\x1b[m\x1b[?7h`;
		this.#style = '';
		this.#row = undefined;
	}

	/** Blanks from here to the end of the row. */
	eraseRest(): void {
		this.#bytes += `${styleChange(this.#style, '')}\x1b[K`;
		this.#style = '';
	}

	#relative(down: number, column: number): string {
		const count = (number: number): string => (number === 1 ? '' : String(number));
		const vertical = down === 0 ? '' : down > 0 ? `\x1b[${count(down)}B` : `\x1b[${count(-down)}A`;
		const right = column - this.#column;
		if (right === 0) {
			return vertical;
		}

		const horizontal =
			column === 0
				? '\r'
				: right > 0
					? `\x1b[${count(right)}C`
					: right > -3
						? '\b'.repeat(-right)
						: `\x1b[${column + 1}G`;
		return vertical + horizontal;
	}
}
