import {answerCopyCurl, copyKey} from './copy/keys.ts';
import {editorKey, editorPaste} from './editor/keys.ts';
import {errorKey} from './error-screen/keys.ts';
import {accept, changeField, hasField} from './field-keys.ts';
import {welcomeKey} from './first-run/first-run.ts';
import {moveChoice} from './layer-moves.ts';
import {removeProfile} from './profile-actions.ts';
import {refusalKey} from './refusal-keys.ts';
import {requestEditorKey, requestEditorPaste} from './request/editor-keys.ts';
import {answerQuestion} from './request/questions.ts';
import {secretPlaceKey} from './secret-place/secret-place.ts';
import {signInKey, signInPaste} from './sign-in/keys.ts';
import {isDocument, type Layer} from './state.ts';
import {edited, typed} from './text-field.ts';
import {reveal} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

/** Whether letters are text in a layer. */
export const takesText = (layer: Layer): boolean =>
	hasField(layer) ||
	layer.kind === 'profile-editor' ||
	layer.kind === 'request-editor' ||
	(layer.kind === 'sign-in' && layer.isTyping);

const steps: Readonly<Record<string, number>> = {down: 1, up: -1, 'page-down': 10, 'page-up': -10};

const toTheEnd = 1_000_000;

/** Of what is only read; letters are text elsewhere. */
const documentSteps: Readonly<Record<string, number>> = {
	j: 1,
	k: -1,
	'ctrl-d': 10,
	'ctrl-u': -10,
	g: -toTheEnd,
	home: -toTheEnd,
	G: toTheEnd,
	end: toTheEnd,
};

/** Closes a layer without doing what it is for; a filter is put back to what it was. */
function dismiss(workbench: Workbench, layer: Layer): void {
	workbench.close();
	if (layer.kind === 'filter') {
		workbench.changeList(layer.panel, {filter: layer.before, cursor: 0, offset: 0});
	} else if (layer.kind === 'search') {
		workbench.change({response: layer.before});
	} else if (layer.kind === 'confirm-write') {
		workbench.say('Nothing was sent.');
	}
}

/** Gives a key to the layer on top. False: the layer has no use for it, the actions may. */
export function layerKey(workbench: Workbench, layer: Layer, key: string): boolean {
	if (layer.kind === 'profile-editor') {
		return editorKey(workbench, layer.draftKey, key);
	}

	if (layer.kind === 'secret-place') {
		return secretPlaceKey(workbench, layer, key);
	}

	if (layer.kind === 'welcome') {
		return welcomeKey(workbench, layer.cursor, key);
	}

	if (layer.kind === 'request-editor') {
		return requestEditorKey(workbench, layer, key);
	}

	if (layer.kind === 'error') {
		return errorKey(workbench, layer, key);
	}

	if (layer.kind === 'sign-in') {
		return signInKey(workbench, layer, key);
	}

	if (layer.kind === 'copy') {
		return copyKey(workbench, layer, key);
	}

	if (layer.kind === 'copy-curl') {
		void answerCopyCurl(workbench, key);
		return true;
	}

	// Esc cancels what runs before it leaves the answer that is there.
	if (layer.kind === 'response' && key === 'escape' && workbench.state.sending !== undefined) {
		return false;
	}

	if (layer.kind === 'request-question') {
		answerQuestion(workbench, layer, key);
		return true;
	}

	if (layer.kind === 'refusal' && refusalKey(workbench, layer, key)) {
		return true;
	}

	if (layer.kind === 'remove-profile') {
		workbench.close();
		if (key === 'y') {
			void removeProfile(workbench, layer.profileId, layer.name);
		} else {
			workbench.say('Nothing was removed.');
		}

		return true;
	}

	if (layer.kind === 'reveal') {
		workbench.close();
		if (key === 'y') {
			reveal(workbench);
		} else {
			workbench.say('The token stays masked.');
		}

		return true;
	}

	if (key === 'escape') {
		dismiss(workbench, layer);
		return true;
	}

	const by = isDocument(layer) ? (documentSteps[key] ?? steps[key]) : steps[key];
	if (by !== undefined && moveChoice(workbench, layer, by)) {
		return true;
	}

	if (hasField(layer)) {
		if (key === 'enter') {
			accept(workbench, layer);
			return true;
		}

		const text = key === 'space' ? ' ' : key;
		const field = edited(layer.field, key) ?? ([...text].length === 1 ? typed(layer.field, text) : undefined);
		if (field) {
			changeField(workbench, layer, field);
		}

		return true;
	}

	if (isDocument(layer) && (key === 'enter' || key === 'q')) {
		dismiss(workbench, layer);
		return true;
	}

	return false;
}

/** Gives pasted text to the layer on top; false when it has no field. */
export function layerPaste(workbench: Workbench, layer: Layer, text: string): boolean {
	if (layer.kind === 'profile-editor') {
		return editorPaste(workbench, layer.draftKey, text);
	}

	if (layer.kind === 'request-editor') {
		requestEditorPaste(workbench, layer, text);
		return true;
	}

	if (layer.kind === 'sign-in') {
		return signInPaste(workbench, layer, text);
	}

	if (!hasField(layer)) {
		return false;
	}

	changeField(workbench, layer, typed(layer.field, text));
	return true;
}
