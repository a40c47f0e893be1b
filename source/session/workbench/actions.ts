import type {Action, Place} from './action.ts';
import {challengeActions} from './challenge-actions.ts';
import {chooseActions} from './choose-actions.ts';
import {copyActions, copyMenuActions} from './copy/actions.ts';
import {errorActions} from './error-screen/actions.ts';
import {heldSignInActions} from './held-sign-in-actions.ts';
import {withKeys} from './keys/with-keys.ts';
import {moveActions} from './move-actions.ts';
import {noProfileActions} from './no-profile-actions.ts';
import {profileActions} from './profile-actions.ts';
import {programActions} from './program-actions.ts';
import {requestActions} from './request/actions.ts';
import {responseActions} from './response/actions.ts';
import {signInActions} from './sign-in/actions.ts';
import type {Layer} from './state.ts';
import {themeActions} from './theme-actions.ts';
import {tokenActions} from './token-actions.ts';
import type {Workbench} from './workbench.ts';

/** Everything a person can do, in the order of the help, with the standard keys. */
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
	...themeActions,
];

export const findAction = (id: string): Action | undefined => actions.find(action => action.id === id);

const places: Readonly<Partial<Record<Layer['kind'], Place>>> = {
	response: 'response',
	error: 'error',
	'sign-in': 'sign-in',
	copy: 'copy',
};

const tables = new WeakMap<object, readonly Action[]>();

/** Everything a person can do, with the keys it has for them. */
export function actionsOf({doors}: Pick<Workbench, 'doors'>): readonly Action[] {
	const changed = doors.keys?.changed;
	if (!changed) {
		return actions;
	}

	const table = tables.get(changed) ?? withKeys(actions, changed);
	tables.set(changed, table);
	return table;
}

/** The actions whose keys work now: those of the view or panel in front, then those that work everywhere. */
export function actionsFor(workbench: Pick<Workbench, 'state' | 'topLayer' | 'doors'>): readonly Action[] {
	const {state, topLayer} = workbench;
	const place = (topLayer && places[topLayer.kind]) ?? state.focus;
	const all = actionsOf(workbench);
	return [...all.filter(action => action.place === place), ...all.filter(action => action.place === 'everywhere')];
}
