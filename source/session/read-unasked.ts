import {isAssertionSource, type Profile, referencesOf} from '../core/profile.ts';

/** Whether a profile's credential can be read without asking a person or another machine. */
export const isReadUnasked = (profile: Profile): boolean =>
	!(profile.credential.kind === 'federated' && isAssertionSource(profile.credential.assertion)) &&
	referencesOf(profile).every(
		({field, reference}) => !field.startsWith('credential.') || /^(?:env|file|demo|plain):/.test(reference),
	);
