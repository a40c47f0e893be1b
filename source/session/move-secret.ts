import type {SecretStore} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import {fieldTitle, referenceIn, type SecretField, secretFields, withReference} from '../core/secret-field.ts';
import {isPlain, whyNotUsable} from '../core/secret-reference.ts';
import type {SavedProfiles} from './saved-profiles.ts';
import {type Discarded, discardSecrets, storedReferences} from './stored-secrets.ts';

/** Which secret of a profile is meant when none was named: the only one there is. Throws EntokError `usage`. */
export function onlySecretField(profile: Profile): SecretField {
	const [field, ...others] = secretFields.filter(name => referenceIn(profile, name) !== undefined);
	if (field !== undefined && others.length === 0) {
		return field;
	}

	throw new EntokError(
		'usage',
		field === undefined
			? `The profile ${profile.name} has no secret that could be moved.`
			: `The profile ${profile.name} has several secrets.`,
		field === undefined
			? 'A certificate and a federated assertion stay where they are.'
			: `Name the one that is meant: --field ${[field, ...others].join(' or --field ')}.`,
	);
}

/**
 * Stores a secret at a new place and makes sure that it can be read there before anything else is changed. `use` then
 * has a profile refer to it; when that fails the new place is emptied again.
 */
export async function storeAndUse<Result>(
	secrets: SecretStore,
	{
		reference,
		value,
		purpose,
	}: {readonly reference: string; readonly value: Parameters<SecretStore['keep']>[1]; readonly purpose: string},
	use: () => Promise<Result>,
): Promise<Result> {
	await secrets.keep(reference, value);
	try {
		if ((await secrets.resolve(reference, purpose)).reveal() !== value.reveal()) {
			throw new EntokError(
				'configuration',
				`What was read back from ${reference} is not what was stored there.`,
				'Nothing else was changed.',
			);
		}

		return await use();
	} catch (thrown) {
		// What went wrong first is what there is to tell.
		await secrets.discard(reference).catch(() => {});
		throw thrown;
	}
}

/** Moves a secret to a place of entok's: stored and read back there first, then referred to, and only then deleted where it was. */
export async function moveSecret(
	saved: SavedProfiles,
	secrets: SecretStore,
	{profile, field, to}: {readonly profile: Profile; readonly field: SecretField; readonly to: string},
): Promise<readonly Discarded[]> {
	const from = referenceIn(profile, field);
	const purpose = fieldTitle(field, profile.name);
	const reason = from === undefined ? `The profile ${profile.name} has no ${field}.` : whyNotUsable(from);
	if (from === undefined || reason !== undefined) {
		throw new EntokError('usage', reason ?? '', 'entok profile show NAME tells what it has.');
	}

	if (from === to) {
		throw new EntokError('usage', `The ${purpose} is in ${to} already.`, 'Name another place.');
	}

	const value = await secrets.resolve(from, purpose);
	const moved = withReference(profile, field, to);
	await storeAndUse(secrets, {reference: to, value, purpose}, () => saved.save(moved, profile));
	if (isPlain(from)) {
		// The copy of the file as it was before holds the unprotected secret still.
		await saved.rewrite();
	}

	return discardSecrets(
		storedReferences([profile]).filter(old => old === from),
		saved.all,
		secrets,
	);
}
