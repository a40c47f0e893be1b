import {PassThrough, Writable} from 'node:stream';

/** A terminal's input without a terminal: what is written to it was typed. */
export class FakeTty extends PassThrough {
	readonly isTTY = true;
	isRaw = false;
	isReferenced = false;

	setRawMode(isRaw: boolean): this {
		this.isRaw = isRaw;
		return this;
	}

	ref(): this {
		this.isReferenced = true;
		return this;
	}

	unref(): this {
		this.isReferenced = false;
		return this;
	}
}

/** A terminal's output that keeps what was written. */
export class FakeScreen extends Writable {
	readonly isTTY = true;
	readonly columns = 80;
	readonly rows = 24;
	written = '';

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
		this.written += chunk.toString();
		done();
	}
}

export type HandTimer = {
	after(milliseconds: number, callback: () => void): () => void;
	/** What is waited for now, in milliseconds. */
	readonly waits: readonly number[];
	/** Lets the time pass: every callback waiting now is called. */
	elapse(): void;
};

/** Time that passes when the test says so. */
export function createHandTimer(): HandTimer {
	const waiting = new Map<() => void, number>();
	return {
		after(milliseconds, callback) {
			const due = (): void => callback();
			waiting.set(due, milliseconds);
			return () => void waiting.delete(due);
		},
		get waits() {
			return [...waiting.values()];
		},
		elapse() {
			for (const due of [...waiting.keys()]) {
				waiting.delete(due);
				due();
			}
		},
	};
}
