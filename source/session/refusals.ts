import type {Clock} from '../core/clock.ts';
import {EntokError} from '../core/entok-error.ts';
import {readTokenKey} from './token-key.ts';

/** Entra ends loops of about 15 equal requests in 5 minutes with AADSTS50196; we stop well before. */
const mostRefusals = 10;
const window = 5 * 60_000;

/** Remembers refused token requests, so that the same one is not sent for ever, nor before the wait a server asked for is over. */
export class Refusals {
	readonly #clock: Clock;
	readonly #times = new Map<string, readonly number[]>();
	readonly #waitUntil = new Map<string, number>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Throws when this request has to wait or was refused too often. */
	check(key: string): void {
		const now = this.#clock.now();
		const until = this.#waitUntil.get(key) ?? 0;
		if (now < until) {
			throw new EntokError(
				'token-refused',
				`Not sent: the token endpoint asked to wait ${Math.ceil((until - now) / 1000)} s more.`,
				'Wait, then try again.',
				{code: 'throttled', retryAfter: Math.ceil((until - now) / 1000)},
			);
		}

		if (this.#recent(key).length >= mostRefusals) {
			throw new EntokError(
				'token-refused',
				`Not sent: this request was refused ${mostRefusals} times in the last five minutes.`,
				'Change what was refused first; Entra blocks clients that repeat themselves (AADSTS50196).',
				{code: 'repeated'},
			);
		}
	}

	refused(key: string, error: EntokError): void {
		const now = this.#clock.now();
		this.#times.set(key, [...this.#recent(key), now]);
		if (error.facts.retryAfter !== undefined) {
			this.#waitUntil.set(key, now + error.facts.retryAfter * 1000);
		}
	}

	accepted(key: string): void {
		this.#times.delete(key);
		this.#waitUntil.delete(key);
	}

	/** A changed profile asks something else than what was refused; a wait that was asked for is still kept. */
	forget(profileId: string): void {
		for (const key of this.#times.keys()) {
			if (readTokenKey(key).profileId === profileId) {
				this.#times.delete(key);
			}
		}
	}

	#recent(key: string): readonly number[] {
		return (this.#times.get(key) ?? []).filter(time => time > this.#clock.now() - window);
	}
}
