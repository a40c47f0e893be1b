import {toEntokError} from '../../../core/entok-error.ts';
import type {Profile} from '../../../core/profile.ts';
import {checkProfile} from '../../../core/profile-check.ts';
import {isCalled} from '../../../core/profile-name.ts';
import {ProfileConflict} from '../../merge-profile.ts';
import {chooseProfile, toChosen} from '../choose-actions.ts';
import {keyFor} from '../keys/key-for.ts';
import type {Workbench} from '../workbench.ts';
import {faultOf, faultyFields} from './check.ts';
import type {ProfileDraft} from './draft.ts';
import {profileJson} from './draft-json.ts';
import {labelOf} from './fields.ts';
import {keepDraft, withoutDraft} from './state.ts';

/** Writes a right draft and closes the editor; a wrong one is not written, and its first wrong field gets the focus. */
export async function saveDraft(workbench: Workbench, draftKey: string, draft: ProfileDraft): Promise<void> {
	const {savedProfiles} = workbench.session;
	const [faulty] = faultyFields(draft, savedProfiles.all);
	const fault = faulty && faultOf(draft, faulty, savedProfiles.all);
	if (faulty && fault) {
		keepDraft(workbench, draftKey, {...draft, focus: faulty});
		workbench.say(`Not saved. ${labelOf(faulty)}: ${fault.short}.`, 'no');
		return;
	}

	keepDraft(workbench, draftKey, {...draft, isBusy: true});
	let written: Profile;
	try {
		written = await savedProfiles.save(checkProfile(profileJson(draft), 'The profile'), draft.base);
	} catch (thrown) {
		const error = toEntokError(thrown);
		keepDraft(workbench, draftKey, {...draft, base: baseAfter(draft, error)});
		workbench.say([`Not saved. ${error.message}`, error.hint].filter(Boolean).join(' '), 'no');
		return;
	}

	closeEditor(workbench, draftKey);
	const reason = showSaved(workbench, written.id, draft.base === undefined);
	const {show} = workbench.doors;
	const next = reason === undefined ? `${keyFor(workbench, 'token.get')} gets a token.` : show(reason);
	const said = `Saved ${show(written.name, 'name')} in ${show(savedProfiles.place)}. ${next}`;
	workbench.say(said, reason === undefined ? 'ok' : 'warn');
}

/** Whoever saves once more after a conflict has been told and means it: those fields count as seen. */
function baseAfter({base}: ProfileDraft, error: Error): ProfileDraft['base'] {
	if (!(error instanceof ProfileConflict) || base === undefined) {
		return base;
	}

	const {stored, fields} = error;
	return stored && {...base, ...Object.fromEntries(fields.map(field => [field, stored[field]]))};
}

function closeEditor(workbench: Workbench, draftKey: string): void {
	workbench.change({
		drafts: withoutDraft(workbench, draftKey),
		layers: workbench.state.layers.filter(
			// Another profile's editor may have been opened while this one was written.
			layer => layer.kind !== 'welcome' && !(layer.kind === 'profile-editor' && layer.draftKey === draftKey),
		),
	});
}

/** Puts the cursor on a profile that is there now, and chooses it when it is a new one. Gives the reason if that cannot be. */
export function showSaved(workbench: Workbench, profileId: string, isNew: boolean): string | undefined {
	const {session} = workbench;
	let reason: string | undefined;
	if (isNew) {
		try {
			chooseProfile(workbench, profileId);
		} catch (thrown) {
			reason = toEntokError(thrown).message;
		}
	} else if (session.state.choice.profileId !== undefined && !isKnown(workbench, session.state.choice.profileId)) {
		// It was chosen by the name it had.
		session.choose({profileId});
	}

	workbench.change({focus: 'profile'});
	workbench.changeList('profile', {filter: ''});
	if (session.state.choice.profileId === profileId) {
		toChosen(workbench, 'profile');
	}

	return reason;
}

const isKnown = ({session}: Workbench, nameOrId: string): boolean =>
	session.state.profiles.some(profile => isCalled(profile, nameOrId));
