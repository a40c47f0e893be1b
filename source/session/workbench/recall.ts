import {loadDrafts} from './drafts/load.ts';
import {keysTrouble} from './keys/own-keys.ts';
import {recallChoice} from './last-choice.ts';
import {loadRequests} from './request/own-requests.ts';
import type {Workbench} from './workbench.ts';

/** Takes up what earlier runs left: the person's requests and history, the last choice, unsaved drafts; and says when the person's keys are not all used. */
export async function recallEarlier(workbench: Workbench): Promise<void> {
	await loadRequests(workbench);
	await recallChoice(workbench);
	await loadDrafts(workbench);
	const trouble = workbench.doors.keys && keysTrouble(workbench.doors.keys);
	if (trouble !== undefined) {
		workbench.say(`${trouble}. ${workbench.state.status.text}`, 'warn');
	}
}
