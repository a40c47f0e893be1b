import {InkFrames} from './ink-frames.ts';
import {paintLine} from './paint-line.ts';
import {Painter} from './painter.ts';
import {blankLine, isSameLine, type ScreenLine} from './screen-line.ts';

/** Larger updates are framed so that a terminal shows them at once (synchronized output); for small ones it is not worth the bytes. */
const smallUpdate = 1024;

/** What changes nothing on the screen: bracketed paste, titles, the clipboard (xterm's control sequences: DECSET 2004, OSC 0 to 2, OSC 52). */
const unseen = /^(?:\x1b\[\?2004[hl]|\x1b\](?:[012]|52);[^\x07\x1b]*(?:\x07|\x1b\\))+$/;

/** What the terminal shows, as far as it is known. */
type Shown = {readonly columns: number; readonly rows: number; readonly lines: readonly ScreenLine[]};

/**
 * A terminal that Ink writes whole frames to, and that passes on only what differs from what is shown: runs of changed
 * cells with the shortest cursor moves between them. What is not a frame goes through untouched, and the next frame is
 * painted whole where it may have changed the screen.
 */
export class FrameDiffer {
	readonly #size: () => {readonly columns: number; readonly rows: number};
	readonly #isOld: boolean;
	readonly #frames = new InkFrames();
	#painter: Painter | undefined;
	#shown: Shown | undefined;
	/** Undefined: not known, as after somebody else's writing. */
	#isCursorShown: boolean | undefined;
	#isWithin = false;

	/** `isOld` says that the terminal knows no more than a VT100. */
	constructor(size: () => {readonly columns: number; readonly rows: number}, isOld = false) {
		this.#size = size;
		this.#isOld = isOld;
	}

	/** What to write to the terminal for what Ink wrote. */
	pass(text: string): string {
		if (unseen.test(text)) {
			return text;
		}

		if (!this.#frames.take(text) || !this.#frames.isKnown) {
			// The marks of synchronized output are set here only: one without its other half would stop the terminal.
			return this.#letThrough(text.replace(/\x1b\[\?2026[hl]/g, ''));
		}

		this.#isWithin ||= this.#frames.isOpen;
		if (this.#frames.isOpen) {
			return '';
		}

		const bytes = this.#paint();
		const isFramed = this.#isWithin && bytes.length > smallUpdate;
		this.#isWithin = false;
		return isFramed ? `\x1b[?2026h${bytes}\x1b[?2026l` : bytes;
	}

	/** What is no frame goes as it came; what the terminal shows after it is not known. */
	#letThrough(text: string): string {
		this.#painter?.leave();
		const left = this.#painter?.taken() ?? '';
		this.#shown = undefined;
		this.#painter = undefined;
		this.#isCursorShown = undefined;
		this.#isWithin = false;
		return left + text;
	}

	#paint(): string {
		const {columns, rows} = this.#size();
		const {lines, cursor} = this.#frames.frame();
		const isNew = this.#shown?.columns !== columns || this.#shown.rows !== rows;
		if (isNew) {
			this.#painter?.leave();
		}

		const left = this.#painter?.taken() ?? '';
		const painter = isNew || !this.#painter ? new Painter(columns, this.#isOld) : this.#painter;
		if (isNew) {
			painter.clear();
		}

		const before = isNew ? [] : (this.#shown?.lines ?? []);
		// A frame too tall has its beginning above the screen, as it would have scrolled there.
		const above = Math.max(0, lines.length - rows);
		const visible = lines.slice(above);
		const hasChanges = Array.from({length: rows}, (_, row) => row).filter(
			row => !isSameLine(before[row] ?? blankLine, visible[row] ?? blankLine),
		);
		for (const row of hasChanges) {
			paintLine(painter, row, before[row] ?? blankLine, visible[row] ?? blankLine, columns);
		}

		if (cursor.isShown) {
			painter.move(Math.max(0, Math.min(rows - 1, cursor.row - above)), Math.min(columns - 1, cursor.column));
		}

		if (cursor.isShown !== this.#isCursorShown) {
			painter.showCursor(cursor.isShown);
		}

		this.#isCursorShown = cursor.isShown;
		this.#painter = painter;
		this.#shown = {columns, rows, lines: visible};
		return left + painter.taken();
	}
}

const isOldTerminal = (term = ''): boolean => /^vt(?:52|1\d\d)/.test(term);

/** The same stream for Ink with standard rendering on the alternate screen: only what differs reaches the terminal. */
export function differingOutput(stream: NodeJS.WriteStream, term = process.env['TERM']): NodeJS.WriteStream {
	const size = () => ({columns: stream.columns || 80, rows: stream.rows || 24});
	const differ = new FrameDiffer(size, isOldTerminal(term));
	return new Proxy(stream, {
		get(target, name) {
			if (name === 'write') {
				return (chunk: string | Uint8Array, ...rest: readonly never[]) =>
					target.write(differ.pass(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')), ...rest);
			}

			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
