import {cloudOf} from '../catalogue/clouds.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import type {EntokError} from '../core/entok-error.ts';
import type {Profile} from '../core/profile.ts';
import {credentialProblemOf} from '../flows/client-authentication.ts';

/** Why a credential that can be read cannot be used all the same: too old, too new, or for somebody else. */
export const credentialProblem = (profile: Profile, facts: CredentialFacts, now: number): EntokError | undefined =>
	credentialProblemOf(profile, cloudOf(profile), facts, now);
