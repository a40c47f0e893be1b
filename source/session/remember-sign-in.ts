import {EntokError, toEntokError} from '../core/entok-error.ts';
import {keepingReference, placeOf} from '../core/keeping-place.ts';
import type {Profile} from '../core/profile.ts';
import type {Session} from './session.ts';

/** Why the sign-in of the chosen profile cannot be remembered. */
export function whyNotRemember(session: Session): string | undefined {
	let profile: Profile;
	try {
		({profile} = session.resolved());
	} catch (thrown) {
		return toEntokError(thrown).message;
	}

	if (!session.savedProfiles.find(profile.id)) {
		return 'This profile is saved nowhere, so nothing could say where the sign-in is: save the profile first.';
	}

	return session.signIns.get(profile)
		? undefined
		: 'There is no sign-in of this run to remember: a token of a user, with a refresh token, makes one.';
}

/**
 * Writes the refresh token held for the chosen profile to a new place and has the saved profile refer to it, so that the
 * next run needs no sign-in. `place` is the path of a file, `vault:NAME` or `keychain:NAME`. Resolves to the reference.
 * Rejects with an EntokError; nothing is ever overwritten.
 */
export async function rememberSignIn(session: Session, place: string): Promise<string> {
	const reason = whyNotRemember(session);
	const {profile} = session.resolved();
	const saved = session.savedProfiles.find(profile.id);
	if (reason !== undefined || !saved) {
		throw new EntokError('configuration', reason ?? 'This profile is saved nowhere.');
	}

	const reference = keepingReference(place, 'Where the sign-in is kept');
	await session.signIns.writeTo(reference, profile);
	try {
		await session.savedProfiles.save({...saved, refreshToken: reference}, saved);
	} catch (thrown) {
		const {kind, message, hint} = toEntokError(thrown);
		throw new EntokError(
			kind,
			`The sign-in is in ${placeOf(reference)}, but the profile does not refer to it. ${message}`,
			hint,
		);
	}

	return reference;
}
