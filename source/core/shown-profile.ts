import type {Profile} from './profile.ts';
import {showReference} from './secret-reference.ts';

/** A profile as outputs give it and as it may be kept a second time: a `plain:` reference is masked. */
export function shownProfile(profile: Profile): Profile {
	const shown: unknown = JSON.parse(JSON.stringify(profile), (_key, value: unknown) =>
		typeof value === 'string' ? showReference(value) : value,
	);
	return shown as Profile;
}
