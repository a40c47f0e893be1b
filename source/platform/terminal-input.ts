import {Readable} from 'node:stream';
import {TerminalKeys} from '../core/terminal-keys.ts';

/** What is needed of a terminal's input: `process.stdin`, or a `tty.ReadStream` of `/dev/tty`. */
export type RawTerminal = Readable & {
	readonly isRaw: boolean;
	setRawMode(isRaw: boolean): unknown;
	ref(): unknown;
	unref(): unknown;
};

/** Calls back after the given milliseconds, unless the returned function is called first. */
export type After = (milliseconds: number, callback: () => void) => () => void;

export type TerminalInputOptions = {
	/** How long an escape may wait for the rest of its sequence before it is the Esc key. */
	readonly escapeMilliseconds: number;
	readonly after?: After;
};

/** A turn of the event loop passes after the time: bytes that came while the program was busy count before it. */
export const afterReading: After = (milliseconds, callback) => {
	let immediate: NodeJS.Immediate | undefined;
	const timer = setTimeout(() => {
		immediate = setImmediate(callback);
	}, milliseconds);
	return () => {
		clearTimeout(timer);
		clearImmediate(immediate);
	};
};

/**
 * Ink keeps these for 20 ms as beginnings of a sequence and would glue the next key to them; in the spelling of the kitty
 * keyboard protocol, which it always understands, they are complete.
 */
const complete: ReadonlyMap<string, string> = new Map([
	['\x1b', '\x1b[27u'],
	['\x1b[', '\x1b[91;3u'],
	['\x1bO', '\x1b[79;3u'],
]);

/** A key in a spelling that Ink takes for complete. */
export const completeForInk = (key: string): string => complete.get(key) ?? key;

/**
 * A terminal's input for Ink's `render({stdin})`: every `read()` gives exactly one key, or one whole bracketed paste; the
 * terminal's replies are left out. It reads the terminal only while raw mode is on, so that a child process can have it
 * in between, and it ends when the terminal goes away.
 */
export class TerminalInput extends Readable {
	readonly isTTY = true;
	readonly #terminal: RawTerminal;
	#keys = new TerminalKeys();
	readonly #wait: number;
	readonly #after: After;
	#cancelWait = (): void => {};
	#isOver = false;

	constructor(terminal: RawTerminal, {escapeMilliseconds, after = afterReading}: TerminalInputOptions) {
		super({objectMode: true, read() {}});
		this.#terminal = terminal;
		this.#wait = escapeMilliseconds;
		this.#after = after;
		// For as long as the program lives: leaving raw mode reports an error here when the terminal is gone already.
		terminal.on('end', this.#end).on('error', this.#end);
	}

	get isRaw(): boolean {
		return this.#terminal.isRaw;
	}

	setRawMode(isRaw: boolean): this {
		this.#stopReading();
		this.#terminal.setRawMode(isRaw);
		if (isRaw && !this.#isOver) {
			// What was begun before belongs to whoever had the terminal then.
			this.#keys = new TerminalKeys();
			this.#terminal.on('data', this.#take).resume();
		}

		return this;
	}

	ref(): this {
		this.#terminal.ref();
		return this;
	}

	unref(): this {
		this.#terminal.unref();
		return this;
	}

	/** Keys are texts already; a decoder would join those that wait to be read. */
	override setEncoding(): this {
		return this;
	}

	override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
		this.#isOver = true;
		this.#stopReading();
		callback(error);
	}

	readonly #take = (chunk: Buffer | string): void => {
		this.#cancelWait();
		this.#deliver(this.#keys.feed(Buffer.from(chunk)));
		if (this.#keys.isWaiting) {
			this.#cancelWait = this.#after(this.#wait, () => this.#deliver(this.#keys.flush()));
		}
	};

	readonly #end = (): void => {
		if (!this.#isOver) {
			this.#isOver = true;
			this.#stopReading();
			this.push(null);
		}
	};

	#deliver(keys: readonly string[]): void {
		for (const key of keys) {
			this.push(completeForInk(key));
		}
	}

	#stopReading(): void {
		this.#cancelWait();
		this.#terminal.off('data', this.#take).pause();
	}
}
