import {EntokError} from '../core/entok-error.ts';
import {keepingReference, placeOf} from '../core/keeping-place.ts';
import {fieldTitle} from '../core/secret-field.ts';
import {moveSecret, onlySecretField} from '../session/move-secret.ts';
import {findProfile} from '../session/resolve-choice.ts';
import {SavedProfiles} from '../session/saved-profiles.ts';
import type {CommandCall} from './command.ts';
import {namedField} from './profile-store-secret.ts';
import {neededName} from './profile-views.ts';

/** Moves one secret of a profile into the vault, the key ring or a file. */
export async function moveProfileSecret(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'move-secret');
	const {to} = call.options;
	if (to === undefined) {
		throw new EntokError(
			'usage',
			'Where the secret is to be moved is needed.',
			`Like this: entok profile move-secret NAME --to vault:NAME`,
		);
	}

	const reference = keepingReference(to, 'Where the secret is moved to');
	const saved = new SavedProfiles(call);
	await saved.load();
	const profile = findProfile(saved.all, wanted);
	const field = namedField(call.options) ?? onlySecretField(profile);
	const discarded = await moveSecret(saved, call.secrets, {profile, field, to: reference});
	const told = discarded.map(({reference: old, reason}) =>
		reason === undefined ? ` Deleted: ${placeOf(old)}.` : ` Left as it is: ${placeOf(old)}. ${reason}`,
	);
	call.stderr.write(
		call.show(`The ${fieldTitle(field, profile.name)} is in ${placeOf(reference)} now.${told.join('')}`),
	);
	call.stderr.write('\n');
	return 0;
}
