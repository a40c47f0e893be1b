import type {Doors} from '../core/doors.ts';
import type {Profile} from '../core/profile.ts';
import type {Redactor} from '../core/redactor.ts';
import type {AuthenticationTools} from '../flows/authentication-tools.ts';
import {managedIdentityToken} from '../flows/managed-identity/identity-token.ts';

/** What a client proves itself with: the doors, with every secret taught to the redactor. */
export const authenticationTools = (
	{http, clock, newId, redactor, managedIdentity, loadCertificate}: Doors & {readonly redactor: Redactor},
	profile: Profile,
	resolve: AuthenticationTools['resolve'],
	signal?: AbortSignal,
): AuthenticationTools => ({
	http,
	clock,
	newId,
	loadCertificate,
	environment: managedIdentity.environment,
	resolve,
	async managedIdentityToken(resource) {
		const {accessToken} = await managedIdentityToken(
			{resource, identity: profile.managedIdentity, signal},
			{http, clock, managedIdentity, show: () => {}},
		);
		redactor.add(accessToken);
		return accessToken;
	},
	learn: secret => redactor.add(secret),
	signal,
});
