import type {Row} from '../core/document.ts';
import {EntokError} from '../core/entok-error.ts';
import {refuseHalfEnvironment} from '../core/env-profile.ts';
import type {Profile} from '../core/profile.ts';
import {shownProfile} from '../core/shown-profile.ts';
import {profileDocument} from '../session/documents/profile-document.ts';
import {findProfile} from '../session/resolve-choice.ts';
import {withUnsaved} from '../session/state.ts';
import {unsavedProfile} from '../session/unsaved-profile.ts';
import type {CommandCall} from './command.ts';
import {jsonOutput, jsonText} from './json-output.ts';
import {textOfDocument} from './lines.ts';

/** The name a subcommand needs, or an error that shows how to give it. */
export function neededName(name: string | undefined, subcommand: string): string {
	if (name === undefined) {
		throw new EntokError('usage', 'A profile’s name is needed.', `Like this: entok profile ${subcommand} NAME`);
	}

	return name;
}

/** The saved profiles and the unsaved one of the environment; what is odd about the file is told. */
export async function knownProfiles(call: CommandCall): Promise<readonly Profile[]> {
	const {profiles, warnings} = await call.profiles.read();
	const unsaved = unsavedProfile(call.profileFromEnvironment);
	for (const warning of [...warnings, ...unsaved.warnings]) {
		call.stderr.write(`entok: ${call.show(warning)}\n`);
	}

	return withUnsaved(profiles, unsaved.profiles);
}

export async function listProfiles(call: CommandCall): Promise<number> {
	const profiles = await knownProfiles(call);
	if (call.options.json) {
		call.stdout.write(jsonText(profiles.map(shownProfile)));
		return 0;
	}

	if (profiles.length === 0) {
		call.stderr.write(
			'There are no profiles yet. Add one: entok profile add NAME --tenant T --client-id ID — or try entok --demo.\n',
		);
		return 0;
	}

	const width = (text: (profile: Profile) => string): number =>
		Math.max(...profiles.map(profile => text(profile).length));
	const [names, tenants] = [width(({name}) => call.show(name)), width(({tenant}) => call.show(tenant))];
	for (const profile of profiles) {
		const marks = [profile.production ? '! production' : '', profile.note ?? ''].filter(Boolean).join('  ');
		call.stdout.write(
			`${call.show(profile.name, 'name').padEnd(names)}  ${call.show(profile.tenant, 'id').padEnd(tenants)}  ${profile.flows.join(', ')}${marks === '' ? '' : `  ${call.show(marks)}`}\n`,
		);
	}

	return 0;
}

export async function showProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'show');
	const known = await knownProfiles(call);
	refuseHalfEnvironment(wanted, known, call.options.demo ? {} : call.environment);
	const profile = findProfile(known, wanted);
	call.stdout.write(
		call.options.json
			? jsonOutput({profile: shownProfile(profile)})
			: textOfDocument(profileDocument(profile, call.show) satisfies readonly Row[]),
	);
	return 0;
}

export async function profilePath(call: CommandCall): Promise<number> {
	call.stdout.write(`${call.profiles.place}\n`);
	return 0;
}
