import type {StateStore} from '../core/doors.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import {parseSecretReference} from '../core/secret-reference.ts';
import {noteRemembered} from './remembered-sign-ins.ts';
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

/** A path as a reference. The error says what is wrong before anything is written. */
function checkPath(path: string): void {
	try {
		parseSecretReference(`file:${path}`);
	} catch {
		throw new EntokError(
			'usage',
			'Where the sign-in is kept must be an absolute path, or one that starts with ~/.',
			'For example ~/.local/state/entok/contoso.refresh-token.',
		);
	}
}

/**
 * Writes the refresh token held for the chosen profile to a new file and has the saved profile refer to it, so that the
 * next run needs no sign-in. `store` notes that the file is ours to remove. Resolves to the reference. Rejects with an EntokError; nothing is ever overwritten.
 */
export async function rememberSignIn(session: Session, path: string, store?: StateStore): Promise<string> {
	const reason = whyNotRemember(session);
	const {profile} = session.resolved();
	const saved = session.savedProfiles.find(profile.id);
	if (reason !== undefined || !saved) {
		throw new EntokError('configuration', reason ?? 'This profile is saved nowhere.');
	}

	checkPath(path);
	const reference = await session.signIns.writeTo(path, profile);
	try {
		await session.savedProfiles.save({...saved, refreshToken: reference}, saved);
	} catch (thrown) {
		const {kind, message, hint} = toEntokError(thrown);
		throw new EntokError(kind, `The sign-in is in ${path}, but the profile does not refer to it. ${message}`, hint);
	}

	if (store) {
		await noteRemembered(store, reference, saved);
	}

	return reference;
}
