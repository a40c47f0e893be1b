import {loadDrafts} from './drafts/load.ts';
import {recallChoice} from './last-choice.ts';
import {loadRequests} from './request/own-requests.ts';
import type {Workbench} from './workbench.ts';

/** Takes up what earlier runs left: the person's requests and history, the last choice, unsaved drafts. */
export async function recallEarlier(workbench: Workbench): Promise<void> {
	await loadRequests(workbench);
	await recallChoice(workbench);
	await loadDrafts(workbench);
}
