import type {Action} from './action.ts';
import {chooseActions} from './choose-actions.ts';
import {moveActions} from './move-actions.ts';
import {profileActions} from './profile-actions.ts';
import {programActions} from './program-actions.ts';
import {requestActions} from './request-actions.ts';
import {responseActions} from './response-actions.ts';
import {tokenActions} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

/** Everything a person can do, in the order of the help. */
export const actions: readonly Action[] = [
	...chooseActions,
	...profileActions,
	...tokenActions,
	...requestActions,
	...responseActions,
	...moveActions,
	...programActions,
];

export const findAction = (id: string): Action | undefined => actions.find(action => action.id === id);

/** The actions whose keys work now: those of the view or panel in front, then those that work everywhere. */
export function actionsFor({state, topLayer}: Workbench): readonly Action[] {
	const place = topLayer?.kind === 'response' ? 'response' : state.focus;
	return [
		...actions.filter(action => action.place === place),
		...actions.filter(action => action.place === 'everywhere'),
	];
}
