import {listedActions} from './listed-actions.ts';
import {isDocument, type Layer} from './state.ts';
import type {Workbench} from './workbench.ts';

/** Moves the cursor of a layer that has one, or scrolls it. False: it has neither. */
export function moveChoice(workbench: Workbench, layer: Layer, by: number): boolean {
	if (layer.kind === 'help' || layer.kind === 'palette') {
		const last = listedActions(layer.field.text, workbench).length - 1;
		workbench.replaceLayer({...layer, cursor: Math.max(0, Math.min(last, layer.cursor + by))});
		return true;
	}

	if (isDocument(layer)) {
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
