import {actionsFor} from './actions.ts';
import {layerKey, layerPaste} from './layer-keys.ts';
import {layoutOf} from './layout.ts';
import {runAction} from './run-action.ts';
import type {Workbench} from './workbench.ts';

/** One key by its name. Several may arrive before anything is painted, so everything is read from the state right now. */
export function pressKey(workbench: Workbench, key: string): void {
	const {size, focus} = workbench.state;
	const isTooSmall = layoutOf(size, focus, false, false).kind === 'too-small';
	if (key === '' || (isTooSmall && key !== 'ctrl-c')) {
		return;
	}

	const layer = workbench.topLayer;
	if (key !== 'ctrl-c' && layer && layerKey(workbench, layer, key)) {
		return;
	}

	const action = actionsFor(workbench).find(({keys}) => keys.includes(key));
	if (action) {
		void runAction(workbench, action);
	}
}

/** Pasted text is text: it goes into the field that is open, and never fires a key. */
export function pasteText(workbench: Workbench, text: string): void {
	const layer = workbench.topLayer;
	if (!(layer && layerPaste(workbench, layer, text))) {
		workbench.say('Pasted text goes into a field: press / to filter, or : for a command.', 'warn');
	}
}
