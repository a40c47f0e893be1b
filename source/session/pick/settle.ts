import {cloudOf} from '../../catalogue/clouds.ts';
import {EntokError} from '../../core/entok-error.ts';
import {flowNamed, scopeNamed} from '../resolve-choice.ts';
import type {Session} from '../session.ts';
import type {Picker} from './picker.ts';

/** Throws EntokError where there is nothing to pick from, or where a flow or a scope was asked for that does not exist. */
export function checkPickable({state}: Session): void {
	if (state.profiles.length === 0) {
		throw new EntokError(
			'configuration',
			'There are no profiles yet.',
			'Add one: entok profile add NAME --tenant T --client-id ID — or try entok --demo pick.',
		);
	}

	const {flow, scope} = state.choice;
	if (flow !== undefined) {
		flowNamed(flow);
	}

	if (scope !== undefined) {
		scopeNamed(scope, cloudOf({cloud: 'public'}));
	}
}

/**
 * Whether the choice is made without asking: the only profile that matches was to be taken. `isNamed`: a profile was named,
 * and no other can match. Throws EntokError `configuration` when nothing matches and that was to be the end of it.
 */
export function isSettled({rows, wish, show, session}: Picker, isNamed: boolean): boolean {
	if (rows.length === 0 && (wish.takesOnlyMatch || wish.leavesWithoutMatch)) {
		throw new EntokError(
			'configuration',
			`No profile matches «${wish.query}».`,
			`There are: ${session.state.profiles.map(({name}) => show(name, 'name')).join(', ')}.`,
		);
	}

	return wish.takesOnlyMatch && (rows.length === 1 || (isNamed && wish.query.trim() === ''));
}
