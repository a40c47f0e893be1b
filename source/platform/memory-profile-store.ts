import type {ProfileStore} from '../core/doors.ts';
import type {Profile} from '../core/profile.ts';
import {checkProfileList} from '../core/profile-check.ts';

/** Profiles that live as long as the process, for the demo: nothing of the user's is read or written. */
export function createMemoryProfileStore(initial: readonly Profile[], place = 'memory, for this run'): ProfileStore {
	let profiles = initial;
	return {
		place,
		async read() {
			return {profiles, warnings: []};
		},
		async update(change) {
			profiles = checkProfileList(change(profiles));
			return profiles;
		},
	};
}
