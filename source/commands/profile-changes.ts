import {EntokError} from '../core/entok-error.ts';
import {refuseEnvironmentName} from '../core/env-profile.ts';
import type {Profile} from '../core/profile.ts';
import {checkProfile} from '../core/profile-check.ts';
import type {SecretField} from '../core/secret-field.ts';
import {findProfile} from '../session/resolve-choice.ts';
import {SavedProfiles} from '../session/saved-profiles.ts';
import {discardedText} from '../session/stored-secrets.ts';
import type {CommandCall} from './command.ts';
import type {Options} from './options.ts';
import {checkScope, fieldsOf} from './profile-fields.ts';
import {saveStoring, storedField, storeOf} from './profile-store-secret.ts';
import {neededName} from './profile-views.ts';

/** The flows a profile can use when none were named: those that what was given is for. Passwords are allowed by name only. */
const likelyFlows = (options: Options): Profile['flows'] => {
	const isStored = (field: SecretField): boolean => options.store !== undefined && storedField(options) === field;
	const app = (options.secret ?? options.certificate ?? options.assertion) !== undefined || isStored('secret');
	const found: Profile['flows'] = [
		...(app ? (['client-credentials'] as const) : []),
		...(options['refresh-token'] === undefined && !isStored('refresh-token') ? [] : (['refresh-token'] as const)),
		...(options['user-token'] === undefined && !isStored('user-token') ? [] : (['on-behalf-of'] as const)),
		...(options['managed-identity'] === undefined ? [] : (['managed-identity'] as const)),
	];
	return found.length > 0 ? found : ['client-credentials'];
};

export async function addProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'add');
	refuseEnvironmentName(wanted);
	const store = storeOf(call.options);
	const fields = fieldsOf(call.options);
	for (const option of ['tenant', 'client-id'] as const) {
		if (call.options[option] === undefined) {
			throw new EntokError(
				'usage',
				`--${option} is needed.`,
				'Like this: entok profile add NAME --tenant T --client-id ID',
			);
		}
	}

	const checked = checkProfile(
		{
			id: call.newId(),
			cloud: 'public',
			credential: {kind: 'none'},
			flows: likelyFlows(call.options),
			...fields,
			name: wanted,
		},
		`profile ${wanted}`,
	);
	checkScope(call.options, checked);
	const told = await saveStoring(call, store, checked, added => new SavedProfiles(call).save(added));
	call.stderr.write(`Added ${call.show(wanted)}. It is kept in ${call.profiles.place}.${told}\n`);
	return 0;
}

/** A saved profile by its name, and what changes it. */
async function savedProfile(
	call: CommandCall,
	name: string,
): Promise<{readonly saved: SavedProfiles; readonly profile: Profile}> {
	const saved = new SavedProfiles(call);
	await saved.load();
	return {saved, profile: findProfile(saved.all, name)};
}

export async function editProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'edit');
	const {saved, profile: old} = await savedProfile(call, wanted);
	const store = storeOf(call.options, old);
	const fields = fieldsOf(call.options, old);
	if (Object.keys(fields).length === 0 && store === undefined) {
		throw new EntokError(
			'usage',
			'There is nothing to change.',
			'Name what to change: entok profile edit NAME --secret env:NAME',
		);
	}

	const changed = checkProfile({...old, ...fields}, `profile ${wanted}`);
	checkScope(call.options, changed);
	if (changed.name !== old.name) {
		refuseEnvironmentName(changed.name);
	}

	const told = await saveStoring(call, store, changed, stored => saved.save(stored, old));
	call.stderr.write(`Changed ${call.show(wanted)}.${told}\n`);
	return 0;
}

export async function removeProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'remove');
	const {saved, profile} = await savedProfile(call, wanted);
	const discarded = await saved.remove(profile.id);
	call.stderr.write(`Removed ${call.show(wanted)}. ${call.show(discardedText(discarded))}\n`);
	return 0;
}
