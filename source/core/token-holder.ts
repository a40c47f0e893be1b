import type {Secret} from './secret.ts';
import type {TokenSet} from './token-set.ts';

/** What is held, as lists show it: never the secret itself. */
export type HeldLabel = {readonly profileId: string; readonly profileName: string};

/** A token to hold. `key` names exactly this token, `group` also those that differ in the challenge they answer. */
export type TokenToHold = HeldLabel & {readonly key: string; readonly group: string; readonly token: TokenSet};

/** A refresh token to hold, until another one takes its place under the same key. */
export type SignInToHold = HeldLabel & {readonly key: string; readonly refreshToken: Secret};

/** What is held at a moment. Times are milliseconds since the epoch. */
export type HolderStatus = {
	readonly until: number;
	readonly tokens: ReadonlyArray<HeldLabel & Pick<TokenSet, 'flow' | 'tenant' | 'scope' | 'expiresAt' | 'fingerprint'>>;
	readonly signIns: readonly HeldLabel[];
};

/** How much was forgotten. */
export type Forgotten = {readonly tokens: number; readonly signIns: number};

/**
 * A process of this login that keeps tokens in memory for all others, where one runs. Keys are digests. Nothing here
 * rejects because of the holder: without one, or with one that does not answer, there is nothing held.
 */
export type TokenHolder = {
	/** A token that is good for at least so many milliseconds more. */
	find(key: string, goodFor: number): Promise<TokenSet | undefined>;
	keep(entry: TokenToHold): Promise<void>;
	findSignIn(key: string): Promise<Secret | undefined>;
	keepSignIn(entry: SignInToHold): Promise<void>;
	/** Does work with a sign-in while no other process does: a refresh token may be good once. */
	exclusively<Result>(key: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
	/** Forgets what is held for one profile, or all; undefined when no holder runs. This alone rejects where the holder fails. */
	forget(profileId?: string): Promise<Forgotten | undefined>;
};

/** The holder as `entok hold` and `entok forget` drive it; rejects with an EntokError `configuration` where its place is not safe. */
export type HolderControl = {
	/** Where it is, or would be: its socket. */
	readonly place: string;
	/** Undefined when none runs. */
	status(): Promise<HolderStatus | undefined>;
	/** Has it run on until then, if that is later; resolves to its end, undefined when none runs. */
	prolong(until: number): Promise<number | undefined>;
	forget(profileId?: string): Promise<Forgotten | undefined>;
	/** Ends it; false when none ran. */
	end(): Promise<boolean>;
};
