import type {Clock} from '../../core/clock.ts';
import type {JsonObject} from '../../core/json.ts';
import type {SignInToHold, TokenToHold} from '../../core/token-holder.ts';
import {type HolderRequest, tokenJson} from './holder-protocol.ts';

/** More than a login ever uses; the oldest go first. */
const mostTokens = 500;
const mostSignIns = 100;

/** What a holder holds, and what it answers: the holder without its socket. It ends at `until` at the latest. */
export class HeldTokens {
	readonly #clock: Clock;
	readonly #longest: number;
	readonly #tokens = new Map<string, TokenToHold>();
	readonly #signIns = new Map<string, SignInToHold>();
	#until: number;
	#isEnded = false;

	/** `longest`: how far its end can be put off from any moment, in milliseconds. */
	constructor(clock: Clock, until: number, longest: number) {
		this.#clock = clock;
		this.#until = until;
		this.#longest = longest;
	}

	get until(): number {
		return this.#until;
	}

	/** Whether its time is over, or somebody ended it. */
	get isOver(): boolean {
		return this.#isEnded || this.#clock.now() >= this.#until;
	}

	/** Lets go what nobody can use any more. */
	prune(): void {
		for (const [key, {token}] of this.#tokens) {
			if (token.expiresAt <= this.#clock.now()) {
				this.#tokens.delete(key);
			}
		}
	}

	answer(request: HolderRequest): JsonObject {
		this.prune();
		switch (request.do) {
			case 'find': {
				const token = this.#tokens.get(request.key)?.token;
				const isGood = token !== undefined && token.expiresAt - this.#clock.now() >= request.goodFor;
				return {token: isGood ? tokenJson(token) : undefined};
			}

			case 'keep':
				this.#keep(request);
				return {};
			case 'find-sign-in':
				return {refreshToken: this.#signIns.get(request.key)?.refreshToken.reveal()};
			case 'keep-sign-in':
				put(this.#signIns, request, mostSignIns);
				return {};
			case 'status':
				return this.#status();
			case 'prolong':
				this.#until = Math.min(Math.max(this.#until, request.until), this.#clock.now() + this.#longest);
				return {until: this.#until};
			case 'forget':
				return {
					tokens: forget(this.#tokens, request.profileId),
					signIns: forget(this.#signIns, request.profileId),
				};
			case 'end':
				this.#isEnded = true;
				return {tokens: forget(this.#tokens), signIns: forget(this.#signIns)};
		}
	}

	/** A token that was challenged is not held beside the one that answers the challenge: nobody gets it again. */
	#keep(entry: TokenToHold): void {
		for (const [key, {group}] of this.#tokens) {
			if (group === entry.group) {
				this.#tokens.delete(key);
			}
		}

		put(this.#tokens, entry, mostTokens);
	}

	#status(): JsonObject {
		return {
			until: this.#until,
			tokens: [...this.#tokens.values()].map(({profileId, profileName, token}) => {
				const {flow, tenant, scope, expiresAt, fingerprint} = token;
				return {profileId, profileName, flow, tenant, scope, expiresAt, fingerprint};
			}),
			signIns: [...this.#signIns.values()].map(({profileId, profileName}) => ({profileId, profileName})),
		};
	}
}

function put<Entry extends {readonly key: string}>(map: Map<string, Entry>, entry: Entry, most: number): void {
	map.delete(entry.key);
	map.set(entry.key, entry);
	const [oldest] = map.keys();
	if (map.size > most && oldest !== undefined) {
		map.delete(oldest);
	}
}

/** Forgets what is held for one profile, or everything; gives how much that was. */
function forget(map: Map<string, {readonly profileId: string}>, profileId?: string): number {
	const before = map.size;
	for (const [key, entry] of map) {
		if (profileId === undefined || entry.profileId === profileId) {
			map.delete(key);
		}
	}

	return before - map.size;
}
