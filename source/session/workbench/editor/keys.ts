import {toEntokError} from '../../../core/entok-error.ts';
import {Redactor} from '../../../core/redactor.ts';
import {worksInFields} from '../keys/key-for.ts';
import {askForPlace, pastedSecret} from '../secret-place/secret-place.ts';
import {edited, typed} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {faultyFields} from './check.ts';
import {type ChoiceFieldId, choices, type EditorFieldId, flowsOf, newDraftKey, type ProfileDraft} from './draft.ts';
import {draftChanges} from './draft-json.ts';
import {isChoiceField, isFlowField, isTextField, labelOf, visibleFields} from './fields.ts';
import {draftText, readDraftText} from './json.ts';
import {overviewOf, withOverview} from './overview.ts';
import {mayBecomeReference} from './reference.ts';
import {choiceOf} from './rows.ts';
import {saveDraft} from './save.ts';
import {freshDraft, keepDraft} from './state.ts';

/** What is found out without being told: the look of tokens and of the secrets Entra makes. */
const looks = new Redactor();

/** What is still to be done, in a sentence. */
export function attention(workbench: Workbench, draft: ProfileDraft): string {
	const labels = faultyFields(draft, workbench.session.savedProfiles.all).map(labelOf);
	switch (labels.length) {
		case 0:
			return 'Every field is right. Ctrl-X saves.';
		case 1:
			return `1 field needs attention: ${labels.join('')}`;
		default:
			return `${labels.length} fields need attention: ${labels.join(', ')}`;
	}
}

function put(workbench: Workbench, draftKey: string, draft: ProfileDraft): void {
	keepDraft(workbench, draftKey, draft);
	workbench.say(attention(workbench, draft));
}

function neighbour(draft: ProfileDraft, by: number): EditorFieldId {
	const ids = visibleFields(draft);
	const at = Math.max(0, ids.indexOf(draft.focus));
	return ids[(at + by + ids.length) % ids.length] ?? 'name';
}

function choose(draft: ProfileDraft, id: ChoiceFieldId, by: number): ProfileDraft {
	const options: readonly string[] = choices[id];
	const at = options.indexOf(choiceOf(draft, id));
	const chosen = options[(at + by + options.length) % options.length];
	return id === 'production' ? {...draft, production: chosen === 'yes'} : {...draft, [id]: chosen};
}

function toggled(draft: ProfileDraft, id: EditorFieldId): ProfileDraft {
	const checked = flowsOf(draft);
	const flow = visibleFlow(id);
	if (flow === undefined) {
		return draft;
	}

	return {...draft, flows: checked.includes(flow) ? checked.filter(other => other !== flow) : [...checked, flow]};
}

const visibleFlow = (id: EditorFieldId): ReturnType<typeof flowsOf>[number] | undefined =>
	// The id of a flow's field is made from the flow's.
	isFlowField(id) ? (id.slice('flow:'.length) as ReturnType<typeof flowsOf>[number]) : undefined;

/** The draft after a key in the field that has the focus; undefined: the key does nothing there. */
function typedIn(draft: ProfileDraft, key: string): ProfileDraft | undefined {
	const {focus} = draft;
	if (isTextField(focus)) {
		const field = draft.texts[focus];
		const text = key === 'space' ? ' ' : key;
		const next = edited(field, key) ?? ([...text].length === 1 ? typed(field, text) : undefined);
		return next && {...draft, texts: {...draft.texts, [focus]: next}};
	}

	if (isChoiceField(focus)) {
		const by = key === 'left' ? -1 : key === 'right' || key === 'space' ? 1 : 0;
		return by === 0 ? undefined : choose(draft, focus, by);
	}

	return key === 'space' ? toggled(draft, focus) : undefined;
}

const steps: Readonly<Record<string, number>> = {tab: 1, down: 1, enter: 1, 'shift-tab': -1, up: -1};

/** Gives a key to the editor. False: it is none of its keys, and none that could be text. */
export function editorKey(workbench: Workbench, draftKey: string, key: string): boolean {
	const draft = workbench.state.drafts.get(draftKey);
	if (!draft || worksInFields(workbench, key)) {
		return false;
	}

	if (draft.isBusy) {
		workbench.say('One moment: the profile is being written.', 'running');
		return true;
	}

	const typedSecret = key === 'enter' && isTextField(draft.focus) ? draft.texts[draft.focus].text.trim() : '';
	const secret = pastedSecret(workbench, draft, typedSecret);
	if (secret !== undefined && isTextField(draft.focus)) {
		void askForPlace(workbench, draftKey, draft.focus, secret);
		return true;
	}

	const step = steps[key];
	if (step !== undefined) {
		keepDraft(workbench, draftKey, {...draft, focus: neighbour(draft, step)});
		return true;
	}

	switch (key) {
		case 'escape':
			leave(workbench, draft);
			break;
		case 'ctrl-x':
			void saveDraft(workbench, draftKey, draft);
			break;
		case 'ctrl-g':
			void editAsJson(workbench, draftKey, draft);
			break;
		case 'ctrl-r':
			keepDraft(workbench, draftKey, freshDraft(workbench, draftKey));
			workbench.say(draftKey === newDraftKey ? 'Started over.' : 'As it is saved. Your changes are gone.', 'ok');
			break;
		default: {
			const next = typedIn(draft, key);
			if (next) {
				put(workbench, draftKey, next);
			} else if ([...key].length === 1) {
				workbench.say(isFlowField(draft.focus) ? 'Space checks or unchecks.' : 'Left and Right choose.', 'warn');
			}
		}
	}

	return true;
}

function leave(workbench: Workbench, draft: ProfileDraft): void {
	workbench.close();
	const isChanged = draftChanges(draft).length > 0;
	workbench.say(
		isChanged
			? `Not saved. The draft is kept${workbench.draftLife}; open the editor again to go on.`
			: 'Nothing was changed.',
		isChanged ? 'warn' : 'none',
	);
}

async function editAsJson(workbench: Workbench, draftKey: string, draft: ProfileDraft): Promise<void> {
	const text = draftText(draft);
	keepDraft(workbench, draftKey, {...draft, isBusy: true});
	let left = text;
	try {
		left = await workbench.doors.edit(text, '.json');
		if (left === text && draft.rejectedJson === undefined) {
			keepDraft(workbench, draftKey, draft);
			workbench.say('Nothing was changed in the editor.');
			return;
		}

		const read = readDraftText(draft, left);
		keepDraft(workbench, draftKey, read);
		workbench.say(`Taken from the editor. ${attention(workbench, read)}`, 'ok');
	} catch (thrown) {
		const {message} = toEntokError(thrown);
		keepDraft(workbench, draftKey, left === text ? draft : {...draft, rejectedJson: left});
		workbench.say(`Not taken: ${message}${left === text ? '' : ' Ctrl-G opens your text again.'}`, 'no');
	}
}

/** Pasted text: the portal's Overview block fills its fields, anything else goes into the field with the focus. */
export function editorPaste(workbench: Workbench, draftKey: string, text: string): boolean {
	const draft = workbench.state.drafts.get(draftKey);
	if (!draft || draft.isBusy) {
		return draft !== undefined;
	}

	const found = overviewOf(text);
	const {focus} = draft;
	if (found) {
		const filled = withOverview(draft, found);
		keepDraft(workbench, draftKey, filled.draft);
		workbench.say(`${filled.said} ${attention(workbench, filled.draft)}`, 'ok');
	} else if (isTextField(focus)) {
		const next = typed(draft.texts[focus], text.trim());
		// What is pasted over a reference, or behind one, is a secret of its own; behind half a secret it is the rest.
		const isWhole = mayBecomeReference(draft.texts[focus].text);
		const secret =
			mayBecomeReference(next.text) && looks.redact(text) === text
				? undefined
				: pastedSecret(workbench, draft, isWhole ? text.trim() : next.text.trim());
		if (secret !== undefined) {
			void askForPlace(workbench, draftKey, focus, secret);
			return true;
		}

		put(workbench, draftKey, {...draft, texts: {...draft.texts, [focus]: typed(draft.texts[focus], text.trim())}});
	} else {
		workbench.say('Pasted text goes into a field: move to one with Tab.', 'warn');
	}

	return true;
}
