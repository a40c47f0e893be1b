import type {Action} from './action.ts';
import {actions, actionsFor} from './actions.ts';
import {fuzzyFilter} from './fuzzy.ts';
import {shownKey} from './shown-key.ts';
import type {Workbench} from './workbench.ts';

/** The keys of an action as people read them; a letter of the copy menu stands behind the key of the menu. */
export function shownKeys({place, keys}: Action): readonly string[] {
	const menu = place === 'copy' ? actions.find(({id}) => id === 'copy.menu')?.keys[0] : undefined;
	return keys.map(key => (menu === undefined ? shownKey(key) : `${shownKey(menu)} ${shownKey(key)}`));
}

/** The actions the help and the palette list, those of this place first, narrowed down by what was typed. */
export function listedActions(query: string, workbench?: Workbench): readonly Action[] {
	const here = workbench ? actionsFor({state: workbench.state, topLayer: workbench.state.layers.at(-2)}) : [];
	const listed = [...here, ...actions.filter(action => !here.includes(action))];
	return fuzzyFilter(query, listed, action => `${action.title} ${shownKeys(action)[0] ?? ''} ${action.place}`);
}
