import {type Profile, referencesOf} from './profile.ts';
import {isPlain} from './secret-reference.ts';

/** Whether a profile holds a secret itself, unprotected. */
export const holdsPlain = (profile: Profile): boolean =>
	referencesOf(profile).some(({reference}) => isPlain(reference));
