import type {Action, Place} from './action.ts';
import {challengeActions} from './challenge-actions.ts';
import {chooseActions} from './choose-actions.ts';
import {copyActions, copyMenuActions} from './copy/actions.ts';
import {errorActions} from './error-screen/actions.ts';
import {heldSignInActions} from './held-sign-in-actions.ts';
import {moveActions} from './move-actions.ts';
import {noProfileActions} from './no-profile-actions.ts';
import {profileActions} from './profile-actions.ts';
import {programActions} from './program-actions.ts';
import {requestActions} from './request/actions.ts';
import {responseActions} from './response/actions.ts';
import {signInActions} from './sign-in/actions.ts';
import type {Layer} from './state.ts';
import {tokenActions} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

/** Everything a person can do, in the order of the help. */
export const actions: readonly Action[] = [
	...chooseActions,
	...profileActions,
	...tokenActions,
	...signInActions,
	...noProfileActions,
	...heldSignInActions,
	...requestActions,
	...responseActions,
	...copyMenuActions,
	...copyActions,
	...challengeActions,
	...moveActions,
	...errorActions,
	...programActions,
];

export const findAction = (id: string): Action | undefined => actions.find(action => action.id === id);

const places: Readonly<Partial<Record<Layer['kind'], Place>>> = {
	response: 'response',
	error: 'error',
	'sign-in': 'sign-in',
	copy: 'copy',
};

/** The actions whose keys work now: those of the view or panel in front, then those that work everywhere. */
export function actionsFor({state, topLayer}: Pick<Workbench, 'state' | 'topLayer'>): readonly Action[] {
	const place = (topLayer && places[topLayer.kind]) ?? state.focus;
	return [
		...actions.filter(action => action.place === place),
		...actions.filter(action => action.place === 'everywhere'),
	];
}
