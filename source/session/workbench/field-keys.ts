import {findAction} from './actions.ts';
import {importFromFile} from './first-run/import.ts';
import {askOtherTenant, rememberIn} from './held-sign-in-actions.ts';
import {listedActions} from './listed-actions.ts';
import {confirmWrite} from './request/questions.ts';
import {searched} from './response/find.ts';
import {pipeOpenResponse} from './response/out.ts';
import {runAction} from './run-action.ts';
import type {Layer} from './state.ts';
import type {TextField} from './text-field.ts';
import type {Workbench} from './workbench.ts';

/** A layer whose text is typed into a field. */
export type FieldLayer = Extract<Layer, {readonly field: TextField}>;

export const hasField = (layer: Layer): layer is FieldLayer => 'field' in layer;

function runById(workbench: Workbench, id: string): void {
	const action = findAction(id);
	if (action) {
		void runAction(workbench, action);
	}
}

/** Takes what was typed, and what follows from it: other rows, other finds. */
export function changeField(workbench: Workbench, layer: FieldLayer, field: TextField): void {
	if (layer.kind === 'help' || layer.kind === 'palette') {
		workbench.replaceLayer({...layer, field, cursor: 0, offset: 0});
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
export function accept(workbench: Workbench, layer: FieldLayer): void {
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
