import {cloudOfAuthorityHost} from '../../../catalogue/clouds.ts';
import {neededVariables} from '../../../core/env-profile.ts';
import type {Profile} from '../../../core/profile.ts';
import {readProfilesFile} from '../../../core/profile-import.ts';
import {savedEnvironment} from '../../imported-profiles.ts';
import {showSaved} from '../editor/save.ts';
import type {Workbench} from '../workbench.ts';

/** What was saved out of a file or the environment, and what was odd about it. */
type Imported = {readonly added: readonly Profile[]; readonly warnings: readonly string[]};

/** Says what was imported and chooses the first of it. */
function showImported(workbench: Workbench, {added, warnings}: Imported): void {
	const {session, doors} = workbench;
	const [first] = added;
	if (!first) {
		workbench.say('The file holds no profile.', 'warn');
		return;
	}

	workbench.change({layers: workbench.state.layers.filter(({kind}) => kind !== 'welcome')});
	const reason = showSaved(workbench, first.id, true);
	for (const warning of warnings) {
		session.notice(warning);
	}

	const names = added.map(({name}) => doors.show(name, 'name')).join(', ');
	const place = doors.show(session.savedProfiles.place);
	const remarks = [...warnings, ...(reason === undefined ? [] : [reason])];
	workbench.say(
		[`Imported ${names} into ${place}.`, ...remarks.map(remark => doors.show(remark))].join(' '),
		remarks.length === 0 ? 'ok' : 'warn',
	);
}

/** Saves profiles beside the others, or opens the error screen: only then was nothing imported. */
async function imported(workbench: Workbench, read: () => Promise<Imported>): Promise<void> {
	const {layers} = workbench.state;
	let saved: Imported;
	try {
		saved = await read();
	} catch (thrown) {
		workbench.fail(thrown, 'Nothing was imported', layers);
		return;
	}

	showImported(workbench, saved);
}

/** Imports profiles from a file: JSON in the form of profiles.example.json, or `.env` lines. */
export async function importFromFile(workbench: Workbench, path: string): Promise<void> {
	const {setup} = workbench.doors;
	if (!setup || path === '') {
		return;
	}

	await imported(workbench, async () => {
		const {savedProfiles} = workbench.session;
		const {profiles, warnings} = readProfilesFile(await setup.readText(path), {
			newId: () => savedProfiles.newId(),
			cloudOfHost: cloudOfAuthorityHost,
		});
		return {added: await savedProfiles.add(profiles), warnings};
	});
}

/** Saves what the AZURE_* variables say as a profile that refers to them. */
export async function importFromEnvironment(workbench: Workbench): Promise<void> {
	const {setup} = workbench.doors;
	let found: Profile | undefined;
	try {
		found = setup?.profileFromEnvironment();
	} catch (thrown) {
		workbench.fail(thrown, 'Nothing was imported');
		return;
	}

	if (found) {
		const {savedProfiles} = workbench.session;
		const profile = savedEnvironment(found, savedProfiles.newId());
		await imported(workbench, async () => ({added: await savedProfiles.add([profile]), warnings: []}));
		return;
	}

	const missing = neededVariables.filter(name => !setup?.variables.includes(name));
	workbench.say(`Nothing to import: ${missing.join(' and ')} not set.`, 'warn');
}
