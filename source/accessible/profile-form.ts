import {choices, type EditorFieldId, type ProfileDraft} from '../session/workbench/editor/draft.ts';
import {draftChanges} from '../session/workbench/editor/draft-json.ts';
import {helpOf, isChoiceField, isFlowField, isTextField, labelOf} from '../session/workbench/editor/fields.ts';
import {editorKey} from '../session/workbench/editor/keys.ts';
import {editorRows} from '../session/workbench/editor/rows.ts';
import {keepDraft} from '../session/workbench/editor/state.ts';
import {askForPlace, pastedSecret} from '../session/workbench/secret-place/secret-place.ts';
import {fieldWith} from '../session/workbench/text-field.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {type FormTalk, tellForm} from './form.ts';
import {marked, spoken} from './words.ts';

type EditorRow = ReturnType<typeof editorRows>[number];

const words = [
	{word: 's', key: 'ctrl-x', does: 'saves'},
	{word: 'g', key: 'ctrl-g', does: 'opens your text editor'},
	{word: 'r', key: 'ctrl-r', does: 'starts over'},
	{word: 'q', key: 'escape', does: 'leaves and keeps the draft'},
] as const;

function shownValue({content}: EditorRow): string {
	switch (content.kind) {
		case 'text':
			return content.before + content.under + content.after || 'empty';
		case 'choice':
			return content.chosen;
		case 'check':
			return `${content.text}, ${content.isChecked ? 'yes' : 'no'}`;
	}
}

function rowLine(row: EditorRow): string {
	const note = row.note && marked(row.note.mark, row.note.text, ' ').trim();
	return `${labelOf(row.id)}: ${shownValue(row)}${note ? `; ${note}` : ''}`;
}

const rowsOf = (workbench: Workbench, draft: ProfileDraft): readonly EditorRow[] =>
	editorRows(draft, workbench.session.savedProfiles.all, workbench.doors.show);

function titleOf({doors}: Workbench, draft: ProfileDraft): string {
	const name = draft.base === undefined ? 'A new profile' : `Profile ${doors.show(draft.base.name, 'name')}`;
	return `${name}, ${draftChanges(draft).length === 0 ? 'nothing changed' : 'changed and not saved'}. Secrets are not typed here, only where they are found.`;
}

/** A draft with another value in a field; undefined for a value that the field does not take. */
function changed(draft: ProfileDraft, id: EditorFieldId, text: string): ProfileDraft | undefined {
	if (isTextField(id)) {
		return {...draft, texts: {...draft.texts, [id]: fieldWith(text === '-' ? '' : text)}};
	}

	const options: readonly string[] = isChoiceField(id) ? choices[id] : [];
	const chosen = /^\d+$/.test(text) ? options[Number(text) - 1] : options.find(option => option === text.toLowerCase());
	return chosen === undefined
		? undefined
		: id === 'production'
			? {...draft, production: chosen === 'yes'}
			: {...draft, [id]: chosen};
}

async function askValue(talk: FormTalk, draft: ProfileDraft, row: EditorRow): Promise<ProfileDraft> {
	const {id} = row;
	// A block of several lines cannot be pasted into one line.
	const help = helpOf(id).filter(sentence => !sentence.startsWith('Pasting'));
	talk.voice.lines([rowLine(row), ...help.map(spoken)]);
	const options = isChoiceField(id) ? choices[id].map((option, index) => `${index + 1} ${option}`).join(', ') : '';
	const invitation = options === '' ? 'Type it; a single minus empties it' : `One of ${options}`;
	const text = (await talk.ask(`${invitation}; Enter alone keeps it:`))?.trim();
	const next = text ? changed(draft, id, text) : draft;
	if (!next) {
		talk.voice.line('That is none of them. It stays as it was.');
	}

	return {...(next ?? draft), focus: id};
}

async function ask(workbench: Workbench, talk: FormTalk, draftKey: string, row: EditorRow): Promise<void> {
	const draft = workbench.state.drafts.get(draftKey);
	if (!draft) {
		return;
	}

	if (isFlowField(row.id)) {
		keepDraft(workbench, draftKey, {...draft, focus: row.id});
		// The screen's own key: it knows which flows are checked while nobody has said anything.
		editorKey(workbench, draftKey, 'space');
	} else {
		const next = await askValue(talk, draft, row);
		const {focus} = next;
		const secret = isTextField(focus) ? pastedSecret(workbench, next, next.texts[focus].text) : undefined;
		if (secret !== undefined && isTextField(focus)) {
			talk.voice.line('What you typed stands on the screen above: clear it when you are done.');
			await askForPlace(workbench, draftKey, focus, secret);
			return;
		}

		keepDraft(workbench, draftKey, next);
	}

	const now = workbench.state.drafts.get(draftKey);
	const after = now && rowsOf(workbench, now).find(({id}) => id === row.id);
	if (after) {
		talk.voice.line(rowLine(after));
	}
}

/** One question of the profile editor. */
export async function tellProfileForm(workbench: Workbench, talk: FormTalk, draftKey: string): Promise<void> {
	const draft = workbench.state.drafts.get(draftKey);
	if (!draft) {
		workbench.close();
		talk.voice.line('The draft of this profile is gone.');
		return;
	}

	const rows = rowsOf(workbench, draft);
	await tellForm(workbench, talk, {
		layer: 'profile-editor',
		title: titleOf(workbench, draft),
		fields: rows.map(rowLine),
		words,
		press: key => void editorKey(workbench, draftKey, key),
		ask: async index => {
			const row = rows[index];
			await (row && ask(workbench, talk, draftKey, row));
		},
	});
}
