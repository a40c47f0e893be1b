import type {WorkbenchState} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {draftOf, newDraft, newDraftKey, type ProfileDraft} from './draft.ts';
import {draftChanges} from './draft-json.ts';

/** Keeps a draft as it is now. */
export function keepDraft(workbench: Workbench, draftKey: string, draft: ProfileDraft): void {
	workbench.change({drafts: new Map(workbench.state.drafts).set(draftKey, draft)});
}

/** The drafts without one. */
export const withoutDraft = ({state}: Workbench, draftKey: string): WorkbenchState['drafts'] =>
	new Map([...state.drafts].filter(([key]) => key !== draftKey));

/** The draft as it began: what is saved now, or an empty one. */
export function freshDraft({session}: Workbench, draftKey: string): ProfileDraft {
	const saved = session.savedProfiles.find(draftKey);
	return saved ? draftOf(saved) : newDraft(session.savedProfiles.newId());
}

/** What is said of a draft that is there already; of one from an earlier run `back` names what was not kept. */
function backText(back: ProfileDraft['back']): string {
	const how =
		back === undefined
			? ', as you left it'
			: back.length === 0
				? ' from an earlier run'
				: ` without ${back.join(', ')}: no secrets are kept`;
	return `Your draft is back${how}. Ctrl-R starts over.`;
}

/** Opens the editor on a saved profile or, without one, on a new one; a draft left there is taken up again. */
export function openEditor(workbench: Workbench, draftKey: string = newDraftKey): void {
	const {back, ...kept} = workbench.state.drafts.get(draftKey) ?? freshDraft(workbench, draftKey);
	const isKept = draftChanges(kept).length > 0;
	keepDraft(workbench, draftKey, isKept ? kept : freshDraft(workbench, draftKey));
	workbench.open({kind: 'profile-editor', draftKey});
	const isNew = draftKey === newDraftKey;
	workbench.say(
		isKept
			? backText(back)
			: isNew
				? 'A new profile. Tab goes on, Ctrl-X saves; nothing is sent.'
				: 'Change what you like. Ctrl-X saves; nothing is sent.',
		isKept ? 'warn' : 'none',
	);
}
