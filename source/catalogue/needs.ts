import type {Need, Probe} from '../core/probe.ts';

/** A need: the least permission first, then others that do as well. */
export const need = (least: string, ...also: readonly string[]): Need => ({least, also});

/** The same need for an app on its own and for a signed-in user. */
export function forBoth(least: string, ...also: readonly string[]): Probe['needs'] {
	const same = need(least, ...also);
	return {application: same, delegated: same};
}

/** A request that only a signed-in user can make. */
export const forUsers = (least: string, ...also: readonly string[]): Probe['needs'] => ({
	delegated: need(least, ...also),
});
