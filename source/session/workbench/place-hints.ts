import type {Action} from './action.ts';
import {actionsFor} from './actions.ts';
import {whyNot} from './run-action.ts';
import type {Workbench} from './workbench.ts';

/** What can be done now on a screen that has letters of its own, most useful first. */
export const placeHints = (workbench: Workbench): readonly Action[] =>
	actionsFor(workbench)
		.filter(
			action =>
				action.place !== 'everywhere' &&
				action.hint !== undefined &&
				action.keys.length > 0 &&
				whyNot(workbench, action) === undefined,
		)
		.sort((a, b) => (a.hint ?? 0) - (b.hint ?? 0));
