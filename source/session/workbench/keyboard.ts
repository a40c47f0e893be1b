import {behindEscape} from '../../core/key-names.ts';
import type {Place} from './action.ts';
import {actionsFor, actionsOf} from './actions.ts';
import {keyFor} from './keys/key-for.ts';
import {layerKey, layerPaste, takesText} from './layer-keys.ts';
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
	const behind = layer && takesText(layer) ? undefined : behindEscape(key);
	if (behind !== undefined && !actionsFor(workbench).some(({keys}) => keys.includes(key))) {
		// Nobody meant Alt here: Esc and the next key came too quickly to be told from it.
		pressKey(workbench, 'escape');
		pressKey(workbench, behind);
		return;
	}

	if (key !== 'ctrl-c' && layer && layerKey(workbench, layer, key)) {
		return;
	}

	const action = actionsFor(workbench).find(({keys, place}) => place !== 'copy' && keys.includes(key));
	if (action) {
		void runAction(workbench, action);
	} else {
		workbench.say(whyNoKey(workbench, key), 'warn');
	}
}

/** Why a key does nothing here: it belongs to another place, or to none. The letters of the copy menu mean nothing outside it. */
function whyNoKey(workbench: Workbench, key: string): string {
	const elsewhere = actionsOf(workbench).find(({keys, place}) => place !== 'copy' && keys.includes(key));
	return elsewhere
		? `${shownKey(key)} belongs to the ${placeNames[elsewhere.place]}: ${elsewhere.title}.`
		: `There is no key ${shownKey(key)} here; ${keyFor(workbench, 'program.keys')} lists the keys.`;
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
	copy: 'copy menu',
	everywhere: 'workbench',
};

/** Pasted text is text: it goes into the field that is open, and never fires a key. */
export function pasteText(workbench: Workbench, text: string): void {
	const layer = workbench.topLayer;
	if (!(layer && layerPaste(workbench, layer, text))) {
		const palette = keyFor(workbench, 'program.palette');
		workbench.say(
			`Pasted text goes into a field: press ${keyFor(workbench, 'profile.filter')} to filter, or ${palette} for a command.`,
			'warn',
		);
	}
}
