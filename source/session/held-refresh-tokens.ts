import type {SecretStore} from '../core/doors.ts';
import {toEntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import type {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import {getsSameTokens} from './merge-profile.ts';

/** The latest refresh token of each profile: the successor replaces the one it came from. */
export class HeldRefreshTokens {
	readonly #secrets: SecretStore;
	/** By the profile's id, with the profile as it was: to another authority or client it must never go. */
	readonly #latest = new Map<string, {readonly profile: Profile; readonly secret: Secret}>();

	constructor(secrets: SecretStore) {
		this.#secrets = secrets;
	}

	get(profile: Profile): Secret | undefined {
		const kept = this.#latest.get(profile.id);
		return kept && getsSameTokens(kept.profile, profile) ? kept.secret : undefined;
	}

	/** A profile that is another one now has no use for it. */
	forget(profileId: string): void {
		this.#latest.delete(profileId);
	}

	/**
	 * Holds the refresh token that came with an access token, if one did, and writes it back to where the old one came
	 * from. Resolves to the reason when that place cannot be written, and never rejects.
	 */
	async keep(profile: Profile, {refreshToken}: TokenSet): Promise<string | undefined> {
		if (!refreshToken) {
			return undefined;
		}

		this.#latest.set(profile.id, {profile, secret: refreshToken});
		if (profile.refreshToken === undefined) {
			return undefined;
		}

		try {
			return await this.#secrets.replace(profile.refreshToken, refreshToken);
		} catch (thrown) {
			return toEntokError(thrown).message;
		}
	}
}
