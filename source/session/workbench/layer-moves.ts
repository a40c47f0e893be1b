import {actionsHeight, firstAfterMove, panelsRect} from './layout.ts';
import {listedActions} from './listed-actions.ts';
import {moveCursor} from './move-cursor.ts';
import {isDocument, type Layer} from './state.ts';
import type {Workbench} from './workbench.ts';

/** Moves the cursor of a layer that has one, or scrolls it. False: it has neither. */
export function moveChoice(workbench: Workbench, layer: Layer, by: number): boolean {
	if (layer.kind === 'help' || layer.kind === 'palette') {
		const count = listedActions(layer.field.text, workbench).length;
		const cursor = Math.max(0, Math.min(count - 1, layer.cursor + by));
		const offset = firstAfterMove(layer, cursor, count, actionsHeight(layer.kind, panelsRect(workbench.state.size)));
		workbench.replaceLayer({...layer, cursor, offset});
		return true;
	}

	if (isDocument(layer)) {
		workbench.replaceLayer({...layer, offset: Math.max(0, layer.offset + by)});
		return true;
	}

	if (layer.kind === 'filter') {
		moveCursor(workbench, layer.panel, workbench.state.lists[layer.panel].cursor + by);
		return true;
	}

	return false;
}
