import type {Action} from './action.ts';
import {actions, actionsFor} from './actions.ts';
import {fuzzyFilter} from './fuzzy.ts';
import type {Workbench} from './workbench.ts';

/** The actions the help and the palette list, those of this place first, narrowed down by what was typed. */
export function listedActions(query: string, workbench?: Workbench): readonly Action[] {
	const here = workbench ? actionsFor({state: workbench.state, topLayer: workbench.state.layers.at(-2)}) : [];
	const listed = [...here, ...actions.filter(action => !here.includes(action))];
	return fuzzyFilter(query, listed, action => `${action.title} ${action.keys[0] ?? ''} ${action.place}`);
}
