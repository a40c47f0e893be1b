import {createHash, timingSafeEqual} from 'node:crypto';
import {type RedirectParameters, redirectParameters} from './redirect-parameters.ts';

/** What became of a redirect that was offered. Only `taken` ends the waiting, and it does so once. */
export type Offer = 'taken' | 'used' | 'repeated' | 'other-state' | 'incomplete';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** How long it takes says nothing about how much of the text was right. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Waits for the one redirect with a state. */
export class RedirectWait {
	readonly redirected: Promise<RedirectParameters>;
	/** What was taken, once something was. */
	taken: RedirectParameters | undefined;
	readonly #state: string;
	readonly #resolvers = Promise.withResolvers<RedirectParameters>();

	constructor(state: string) {
		this.#state = state;
		this.redirected = this.#resolvers.promise;
		// Nobody may be waiting yet when it is given up.
		this.redirected.catch(() => {});
	}

	/** A query or form body that came back. */
	offer(text: string): Offer {
		const parameters = redirectParameters(text);
		if (!parameters) {
			return 'repeated';
		}

		if (!isSame(parameters.get('state') ?? '', this.#state)) {
			return parameters.has('state') || parameters.has('code') ? 'other-state' : 'incomplete';
		}

		if (this.taken) {
			return 'used';
		}

		if (!parameters.get('code') && !parameters.get('error')) {
			return 'incomplete';
		}

		this.taken = parameters;
		this.#resolvers.resolve(parameters);
		return 'taken';
	}

	giveUp(error: Error): void {
		this.#resolvers.reject(error);
	}
}
