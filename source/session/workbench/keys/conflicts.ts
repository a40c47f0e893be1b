import type {Action} from '../action.ts';
import {panelIds} from '../state.ts';

/** Two actions that one key would run at the same place. */
export type KeyConflict = {readonly key: string; readonly actions: readonly [Action, Action]};

/**
 * Whether two actions may not share a key. Those of one place never; one of a panel and one that works everywhere
 * neither. A view that lies over the panels has letters of its own, the global ones rest there, but for the program's.
 */
function excludeEachOther(one: Action, other: Action): boolean {
	if (one.place === other.place) {
		return true;
	}

	const everywhere = [one, other].find(({place}) => place === 'everywhere');
	const local = [one, other].find(({place}) => place !== 'everywhere');
	return (
		everywhere !== undefined &&
		local !== undefined &&
		(panelIds.some(panel => panel === local.place) || everywhere.id.startsWith('program.'))
	);
}

/** Every two actions that get in each other's way by their keys. */
export function keyConflicts(actions: readonly Action[]): readonly KeyConflict[] {
	const users = new Map<string, Action[]>();
	for (const action of actions) {
		for (const key of new Set(action.keys)) {
			users.set(key, [...(users.get(key) ?? []), action]);
		}
	}

	return [...users].flatMap(([key, sharing]) =>
		sharing.flatMap((one, index) =>
			sharing
				.slice(index + 1)
				.filter(other => excludeEachOther(one, other))
				.map((other): KeyConflict => ({key, actions: [one, other]})),
		),
	);
}
