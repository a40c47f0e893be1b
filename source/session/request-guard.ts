import type {Clock} from '../core/clock.ts';
import type {StateStore} from '../core/doors.ts';
import {type EntokError, toEntokError} from '../core/entok-error.ts';
import {requestDigest} from './request-digest.ts';
import {
	emptyHistory,
	historyJson,
	type RequestDigests,
	type RequestEnd,
	type RequestHistory,
	readHistory,
	requestEnded,
	requestSent,
	whyNotSend,
} from './request-history.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {isSameEachTime} from './same-each-time.ts';
import {tokenKey} from './token-key.ts';

/** Where token requests are written down for the next process; times and digests, neither names nor secrets. */
export type RequestRecord = {
	readonly store: StateStore;
	/** Hears why the record cannot be used; tokens are got all the same. */
	tell(reason: string): void;
};

type GuardTools = {
	readonly clock: Clock;
	sha256(text: string): Promise<string>;
	readonly requestRecord?: RequestRecord;
};

const recordName = 'token-requests';

/**
 * Stops token requests that repeat themselves, and those that come before the wait a server asked for is over. Within a
 * process, refused requests count; with a record also those of other processes, and those that went well: a script that
 * asks for the same token in a loop would be taken for a fault by Entra.
 */
export class RequestGuard {
	readonly #tools: GuardTools;
	#own: RequestHistory = emptyHistory;
	#record: RequestRecord | undefined;

	constructor(tools: GuardTools) {
		this.#tools = tools;
		this.#record = tools.requestRecord;
	}

	/** Does a request, or rejects with an EntokError `token-refused` that says why it is not sent. */
	async guard<Result>(choice: ResolvedChoice, work: () => Promise<Result>): Promise<Result> {
		const {clock, sha256} = this.#tools;
		const [request, wait] = await Promise.all([requestDigest(choice, sha256), sha256(tokenKey(choice))]);
		const digests: RequestDigests = {request, wait};
		const isShared = isSameEachTime(choice);
		const sentAt = clock.now();
		let refusal: EntokError | undefined;
		let wasRefused = false;
		await this.#change(isShared, (history, isRecord) => {
			refusal = whyNotSend(history, digests, sentAt);
			wasRefused = (history.requests.get(request)?.refused.length ?? 0) > 0;
			// A person who signs in is no loop, and within one process a person asks.
			return refusal || !isRecord || choice.flow.needsPerson ? history : requestSent(history, digests, sentAt);
		});
		if (refusal) {
			throw refusal;
		}

		const ended = (end: RequestEnd): Promise<void> =>
			this.#change(isShared, history => requestEnded(history, digests, end, {sentAt, now: clock.now()}));
		try {
			const result = await work();
			if (wasRefused) {
				await ended({kind: 'accepted'});
			}

			return result;
		} catch (thrown) {
			const {kind, facts} = toEntokError(thrown);
			await ended(kind === 'token-refused' ? {kind: 'refused', retryAfter: facts.retryAfter} : {kind: 'lost'});
			throw thrown;
		}
	}

	/** In one locked step where there is a record. */
	async #change(
		isShared: boolean,
		change: (history: RequestHistory, isRecord: boolean) => RequestHistory,
	): Promise<void> {
		if (this.#record && isShared) {
			try {
				await this.#record.store.update(recordName, kept => historyJson(change(readHistory(kept), true)));
				return;
			} catch (thrown) {
				this.#record.tell(`Token requests are counted for this run only. ${toEntokError(thrown).message}`);
				this.#record = undefined;
			}
		}

		this.#own = change(this.#own, false);
	}
}
