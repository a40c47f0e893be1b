import type {Action} from '../action.ts';

/** The table of actions with other keys for some of them. */
export const withKeys = (
	actions: readonly Action[],
	changed: ReadonlyMap<string, readonly string[]>,
): readonly Action[] =>
	changed.size === 0 ? actions : actions.map(action => ({...action, keys: changed.get(action.id) ?? action.keys}));
