import {cloudOfAuthorityHost} from '../catalogue/clouds.ts';
import {EntokError} from '../core/entok-error.ts';
import {refuseEnvironmentName} from '../core/env-profile.ts';
import {type Profile, referencesOf} from '../core/profile.ts';
import {readProfilesFile} from '../core/profile-import.ts';
import {isPlain} from '../core/secret-reference.ts';
import {savedEnvironment} from '../session/imported-profiles.ts';
import {findProfile} from '../session/resolve-choice.ts';
import {SavedProfiles} from '../session/saved-profiles.ts';
import type {CommandCall} from './command.ts';
import {jsonText} from './json-output.ts';

async function found(call: CommandCall, file: string | undefined): Promise<readonly Profile[]> {
	if (call.options['from-env']) {
		if (file !== undefined) {
			throw new EntokError(
				'usage',
				'A file and --from-env are two imports.',
				'Import one after the other: entok profile import FILE; entok profile import --from-env',
			);
		}

		const profile = call.profileFromEnvironment();
		if (!profile) {
			throw new EntokError(
				'configuration',
				'AZURE_TENANT_ID and AZURE_CLIENT_ID are not both set.',
				'Set them, or import a file.',
			);
		}

		return [savedEnvironment(profile, call.newId(), call.options.name)];
	}

	if (file === undefined) {
		throw new EntokError(
			'usage',
			'There is nothing to import.',
			'Name a file, or use --from-env: entok profile import FILE',
		);
	}

	const {profiles, warnings} = readProfilesFile(await call.readText(file, 'the profiles'), {
		newId: call.newId,
		cloudOfHost: cloudOfAuthorityHost,
		name: call.options.name,
	});
	for (const warning of warnings) {
		call.stderr.write(`entok: ${call.show(warning)}\n`);
	}

	return profiles;
}

export async function importProfiles(call: CommandCall, file: string | undefined): Promise<number> {
	if (call.options.name !== undefined) {
		refuseEnvironmentName(call.options.name);
	}

	const imported = await found(call, file);
	if (imported.length === 0) {
		throw new EntokError(
			'configuration',
			'There was nothing to import: the file holds no profile.',
			'profiles.example.json shows the form.',
		);
	}

	const added = await new SavedProfiles(call).add(imported);
	const names = added.map(({name}) => call.show(name)).join(', ');
	call.stderr.write(`Imported ${added.length} ${added.length === 1 ? 'profile' : 'profiles'}: ${names}.\n`);
	return 0;
}

/** The `plain:` references of a profile. */
const plainOf = (profile: Profile): readonly string[] =>
	referencesOf(profile).flatMap(({reference}) => (isPlain(reference) ? [reference] : []));

/** A profile without any `plain:` value: whoever imports it is asked instead. */
const withoutPlain = (profile: Profile): Profile => {
	const plain = plainOf(profile);
	return JSON.parse(JSON.stringify(profile), (_key, value: unknown) =>
		plain.some(reference => reference === value) ? 'prompt' : value,
	);
};

/** Profiles in the format that `import` takes, without ids and without any `plain:` value. */
export async function exportProfiles(call: CommandCall, name: string | undefined): Promise<number> {
	const {profiles} = await call.profiles.read();
	const chosen = name === undefined ? profiles : [findProfile(profiles, name)];
	const exported = chosen.map(profile => {
		const {id: _id, ...rest} = withoutPlain(profile);
		return rest;
	});
	for (const {name: left} of chosen.filter(profile => plainOf(profile).length > 0)) {
		call.stderr.write(
			`entok: The unprotected secret (plain:) of ${call.show(left)} is left out: it will be asked for.\n`,
		);
	}

	call.stdout.write(jsonText({version: 1, profiles: exported}));
	return 0;
}
