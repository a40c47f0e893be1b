import {Readable, Writable} from 'node:stream';

/** A terminal's input for Ink without a terminal: `read()` gives what was pushed, item by item. */
export class ItemInput extends Readable {
	readonly isTTY = true;
	readonly isRaw = true;

	constructor() {
		super({objectMode: true, read() {}});
	}

	setRawMode(): this {
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	/** Items are texts already; a decoder would join those that wait to be read. */
	override setEncoding(): this {
		return this;
	}
}

/** A terminal's output that nobody sees. */
export class NoScreen extends Writable {
	readonly isTTY = true;
	readonly columns = 80;
	readonly rows = 24;

	override _write(_chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
		done();
	}
}
