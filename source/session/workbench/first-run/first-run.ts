import {openEditor} from '../editor/state.ts';
import {isKeyOf, keyFor} from '../keys/key-for.ts';
import {emptyField} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {importFromEnvironment} from './import.ts';
import {portalPage} from './portal.ts';

/** A line of the welcome page: its letter, what it is, and what stands about it beside it. */
export type WelcomeChoice = {
	readonly letter: string;
	readonly title: string;
	readonly note: string;
	readonly about: readonly string[];
	run(workbench: Workbench): void | Promise<void>;
};

const demo: WelcomeChoice = {
	letter: 'd',
	title: 'Demo tenant',
	note: 'no account, no network, everything works',
	about: [
		'A made-up tenant inside this program: profiles, real-looking signed tokens, answers of Graph, Azure Resource Manager and Partner Center, and the usual errors.',
		'Good for a first look, for a workshop without internet, and for learning the keys. Nothing of yours is read or written.',
		'The same: entok --demo',
	],
	run: ({doors}) => doors.setup?.openDemo(),
};

const create: WelcomeChoice = {
	letter: 'n',
	title: 'New profile',
	note: 'you need: tenant, client ID (2 minutes)',
	about: [
		'A form with help beside every field. Pasting the whole Overview block of the app registration fills in the ids.',
		'Secrets are not typed in: the profile only says where each is found.',
	],
	run: workbench => openEditor(workbench),
};

const importFile: WelcomeChoice = {
	letter: 'i',
	title: 'Import',
	note: 'a .env or JSON file',
	about: [
		'Asks for a file: lines such as AZURE_TENANT_ID=…, or JSON in the form of profiles.example.json.',
		'Values of secrets are not copied: the profile refers to where they are.',
	],
	run: workbench => workbench.open({kind: 'import-file', field: emptyField}),
};

const importVariables = (variables: readonly string[]): WelcomeChoice => ({
	letter: 'e',
	title: 'Environment',
	note: variables.length === 0 ? 'no AZURE_* variables found' : `AZURE_* variables found: ${variables.length}`,
	about: [
		variables.length === 0
			? 'None of the AZURE_* variables is set that the Azure SDKs read.'
			: `Found: ${variables.join(', ')}. Values of secrets are not read yet.`,
		'Saves them as a profile that refers to the variables.',
	],
	run: importFromEnvironment,
});

const portal: WelcomeChoice = {
	letter: '?',
	title: 'What do I need in the Entra portal?',
	note: 'one page, works offline',
	about: ['What to click in the Entra admin center, and which values to copy.'],
	run: workbench => workbench.open({kind: 'page', title: 'In the Entra portal', document: portalPage, offset: 0}),
};

/** What can be done first, in order. */
export const welcomeChoices = ({doors}: Workbench): readonly WelcomeChoice[] => [
	demo,
	create,
	importFile,
	importVariables(doors.setup?.variables ?? []),
	portal,
];

export const openWelcome = (workbench: Workbench): void => workbench.open({kind: 'welcome', cursor: 0});

/** Greets a person who has saved no profile and named none. */
export function greet(workbench: Workbench): void {
	const {savedProfiles, state} = workbench.session;
	if (workbench.doors.setup && savedProfiles.all.length === 0 && state.choice.profileId === undefined) {
		openWelcome(workbench);
	}
}

/** Gives a key to the welcome page. Its own letters come first; of the keys that work everywhere few are left. */
export function welcomeKey(workbench: Workbench, cursor: number, key: string): boolean {
	const choices = welcomeChoices(workbench);
	const moveTo = (to: number): void =>
		workbench.replaceLayer({kind: 'welcome', cursor: (to + choices.length) % choices.length});
	const chosen = key === 'enter' ? choices[cursor] : choices.find(({letter}) => letter === key);
	if (chosen) {
		moveTo(choices.indexOf(chosen));
		void chosen.run(workbench);
		return true;
	}

	switch (key) {
		case 'j':
		case 'down':
		case 'tab':
			moveTo(cursor + 1);
			return true;
		case 'k':
		case 'up':
		case 'shift-tab':
			moveTo(cursor - 1);
			return true;
		case 'q':
			workbench.doors.quit(0);
			return true;
		case 'escape':
			workbench.close();
			workbench.say(
				`${keyFor(workbench, 'profile.new')} makes a profile; ${keyFor(workbench, 'program.palette')} welcome comes back to that page.`,
			);
			return true;
		default:
			if (isKeyOf(workbench, key, 'program.palette', 'program.suspend', 'program.redraw')) {
				return false;
			}

			workbench.say(`Here: ${choices.map(({letter}) => letter).join(' ')}, Esc for the panels, q to quit.`, 'warn');
			return true;
	}
}
