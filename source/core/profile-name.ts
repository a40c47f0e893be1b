import type {Profile} from './profile.ts';

/** What names of profiles are compared by: neither capitals count, nor whether an accent is a character of its own. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

/** Whether what was typed or kept means this profile: its id, or its name as people type it. */
export const isCalled = ({id, name}: Pick<Profile, 'id' | 'name'>, nameOrId: string): boolean =>
	id === nameOrId || sameName(name, nameOrId);
