import {isCalled} from '../../core/profile-name.ts';
import {noProfileId} from '../profile-for-call.ts';
import {type Discarded, discardedText, storedReferences} from '../stored-secrets.ts';
import type {Action} from './action.ts';
import {credentialAction} from './credential-action.ts';
import {openEditor, withoutDraft} from './editor/state.ts';
import {openWelcome} from './first-run/first-run.ts';
import {importFromEnvironment} from './first-run/import.ts';
import {keyFor} from './keys/key-for.ts';
import {emptyField} from './text-field.ts';
import type {Workbench} from './workbench.ts';

/** Why the profile under the cursor cannot be changed. */
function whyNotChange(workbench: Workbench): string | undefined {
	const row = workbench.currentRow('profile');
	if (!row) {
		return `There is no profile here. ${keyFor(workbench, 'profile.new')} makes one.`;
	}

	if (row.id === noProfileId) {
		return `This stands for what needs no profile; it is saved nowhere. ${keyFor(workbench, 'profile.new')} makes a profile.`;
	}

	return workbench.session.savedProfiles.find(row.id)
		? undefined
		: `${workbench.doors.show(row.text, 'name')} is made of AZURE_* variables and saved nowhere; ${keyFor(workbench, 'program.palette')} import saves it.`;
}

const withoutSetup = ({doors}: Workbench): string | undefined =>
	doors.setup ? undefined : 'That is not possible here.';

/** Making, changing and removing profiles. */
export const profileActions: readonly Action[] = [
	{
		id: 'profile.new',
		title: 'make a new profile',
		short: 'new',
		place: 'profile',
		keys: ['n'],
		hint: 20,
		run: workbench => openEditor(workbench),
	},
	{
		id: 'profile.edit',
		title: 'edit the profile under the cursor',
		short: 'edit',
		place: 'profile',
		keys: ['e'],
		hint: 21,
		blocked: whyNotChange,
		run: workbench => openEditor(workbench, workbench.currentRow('profile')?.id),
	},
	{
		id: 'profile.remove',
		title: 'remove the profile under the cursor; asks first',
		short: 'delete',
		place: 'profile',
		keys: ['d'],
		hint: 22,
		blocked: whyNotChange,
		run: workbench => {
			const row = workbench.currentRow('profile');
			if (row) {
				const saved = workbench.session.savedProfiles.find(row.id);
				const isStored = saved !== undefined && storedReferences([saved]).length > 0;
				workbench.open({kind: 'remove-profile', profileId: row.id, name: row.text, isStored});
			}
		},
	},
	credentialAction,
	{
		id: 'profile.import',
		title: 'import profiles from a .env or JSON file',
		short: 'import',
		place: 'everywhere',
		keys: [],
		blocked: withoutSetup,
		run: workbench => workbench.open({kind: 'import-file', field: emptyField}),
	},
	{
		id: 'profile.import-environment',
		title: 'import the AZURE_* variables as a profile',
		short: 'import variables',
		place: 'everywhere',
		keys: [],
		blocked: withoutSetup,
		run: importFromEnvironment,
	},
	{
		id: 'profile.welcome',
		title: 'the welcome page: demo tenant, new profile, import, what the portal needs',
		short: 'welcome',
		place: 'everywhere',
		keys: [],
		blocked: withoutSetup,
		run: openWelcome,
	},
];

/** Takes a profile out; called when the question before it was answered with yes. */
export async function removeProfile(workbench: Workbench, profileId: string, name: string): Promise<void> {
	const {session, doors} = workbench;
	const {layers} = workbench.state;
	let discarded: readonly Discarded[];
	try {
		discarded = await session.savedProfiles.remove(profileId);
	} catch (thrown) {
		workbench.fail(thrown, 'The profile was not removed', layers);
		return;
	}

	workbench.change({drafts: withoutDraft(workbench, profileId)});
	if (isCalled({id: profileId, name}, session.state.choice.profileId ?? '')) {
		session.choose({profileId: undefined, flow: undefined, scope: undefined});
	}

	workbench.say(`Removed ${doors.show(name, 'name')}. ${doors.show(discardedText(discarded))}`, 'ok');
}
