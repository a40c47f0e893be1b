import type {Place} from './action.ts';
import {actions, actionsFor} from './actions.ts';
import {layerKey, layerPaste} from './layer-keys.ts';
import {layoutOf} from './layout.ts';
import {runAction} from './run-action.ts';
import {shownKey} from './shown-key.ts';
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
	} else {
		workbench.say(whyNoKey(key), 'warn');
	}
}

/** Why a key does nothing here: it belongs to another place, or to none. */
function whyNoKey(key: string): string {
	const elsewhere = actions.find(({keys}) => keys.includes(key));
	return elsewhere
		? `${shownKey(key)} belongs to the ${placeNames[elsewhere.place]}: ${elsewhere.title}.`
		: `There is no key ${shownKey(key)} here; ? lists the keys.`;
}

const placeNames: Readonly<Record<Place, string>> = {
	profile: 'profile list',
	flow: 'flow list',
	scope: 'scope list',
	token: 'token',
	requests: 'request list',
	response: 'answer',
	'sign-in': 'sign-in screen',
	error: 'error screen',
	copy: 'copy menu (y)',
	everywhere: 'workbench',
};

/** Pasted text is text: it goes into the field that is open, and never fires a key. */
export function pasteText(workbench: Workbench, text: string): void {
	const layer = workbench.topLayer;
	if (!(layer && layerPaste(workbench, layer, text))) {
		workbench.say('Pasted text goes into a field: press / to filter, or : for a command.', 'warn');
	}
}
