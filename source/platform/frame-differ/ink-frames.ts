import {blankLine, type ScreenLine, screenLine} from './screen-line.ts';

/** What should stand on the screen: its lines from the top, and the cursor. */
export type Frame = {
	readonly lines: readonly ScreenLine[];
	readonly cursor: {readonly row: number; readonly column: number; readonly isShown: boolean};
};

const token = /\x1b\[([?>]?)([\d;]*)([A-Za-z])|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|\n|[^\x1b\n\r]+/y;

/**
 * Reads what Ink 8 writes with standard rendering to a full screen: the erasing of the last frame line by line, the new
 * one, the cursor. It keeps the frame as texts and says what it looks like when asked.
 */
export class InkFrames {
	#texts: string[] = [];
	#row = 0;
	#column = 0;
	#isShown = true;
	#isOpen = false;
	/** Lines read before, by their text: most stay the same from frame to frame. */
	#read = new Map<string, ScreenLine>();

	/** Whether a frame is being written that is not complete yet (synchronized output). */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** Whether a frame was seen since the last thing that was none. */
	get isKnown(): boolean {
		return this.#texts.length > 0;
	}

	/** Takes what Ink wrote; false: it holds something else, and nothing is known any more. */
	take(text: string): boolean {
		token.lastIndex = 0;
		while (token.lastIndex < text.length) {
			const found = token.exec(text);
			if (!found || !this.#step(found)) {
				this.#forget();
				return false;
			}
		}

		return true;
	}

	frame(): Frame {
		const read = new Map<string, ScreenLine>();
		let style = '';
		const lines = Array.from(this.#texts, (text = '') => {
			const key = `${style}\n${text}`;
			const line = read.get(key) ?? this.#read.get(key) ?? (key === '\n' ? blankLine : screenLine(text, style));
			read.set(key, line);
			style = line.endStyle;
			return line;
		});
		this.#read = read;
		return {lines, cursor: {row: this.#row, column: this.#column, isShown: this.#isShown}};
	}

	#forget(): void {
		this.#texts = [];
		this.#row = 0;
		this.#column = 0;
		this.#isOpen = false;
	}

	#append(text: string): void {
		this.#texts[this.#row] = (this.#texts[this.#row] ?? '') + text;
	}

	#step([whole, prefix = '', parameters = '', final]: RegExpExecArray): boolean {
		if (whole === '\n') {
			this.#row += 1;
			this.#column = 0;
			return true;
		}

		if (final === undefined || (final === 'm' && prefix === '')) {
			this.#append(whole);
			return true;
		}

		return prefix === '?' ? this.#mode(parameters, final) : prefix === '' && this.#move(final, parameters);
	}

	#mode(parameters: string, final: string): boolean {
		const isOn = final === 'h';
		if (!isOn && final !== 'l') {
			return false;
		}

		if (parameters === '25') {
			this.#isShown = isOn;
		} else if (parameters === '2026') {
			this.#isOpen = isOn;
		} else {
			return false;
		}

		return true;
	}

	/** Row and column are counted from 1; one left out is the first. */
	#jump(parameters: string): boolean {
		const [row, column = '1', ...more] = (parameters || '1').split(';');
		this.#row = Number(row || '1') - 1;
		this.#column = Number(column || '1') - 1;
		return more.length === 0;
	}

	#move(final: string, parameters: string): boolean {
		const count = Number(parameters || '1');
		switch (final) {
			case 'A':
				this.#row = Math.max(0, this.#row - count);
				return true;
			case 'B':
				this.#row += count;
				return true;
			case 'G':
				this.#column = count - 1;
				return true;
			case 'H':
				return this.#jump(parameters);
			case 'J':
				this.#texts.length = Math.min(this.#texts.length, this.#row);
				return parameters === '';
			case 'K':
				this.#texts[this.#row] = '';
				return parameters === '2';
			default:
				return false;
		}
	}
}
