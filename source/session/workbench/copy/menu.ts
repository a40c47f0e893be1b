import type {Action} from '../action.ts';
import {actionsOf} from '../actions.ts';
import {whyNot} from '../run-action.ts';
import type {Workbench} from '../workbench.ts';
import {meantRequestText} from './request.ts';

/** A line of the copy menu; all texts are safe to print. */
export type CopyLine = {
	readonly action: Action;
	/** Which request it is about; empty for all else. */
	readonly note: string;
	/** Why it cannot be done now. */
	readonly reason?: string;
};

/** The lines of the menu, with the letters a person has for them. */
export const copyActionsOf = (workbench: Workbench): readonly Action[] =>
	actionsOf(workbench).filter(({place}) => place === 'copy');

const ofRequest: ReadonlySet<string> = new Set(['copy.url', 'copy.curl', 'copy.curl-token']);

export function copyLines(workbench: Workbench): readonly CopyLine[] {
	const {show} = workbench.doors;
	return copyActionsOf(workbench).map(action => {
		const reason = whyNot(workbench, action);
		return {
			action,
			note: ofRequest.has(action.id) ? show(meantRequestText(workbench)) : '',
			reason: reason === undefined ? undefined : show(reason),
		};
	});
}
