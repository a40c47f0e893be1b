import type {Action} from './action.ts';
import {actions, actionsFor, actionsOf} from './actions.ts';
import {fuzzyFilter} from './fuzzy.ts';
import {shownKey} from './shown-key.ts';
import type {Workbench} from './workbench.ts';

/** The keys of an action as people read them; a letter of the copy menu stands behind the key of the menu. */
export function shownKeys({place, keys}: Action, all: readonly Action[] = actions): readonly string[] {
	const menu = place === 'copy' ? all.find(({id}) => id === 'copy.menu')?.keys[0] : undefined;
	return keys.map(key => (menu === undefined ? shownKey(key) : `${shownKey(menu)} ${shownKey(key)}`));
}

/** All actions, those of the place below the help or the palette first. */
function allActions(workbench: Workbench): readonly Action[] {
	const {state, doors} = workbench;
	const here = actionsFor({state, doors, topLayer: state.layers.at(-2)});
	return [...here, ...actionsOf(workbench).filter(action => !here.includes(action))];
}

/** The actions the help and the palette list, those of this place first, narrowed down by what was typed: words, or an id. */
export function listedActions(query: string, workbench?: Workbench): readonly Action[] {
	const listed = workbench ? allActions(workbench) : actions;
	const named = listed.filter(({id}) => id === query.trim());
	return named.length > 0
		? named
		: fuzzyFilter(query, listed, action => `${action.title} ${shownKeys(action, listed)[0] ?? ''} ${action.place}`);
}
