import {cloudOfAuthorityHost} from '../../catalogue/clouds.ts';
import type {Profile} from '../../core/profile.ts';
import {readProfilesFile} from '../../core/profile-import.ts';
import {savedEnvironment} from '../imported-profiles.ts';
import {showSaved} from './editor-save.ts';
import type {Workbench} from './workbench.ts';

/** Saves imported profiles beside the others and says so; the first of them is chosen. */
async function keepImported(
	workbench: Workbench,
	imported: readonly Profile[],
	warnings: readonly string[],
): Promise<void> {
	const {session, doors} = workbench;
	const added = await session.savedProfiles.add(imported);
	const [first] = added;
	if (!first) {
		workbench.say('The file holds no profile.', 'warn');
		return;
	}

	workbench.change({layers: workbench.state.layers.filter(({kind}) => kind !== 'welcome')});
	showSaved(workbench, first.id, true);
	for (const warning of warnings) {
		session.notice(warning);
	}

	const names = added.map(({name}) => doors.show(name, 'name')).join(', ');
	const place = doors.show(session.savedProfiles.place);
	workbench.say(
		`Imported ${names} into ${place}.${warnings.length === 0 ? '' : ` ${doors.show(warnings.join(' '))}`}`,
		warnings.length === 0 ? 'ok' : 'warn',
	);
}

/** Imports profiles from a file: JSON in the form of profiles.example.json, or `.env` lines. */
export async function importFromFile(workbench: Workbench, path: string): Promise<void> {
	const {setup} = workbench.doors;
	if (!setup || path === '') {
		return;
	}

	try {
		const {profiles, warnings} = readProfilesFile(await setup.readText(path), {
			newId: () => workbench.session.savedProfiles.newId(),
			cloudOfHost: cloudOfAuthorityHost,
		});
		await keepImported(workbench, profiles, warnings);
	} catch (thrown) {
		workbench.fail(thrown, 'Nothing was imported');
	}
}

/** Saves what the AZURE_* variables say as a profile that refers to them. */
export async function importFromEnvironment(workbench: Workbench): Promise<void> {
	const {setup} = workbench.doors;
	try {
		const found = setup?.profileFromEnvironment();
		if (found) {
			const id = workbench.session.savedProfiles.newId();
			await keepImported(workbench, [savedEnvironment(found, id)], []);
			return;
		}
	} catch (thrown) {
		workbench.fail(thrown, 'Nothing was imported');
		return;
	}

	const missing = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'].filter(name => !setup?.variables.includes(name));
	workbench.say(`Nothing to import: ${missing.join(' and ')} not set.`, 'warn');
}
