import {pasteText, TerminalKeys} from '../core/terminal-keys.ts';
import type {After} from './terminal-input.ts';

/** What a terminal sent for one key, one paste, or as a reply of its own. */
export type Arrival = {
	readonly kind: 'key' | 'paste' | 'reply';
	/** As it came; of a paste, the text without its marks. */
	readonly text: string;
	/** Milliseconds between the portions it came in; none: it came in one. */
	readonly gaps: readonly number[];
};

export type KeyArrivalsOptions = {
	readonly escapeMilliseconds: number;
	readonly after: After;
	/** Milliseconds of a clock that only goes forward. */
	now(): number;
	onArrival(arrival: Arrival): void;
};

/** Watches how keys arrive: what they are is cut by the same rules as for the workbench, and nothing is left out. */
export class KeyArrivals {
	readonly #options: KeyArrivalsOptions;
	readonly #keys = new TerminalKeys();
	#cancelWait = (): void => {};
	#text = '';
	#gaps: readonly number[] = [];
	#latest = 0;

	constructor(options: KeyArrivalsOptions) {
		this.#options = options;
	}

	take(chunk: Buffer): void {
		const {now, after, escapeMilliseconds} = this.#options;
		const time = now();
		this.#cancelWait();
		const wasBegun = this.#keys.hasBegun;
		this.#gaps = wasBegun ? [...this.#gaps, Math.round(time - this.#latest)] : [];
		this.#text = (wasBegun ? this.#text : '') + chunk.toString('utf8');
		this.#latest = time;
		this.#tell(this.#keys.feed(chunk));
		if (this.#keys.isWaiting) {
			this.#cancelWait = after(escapeMilliseconds, () => this.#tell(this.#keys.flush()));
		}
	}

	stop(): void {
		this.#cancelWait();
	}

	#tell(keys: readonly string[]): void {
		const {onArrival} = this.#options;
		if (keys.length === 0 && !this.#keys.hasBegun) {
			onArrival({kind: 'reply', text: this.#text, gaps: this.#gaps});
		}

		for (const [index, key] of keys.entries()) {
			const pasted = pasteText(key);
			onArrival(
				pasted === undefined
					? {kind: 'key', text: key, gaps: index === 0 ? this.#gaps : []}
					: {kind: 'paste', text: pasted, gaps: []},
			);
		}

		if (keys.length > 0) {
			this.#gaps = [];
			this.#text = '';
		}
	}
}
