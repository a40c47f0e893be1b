import {environmentName} from '../core/env-profile.ts';
import type {Profile} from '../core/profile.ts';
import {nameKey} from '../core/profile-name.ts';

/** A name that is not taken yet: `contoso`, `contoso-2`, … */
function freeName(name: string, taken: ReadonlySet<string>): string {
	let free = name;
	for (let number = 2; taken.has(nameKey(free)); number++) {
		free = `${name}-${number}`;
	}

	return free;
}

/** The environment's profile as it is saved: under a name of its own, as `env` stays that of the variables. */
export const savedEnvironment = (profile: Profile, id: string, name = 'azure'): Profile => ({...profile, id, name});

/**
 * Imported profiles as they go beside the saved ones: none is overwritten, a taken name gets a number, a taken id a new
 * one. The environment's own name counts as taken.
 */
export function besideSaved(
	saved: readonly Profile[],
	imported: readonly Profile[],
	newId: () => string,
): readonly Profile[] {
	const taken = new Set([environmentName, ...saved.map(({name}) => nameKey(name))]);
	const ids = new Set(saved.map(({id}) => id));
	return imported.map(profile => {
		const name = freeName(profile.name, taken);
		const id = ids.has(profile.id) ? newId() : profile.id;
		taken.add(nameKey(name));
		ids.add(id);
		return {...profile, name, id};
	});
}
