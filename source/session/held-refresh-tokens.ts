import type {SecretStore} from '../core/doors.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import type {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {LoginTokens} from './login-tokens.ts';
import {getsSameTokens} from './merge-profile.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

type Held = {
	/** As it was: to another authority or client the token must never go. */
	readonly profile: Profile;
	readonly secret: Secret;
	/** Where it was written to since, for the profile to refer to. */
	readonly movedTo?: string;
};

/** Whether the refresh token is where another entok may have written a newer one. */
const isShared = ({refreshToken}: Profile): boolean => /^(?:file|vault|keychain):/.test(refreshToken ?? '');

/** The latest refresh token of each profile: the successor replaces the one it came from. */
export class HeldRefreshTokens {
	readonly #secrets: SecretStore;
	/** What other processes of this login share with this one. */
	readonly login: LoginTokens | undefined;
	/** By the profile's id. */
	readonly #latest = new Map<string, Held>();
	/** How often everything was forgotten. */
	#forgotten = 0;
	/** What the places were last seen to hold, by the profile's id. */
	readonly #inPlace = new Map<string, Secret>();

	constructor(secrets: SecretStore, login?: LoginTokens) {
		this.#secrets = secrets;
		this.login = login;
	}

	get(profile: Profile): Secret | undefined {
		const held = this.#latest.get(profile.id);
		return held && isFor(held, profile) ? held.secret : undefined;
	}

	/** Whether two states of a profile get the same tokens; referring to the place its sign-in was written to makes no other. */
	isSame(one: Profile, other: Profile): boolean {
		const held = this.#latest.get(one.id);
		return getsSameTokens(one, other) || (held !== undefined && isFor(held, one) && isFor(held, other));
	}

	/**
	 * Forgets all, also what this login shares, and resolves to whether there was that; what comes with an answer that is
	 * on its way is not held either.
	 */
	async forgetAll(): Promise<boolean> {
		this.#latest.clear();
		this.#inPlace.clear();
		this.#forgotten++;
		return this.login?.forgetAll() ?? false;
	}

	/** A profile that is another one now has no use for it. */
	forget(profileId: string): void {
		this.#latest.delete(profileId);
		this.#inPlace.delete(profileId);
	}

	/**
	 * Gets a token by `work` and keeps the refresh token that comes with it. A refresh token may be good once: from
	 * reading it to writing its successor back no other entok uses the same place. Other flows need no turn. `notice`
	 * hears when the successor could not be written.
	 */
	async inTurn(
		choice: ResolvedChoice,
		signal: AbortSignal,
		work: () => Promise<TokenSet>,
		notice: (text: string) => void,
	): Promise<TokenSet> {
		const {profile, flow} = choice;
		const forgotten = this.#forgotten;
		const workAndKeep = async (): Promise<TokenSet> => {
			const token = await work();
			// Also of a token that nobody waits for any more: the refresh token that was used for it may be used up.
			const reason = await this.keep(profile, token, forgotten === this.#forgotten);
			if (forgotten === this.#forgotten) {
				await this.login?.keepSignIn(choice, token);
			}

			if (reason !== undefined) {
				notice(`The new refresh token is kept for this run only: ${reason}`);
			}

			return token;
		};
		if (flow.id !== 'refresh-token') {
			return workAndKeep();
		}

		if (profile.refreshToken !== undefined) {
			return this.#secrets.exclusively(profile.refreshToken, workAndKeep, signal);
		}

		const recallAndWork = async (): Promise<TokenSet> => {
			await this.recall(choice);
			return workAndKeep();
		};
		return this.login ? this.login.exclusively(choice, recallAndWork, signal) : workAndKeep();
	}

	/** Takes over the sign-in that this login holds for a choice: another process may have renewed it. True when there is one. */
	async recall(choice: ResolvedChoice): Promise<boolean> {
		const secret = await this.login?.findSignIn(choice);
		if (secret) {
			this.#latest.set(choice.profile.id, {profile: choice.profile, secret});
		}

		return secret !== undefined;
	}

	/**
	 * The refresh token to use now. `resolve` gives the one the profile refers to. A place that another entok has written
	 * to since holds the newer one; otherwise the one of this run goes first.
	 */
	async current(profile: Profile, resolve: () => Promise<Secret>): Promise<Secret> {
		const held = this.get(profile);
		if (held && !isShared(profile)) {
			return held;
		}

		const before = this.#inPlace.get(profile.id);
		try {
			const found = await resolve();
			this.#inPlace.set(profile.id, found);
			return held && (before === undefined || found.reveal() === before.reveal()) ? held : found;
		} catch (thrown) {
			if (held && thrown instanceof EntokError && thrown.kind === 'configuration') {
				return held;
			}

			throw thrown;
		}
	}

	/**
	 * Holds the refresh token that came with an access token, if one did, and writes it back to where the old one came
	 * from, also where it is not to be held any more. Resolves to the reason when that place cannot be written, and never rejects.
	 */
	async keep(profile: Profile, {refreshToken}: TokenSet, isHeld = true): Promise<string | undefined> {
		if (!refreshToken) {
			return undefined;
		}

		if (isHeld) {
			this.#latest.set(profile.id, {profile, secret: refreshToken});
		}

		if (profile.refreshToken === undefined) {
			return undefined;
		}

		try {
			const reason = await this.#secrets.replace(profile.refreshToken, refreshToken);
			if (reason === undefined) {
				this.#inPlace.set(profile.id, refreshToken);
			}

			return reason;
		} catch (thrown) {
			return toEntokError(thrown).message;
		}
	}

	/** Writes the refresh token of a profile to a new place, `vault:NAME` for example. */
	async writeTo(reference: string, profile: Profile): Promise<void> {
		const secret = this.get(profile);
		if (!secret) {
			throw new EntokError('configuration', 'There is no sign-in of this run to remember.', 'Sign in first.');
		}

		await this.#secrets.keep(reference, secret);
		this.#latest.set(profile.id, {profile, secret, movedTo: reference});
		this.#inPlace.set(profile.id, secret);
	}
}

const isFor = ({profile, movedTo}: Held, other: Profile): boolean =>
	getsSameTokens(profile, other) ||
	(movedTo !== undefined && getsSameTokens({...profile, refreshToken: movedTo}, other));
