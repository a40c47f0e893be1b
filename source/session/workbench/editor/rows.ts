import type {Mark} from '../../../core/document.ts';
import {cleanForeignText} from '../../../core/foreign-text.ts';
import type {Profile} from '../../../core/profile.ts';
import {isPlain} from '../../../core/secret-reference.ts';
import type {Show, ShowKind} from '../../../core/show.ts';
import {findFlow} from '../../../flows/index.ts';
import {faultOf} from './check.ts';
import {
	type ChoiceFieldId,
	choices,
	type EditorFieldId,
	flowsOf,
	type ProfileDraft,
	type TextFieldId,
} from './draft.ts';
import {isChoiceField, isFlowField, isReferenceField, labelOf, visibleFields} from './fields.ts';
import {referenceMeaning, shownReference} from './reference.ts';

/** What stands in a field; texts are safe to print. */
type Content =
	| {readonly kind: 'text'; readonly before: string; readonly under: string; readonly after: string}
	| {readonly kind: 'choice'; readonly options: readonly string[]; readonly chosen: string}
	| {readonly kind: 'check'; readonly text: string; readonly isChecked: boolean};

/** A field of the editor, before it is paint. */
export type EditorRow = {
	readonly id: EditorFieldId;
	readonly label: string;
	readonly content: Content;
	readonly isFocused: boolean;
	/** What is right or wrong about it, in a few words. */
	readonly note?: {readonly mark: Mark; readonly text: string};
};

/** What kind of value a field shows, for presenter mode. */
const showKinds: Readonly<Partial<Record<TextFieldId, ShowKind>>> = {
	name: 'name',
	tenant: 'id',
	clientId: 'id',
	authority: 'address',
	graph: 'address',
	arm: 'address',
	partnerCenter: 'address',
};

/** The text around the cursor. A text of which anything is hidden is shown as a whole, with the cursor behind it. */
function textContent(draft: ProfileDraft, id: TextFieldId, show: Show): Content {
	const {text, cursor} = draft.texts[id];
	const shown = isReferenceField(id) ? show(shownReference(text)) : show(text, showKinds[id]);
	if (shown !== cleanForeignText(text)) {
		return {kind: 'text', before: shown, under: '', after: ''};
	}

	const letters = [...text];
	const part = (from: number, to?: number): string => cleanForeignText(letters.slice(from, to).join(''));
	return {kind: 'text', before: part(0, cursor), under: part(cursor, cursor + 1), after: part(cursor + 1)};
}

/** The value chosen in a choice field. */
export function choiceOf(draft: ProfileDraft, id: ChoiceFieldId): string {
	return id === 'production' ? (draft.production ? 'yes' : 'no') : draft[id];
}

function contentOf(draft: ProfileDraft, id: EditorFieldId, show: Show): Content {
	if (isChoiceField(id)) {
		return {kind: 'choice', options: choices[id], chosen: choiceOf(draft, id)};
	}

	if (isFlowField(id)) {
		const flow = id.slice('flow:'.length);
		const isChecked = flowsOf(draft).some(checked => checked === flow);
		return {kind: 'check', text: findFlow(flow)?.title ?? flow, isChecked};
	}

	return textContent(draft, id, show);
}

/** What is said beside a field that is right. */
function praise(draft: ProfileDraft, id: EditorFieldId): EditorRow['note'] {
	if (isChoiceField(id) || isFlowField(id)) {
		return undefined;
	}

	const text = draft.texts[id].text.trim();
	if (text === '') {
		return undefined;
	}

	if (isReferenceField(id)) {
		return isPlain(text)
			? {mark: 'no', text: 'an unprotected secret'}
			: {mark: 'ok', text: referenceMeaning(text) ?? ''};
	}

	return id === 'note' ? undefined : {mark: 'ok', text: ''};
}

/** Every field to be seen, in order. `saved` are the profiles the name must differ from. */
export function editorRows(draft: ProfileDraft, saved: readonly Profile[], show: Show): readonly EditorRow[] {
	const ids = visibleFields(draft);
	const firstFlow = ids.find(isFlowField);
	return ids.map(id => {
		const isLaterFlow = isFlowField(id) && id !== firstFlow;
		const fault = isLaterFlow ? undefined : faultOf(draft, id, saved);
		return {
			id,
			label: isLaterFlow ? '' : labelOf(id),
			content: contentOf(draft, id, show),
			isFocused: id === draft.focus,
			note: fault ? {mark: fault.isEmpty ? 'warn' : 'no', text: fault.short} : praise(draft, id),
		};
	});
}

/** Whether saving the draft leaves a secret in the file: one that stands there already. */
export const holdsPlainSecret = (draft: ProfileDraft): boolean =>
	visibleFields(draft).some(id => isReferenceField(id) && isPlain(draft.texts[id as TextFieldId].text.trim()));
