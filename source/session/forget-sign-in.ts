import type {SecretStore} from '../core/doors.ts';
import {placeOf} from '../core/keeping-place.ts';
import type {Profile} from '../core/profile.ts';
import type {SavedProfiles} from './saved-profiles.ts';
import {discardSecrets, storedReferences} from './stored-secrets.ts';

/** The references of some profiles behind which entok may have stored their sign-ins. */
export const storedSignIns = (profiles: readonly Profile[]): readonly string[] =>
	storedReferences(profiles).filter(reference => profiles.some(({refreshToken}) => refreshToken === reference));

const withoutSignIn = ({refreshToken: _, ...rest}: Profile): Profile => rest;

/**
 * Forgets the sign-in that saved profiles refer to: deletes it in its file, the vault or the key ring, then drops the
 * references of `profiles`. What something else refers to, or entok did not store, stays with every reference. Resolves to
 * a sentence; rejects with an EntokError when it could not be deleted.
 */
export async function forgetSignIn(
	saved: SavedProfiles,
	secrets: SecretStore,
	{reference, profiles}: {readonly reference: string; readonly profiles: readonly Profile[]},
): Promise<string> {
	const users = profiles.filter(({refreshToken}) => refreshToken === reference);
	const others = saved.all.map(profile => (users.some(({id}) => id === profile.id) ? withoutSignIn(profile) : profile));
	const names = users.map(({name}) => name).join(' and ');
	const place = placeOf(reference);
	for (const {reason, fault} of await discardSecrets([reference], others, secrets)) {
		if (fault) {
			throw fault;
		}

		if (reason !== undefined) {
			return `The refresh token of ${names} in ${place} stays: ${reason}`;
		}
	}

	// Only now: a reference to what could not be deleted must not get lost.
	for (const profile of users) {
		await saved.save(withoutSignIn(profile), profile);
	}

	return `The sign-in of ${names} is gone from ${place}; no profile refers to it any more.`;
}
