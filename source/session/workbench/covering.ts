import {isResponseBeside, layoutOf} from './layout.ts';
import type {Layer, WorkbenchState} from './state.ts';

const inStatusLine: ReadonlySet<Layer['kind']> = new Set([
	'filter',
	'own-scope',
	'other-tenant',
	'remember-sign-in',
	'reveal',
	'copy-curl',
	'import-file',
	'remove-profile',
	'request-question',
	'confirm-write',
	'search',
	'pipe',
]);

type Seen = Pick<WorkbenchState, 'layers' | 'size' | 'focus' | 'isZoomed'>;

/** The layer that takes the panels' place; the others use the status line only, or stand beside the panels. */
export function coveringLayer({layers, size, focus, isZoomed}: Seen): Layer | undefined {
	const covering = layers.findLast(({kind}) => !inStatusLine.has(kind));
	return covering?.kind === 'response' && isResponseBeside(size, focus, isZoomed) ? undefined : covering;
}

/** Why zooming would change nothing that can be seen. */
export function whyNotZoom(state: Seen): string | undefined {
	const {size, focus} = state;
	const isFull =
		coveringLayer({...state, isZoomed: false}) !== undefined || layoutOf(size, focus, false, true).kind === 'single';
	return isFull ? 'This fills the window already.' : undefined;
}
