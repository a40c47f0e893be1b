import type {Action} from './action.ts';
import {actions, actionsFor, findAction} from './actions.ts';
import {editorKey, editorPaste} from './editor/keys.ts';
import {welcomeKey} from './first-run/first-run.ts';
import {importFromFile} from './first-run/import.ts';
import {fuzzyFilter} from './fuzzy.ts';
import {removeProfile} from './profile-actions.ts';
import {refusalKey} from './refusal-keys.ts';
import {requestEditorKey, requestEditorPaste} from './request/editor-keys.ts';
import {answerQuestion, confirmWrite} from './request/questions.ts';
import {searched} from './response/find.ts';
import {pipeOpenResponse} from './response/out.ts';
import {runAction} from './run-action.ts';
import {askOtherTenant, rememberIn} from './sign-in-actions.ts';
import type {Layer} from './state.ts';
import {edited, type TextField, typed} from './text-field.ts';
import {reveal} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

type FieldLayer = Extract<Layer, {readonly field: TextField}>;

const hasField = (layer: Layer): layer is FieldLayer => 'field' in layer;

/** The actions the help and the palette list, those of this place first, narrowed down by what was typed. */
export function listedActions(query: string, workbench?: Workbench): readonly Action[] {
	const here = workbench ? actionsFor({state: workbench.state, topLayer: workbench.state.layers.at(-2)}) : [];
	const listed = [...here, ...actions.filter(action => !here.includes(action))];
	return fuzzyFilter(query, listed, action => `${action.title} ${action.keys[0] ?? ''} ${action.place}`);
}

function runById(workbench: Workbench, id: string): void {
	const action = findAction(id);
	if (action) {
		void runAction(workbench, action);
	}
}

function changeField(workbench: Workbench, layer: FieldLayer, field: TextField): void {
	if (layer.kind === 'help' || layer.kind === 'palette') {
		workbench.replaceLayer({...layer, field, cursor: 0});
		return;
	}

	workbench.replaceLayer({...layer, field});
	if (layer.kind === 'search') {
		workbench.change({response: searched(workbench, layer.before, field.text)});
	}

	if (layer.kind === 'filter') {
		workbench.changeList(layer.panel, {filter: field.text, cursor: 0, offset: 0});
	}
}

/** What Enter does in a field. */
function accept(workbench: Workbench, layer: FieldLayer): void {
	const text = layer.field.text.trim();
	switch (layer.kind) {
		case 'help':
		case 'palette': {
			const action = listedActions(layer.field.text, workbench)[layer.cursor];
			if (!action) {
				workbench.say('No action has these words.', 'warn');
				return;
			}

			workbench.close();
			void runAction(workbench, action);

			break;
		}

		case 'filter':
			workbench.close();
			runById(workbench, `${layer.panel === 'requests' ? 'request.open' : `${layer.panel}.choose`}`);
			break;
		case 'own-scope':
			workbench.close();
			if (text !== '') {
				workbench.session.choose({scope: text});
				runById(workbench, 'token.get');
			}

			break;
		case 'other-tenant':
			void askOtherTenant(workbench, text);
			break;
		case 'remember-sign-in':
			void rememberIn(workbench, text);
			break;
		case 'confirm-write':
			confirmWrite(workbench, layer);
			break;
		case 'search':
			workbench.close();
			break;
		case 'pipe':
			workbench.close();
			pipeOpenResponse(workbench, text);
			break;

		case 'import-file':
			workbench.close();
			void importFromFile(workbench, text);
			break;
	}
}

function moveChoice(workbench: Workbench, layer: Layer, by: number): boolean {
	if (layer.kind === 'help' || layer.kind === 'palette') {
		const last = listedActions(layer.field.text, workbench).length - 1;
		workbench.replaceLayer({...layer, cursor: Math.max(0, Math.min(last, layer.cursor + by))});
		return true;
	}

	if (layer.kind === 'error' || layer.kind === 'refusal' || layer.kind === 'page') {
		workbench.replaceLayer({...layer, offset: Math.max(0, layer.offset + by)});
		return true;
	}

	if (layer.kind === 'filter') {
		const {cursor} = workbench.state.lists[layer.panel];
		const last = workbench.rowsOf(layer.panel).length - 1;
		workbench.changeList(layer.panel, {cursor: Math.max(0, Math.min(last, cursor + by))});
		return true;
	}

	return false;
}

/** Closes a layer without doing what it is for; a filter is put back to what it was. */
function dismiss(workbench: Workbench, layer: Layer): void {
	workbench.close();
	if (layer.kind === 'filter') {
		workbench.changeList(layer.panel, {filter: layer.before, cursor: 0, offset: 0});
	} else if (layer.kind === 'search') {
		workbench.change({response: layer.before});
	}
}

/** Gives a key to the layer on top. False: the layer has no use for it, the actions may. */
export function layerKey(workbench: Workbench, layer: Layer, key: string): boolean {
	if (layer.kind === 'profile-editor') {
		return editorKey(workbench, layer.draftKey, key);
	}

	if (layer.kind === 'welcome') {
		return welcomeKey(workbench, layer.cursor, key);
	}

	if (layer.kind === 'request-editor') {
		return requestEditorKey(workbench, layer, key);
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

	if (key === 'escape') {
		dismiss(workbench, layer);
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
		}

		return true;
	}

	const by = key === 'down' ? 1 : key === 'up' ? -1 : key === 'page-down' ? 10 : key === 'page-up' ? -10 : 0;
	if (by !== 0 && moveChoice(workbench, layer, by)) {
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

	if (layer.kind === 'explain' || layer.kind === 'error' || layer.kind === 'refusal' || layer.kind === 'page') {
		if (key === 'j' || key === 'k') {
			return moveChoice(workbench, layer, key === 'j' ? 1 : -1);
		}

		if (key === 'enter' || key === 'q') {
			dismiss(workbench, layer);
			return true;
		}
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

	if (!hasField(layer)) {
		return false;
	}

	changeField(workbench, layer, typed(layer.field, text));
	return true;
}
