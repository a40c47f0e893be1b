import {toEntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';

/** The profile the environment makes, perhaps none; or why its variables make none. */
export type UnsavedProfile = {readonly profiles: readonly Profile[]; readonly warnings: readonly string[]};

/** Variables that may be meant for another program must not be in the way of the saved profiles: a fault is only told. */
export function unsavedProfile(read: () => Profile | undefined): UnsavedProfile {
	try {
		const profile = read();
		return {profiles: profile ? [profile] : [], warnings: []};
	} catch (thrown) {
		return {profiles: [], warnings: [`The AZURE_ variables make no profile. ${toEntokError(thrown).message}`]};
	}
}
