import type {EntokError} from '../../core/entok-error.ts';
import {explanationOf} from '../explain-error.ts';
import type {Action} from './action.ts';
import {openEditor} from './editor/state.ts';
import {chosenProfile} from './lists.ts';
import type {Workbench} from './workbench.ts';

/** What stands above an error about a token: what happened, in a few words. */
export function tokenErrorTitle(error: EntokError): string {
	const meaning = explanationOf(error)?.meaning.replace(/\.$/, '');
	if (meaning !== undefined) {
		return `No token: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
	}

	const titles = {
		'no-answer': 'No answer',
		configuration: 'Nothing was sent',
		'input-needed': 'Nothing was sent',
	} as const;
	return error.kind in titles ? titles[error.kind as keyof typeof titles] : 'No token';
}

/** What stands above an error about a test request: what kept it from being sent is no missing answer. */
export function requestErrorTitle(error: EntokError): string {
	return error.kind === 'no-answer'
		? 'The request got no answer'
		: error.kind === 'token-refused'
			? tokenErrorTitle(error)
			: 'Nothing was sent';
}

const savedProfile = ({session}: Workbench) => session.savedProfiles.find(chosenProfile(session.state)?.id ?? '');

/** What can be done about the error on the screen, besides trying again and choosing something else. */
export const errorActions: readonly Action[] = [
	{
		id: 'error.edit',
		title: 'edit the profile that was used',
		short: 'edit profile',
		place: 'error',
		keys: ['e'],
		hint: 2,
		blocked: workbench => (savedProfile(workbench) ? undefined : 'This profile is saved nowhere.'),
		run: workbench => {
			workbench.close();
			openEditor(workbench, savedProfile(workbench)?.id);
		},
	},
];
