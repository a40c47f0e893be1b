import type {JsonObject} from '../../../core/json.ts';
import {draftChanges} from '../editor/draft-json.ts';
import {keepDraft} from '../editor/state.ts';
import {takeUp} from '../request/written.ts';
import type {Workbench} from '../workbench.ts';
import {profileDraftOf} from './profile-entry.ts';
import {requestOf} from './request-entry.ts';

/** Takes a draft up, unless this run has begun one of the same already. */
function take(workbench: Workbench, entry: JsonObject): boolean {
	const {state, session} = workbench;
	const written = requestOf(entry);
	if (written) {
		return takeUp(workbench, written);
	}

	let found: ReturnType<typeof profileDraftOf>;
	try {
		found = profileDraftOf(entry, id => session.savedProfiles.find(id));
	} catch {
		// Made by hand or by another version; it stays where it is.
		return false;
	}

	const [key, draft] = found ?? [];
	const begun = key === undefined ? undefined : state.drafts.get(key);
	if (key === undefined || draft === undefined || (begun && draftChanges(begun).length > 0)) {
		return false;
	}

	keepDraft(workbench, key, draft);
	return true;
}

/** Takes up the drafts that earlier runs left, and says so. */
export async function loadDrafts(workbench: Workbench): Promise<void> {
	const {draftMemory} = workbench;
	let taken = 0;
	await draftMemory.load(entry => {
		const isTaken = take(workbench, entry);
		taken += isTaken ? 1 : 0;
		return isTaken;
	});
	if (draftMemory.failure) {
		workbench.say(`Drafts of earlier runs could not be read: ${draftMemory.failure.message}`, 'warn');
	} else if (taken > 0) {
		const drafts = taken === 1 ? '1 unsaved draft is' : `${taken} unsaved drafts are`;
		workbench.say(`${workbench.state.status.text} ${drafts} back.`, workbench.state.status.mark);
	}
}
