import type {Clock} from '../../core/clock.ts';

/** A key nobody used for so long is forgotten. Milliseconds. */
export const idleLimit = 15 * 60_000;

/** The key of the vault while it is open: kept for the next use, overwritten when nobody came for it. */
export class VaultKey {
	readonly #clock: Clock;
	#held: {readonly key: Buffer; readonly salt: string; usedAt: number; readonly stop: () => void} | undefined;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** The key that was made with this salt, if it is held still. */
	get(salt: string): Buffer | undefined {
		const now = this.#clock.now();
		if (this.#held && now - this.#held.usedAt >= idleLimit) {
			// A computer that slept missed the turns of its clock.
			this.forget();
		}

		if (this.#held?.salt !== salt) {
			return undefined;
		}

		this.#held.usedAt = now;
		return this.#held.key;
	}

	/** Takes a key over; the one before is overwritten. */
	hold(key: Buffer, salt: string): void {
		this.forget();
		const stop = this.#clock.every(30_000, () => {
			if (this.#held && this.#clock.now() - this.#held.usedAt >= idleLimit) {
				this.forget();
			}
		});
		this.#held = {key, salt, usedAt: this.#clock.now(), stop};
	}

	forget(): void {
		this.#held?.stop();
		this.#held?.key.fill(0);
		this.#held = undefined;
	}
}
