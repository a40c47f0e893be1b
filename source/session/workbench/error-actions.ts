import type {RequestDraft} from '../api-answer.ts';
import type {Action} from './action.ts';
import {openEditor} from './editor/state.ts';
import {chosenProfile} from './lists.ts';
import {askAndSend} from './request/questions.ts';
import {getToken} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

const savedProfile = ({session}: Workbench) => session.savedProfiles.find(chosenProfile(session.state)?.id ?? '');

/** The request that failed, when the error on top is about one. */
const failedRequest = ({topLayer}: Workbench): RequestDraft | undefined =>
	topLayer?.kind === 'error' ? topLayer.draft : undefined;

const isWithoutToken = ({session}: Workbench): boolean => session.state.token.status === 'failed';

async function tryAgain(workbench: Workbench): Promise<void> {
	const draft = failedRequest(workbench);
	if (!draft) {
		await getToken(workbench, false);
		return;
	}

	workbench.close();
	// An answer that is read already shows the new one in its place.
	await askAndSend(workbench, draft, workbench.topLayer?.kind !== 'response');
}

/** What can be done about the error on the screen, besides choosing something else. */
export const errorActions: readonly Action[] = [
	{
		id: 'error.again',
		title: 'try again',
		short: 'try again',
		place: 'error',
		keys: ['r'],
		hint: 1,
		blocked: workbench =>
			failedRequest(workbench) || isWithoutToken(workbench) ? undefined : 'There is nothing to try again here.',
		run: tryAgain,
	},
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
