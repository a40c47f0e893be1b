import type {Action, Place} from '../session/workbench/action.ts';
import {actionsFor} from '../session/workbench/actions.ts';
import {listedActions, shownKeys} from '../session/workbench/listed-actions.ts';
import {whyNot} from '../session/workbench/run-action.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {spoken} from './words.ts';

/** Actions that move a cursor, change how much a screen shows, or open a field to search in: lines need none of them. */
const screenOnly = [
	/^(?:row|page)\./,
	/^panel\.(?:zoom|left|right)$/,
	/^program\.redraw$/,
	/^theme\./,
	/^sign-in\.(?:qr|type)$/,
	// Any text does this here.
	/\.(?:filter|find)$/,
	/^response\.(?:down|up|top|bottom|page-down|page-up|fold|fold-.*|open-all|open-node|next-match|previous-match)$/,
];

export const isForScreensOnly = ({id}: Action): boolean => screenOnly.some(pattern => pattern.test(id));

/** Where one is: at what lies over the panels, as far as it has actions of its own, else at the step with the focus. */
export function placeOf({state, topLayer}: Workbench): Place {
	const kind = topLayer?.kind;
	return kind === 'response' || kind === 'error' || kind === 'sign-in' ? kind : state.focus;
}

/** Whether a place's actions can be done from here: a menu's can be done everywhere. */
export const isReached = (workbench: Workbench, place: Place): boolean =>
	place === 'everywhere' || place === 'copy' || place === placeOf(workbench);

/** What people call a place here. */
export const placeName = (place: Place): string =>
	place === 'response' ? 'answer' : place === 'copy' ? 'copy menu' : place;

/** The action that a number of a place's list stands for: what Enter does on a screen. */
export const rowAction = (workbench: Workbench): Action | undefined =>
	actionsFor(workbench).find(({place, keys}) => place === placeOf(workbench) && keys.includes('enter'));

/** What is typed for an action: a key, a number of the list, the name of a step, or a colon and words of it. */
export function typedFor(action: Action): string {
	const {keys, short, place} = action;
	if (place === 'copy') {
		return shownKeys(action)[0] ?? short;
	}

	const key = keys.find(name => name !== 'enter' && !/^\d$/.test(name));
	return key ?? (keys.includes('enter') ? 'a number' : keys.length > 0 ? short : `:${short}`);
}

/** An action in a line: what to type, what it does, where, and why not now. */
export function describeAction(workbench: Workbench, action: Action): string {
	const reason = whyNot(workbench, action);
	const isHere = isReached(workbench, action.place);
	return [
		`${typedFor(action)}: ${spoken(action.title)}`,
		...(isHere ? [] : [`at the ${placeName(action.place)}`]),
		...(reason === undefined ? [] : [`not now: ${spoken(reason)}`]),
	].join('; ');
}

/** The actions that some words find, best first; without words all: those of this place, of everywhere, of other places. */
export function findActions(workbench: Workbench, words: string): readonly Action[] {
	const found = listedActions(words).filter(action => !isForScreensOnly(action));
	if (words.trim() !== '') {
		return found;
	}

	const rank = ({place}: Action): number => (place === placeOf(workbench) ? 0 : place === 'everywhere' ? 1 : 2);
	return [...found].sort((a, b) => rank(a) - rank(b));
}
