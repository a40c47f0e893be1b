import {findAction} from '../actions.ts';
import {chromeRows} from '../layout.ts';
import {runAction} from '../run-action.ts';
import type {Workbench} from '../workbench.ts';
import {type ErrorLayer, errorOffers} from './offers.ts';

const steps: Readonly<Record<string, number>> = {j: 1, down: 1, k: -1, up: -1};
/** In parts of what is seen at once. */
const pages: Readonly<Record<string, number>> = {'page-down': 1, 'ctrl-d': 0.5, 'page-up': -1, 'ctrl-u': -0.5};

/** Far beyond an end: the paint takes back what is too much. */
const beyond = 1_000_000;
const ends: Readonly<Record<string, number>> = {g: -beyond, home: -beyond, G: beyond, end: beyond};

/** Gives a key to the error screen; the letters of what is offered are actions of the table. */
export function errorKey(workbench: Workbench, layer: ErrorLayer, key: string): boolean {
	const offers = errorOffers(workbench, layer);
	const by = steps[key];
	const height = Math.max(2, workbench.state.size.rows - chromeRows - 2);
	const end = ends[key];
	if (end !== undefined) {
		workbench.replaceLayer({...layer, offset: end});
		return true;
	}

	const part = pages[key];
	const scrolled = part === undefined ? (offers.length === 0 ? by : undefined) : Math.trunc(part * height);
	if (scrolled !== undefined) {
		workbench.replaceLayer({...layer, offset: layer.offset + scrolled});
		return true;
	}

	if (by !== undefined) {
		const cursor = Math.max(0, Math.min(offers.length - 1, layer.cursor + by));
		workbench.replaceLayer({...layer, cursor, follows: true, offset: 0});
		return true;
	}

	const offer = key === 'enter' ? offers[layer.cursor] : undefined;
	const action = offer && findAction(offer.actionId);
	if (action) {
		void runAction(workbench, action);
		return true;
	}

	if (key === 'enter' || key === 'escape' || key === 'q') {
		workbench.close();
		return true;
	}

	return false;
}
