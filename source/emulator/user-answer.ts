import {consented} from './consent.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import type {Grant} from './refresh-tokens.ts';
import type {Installation, Registration} from './registrations.ts';
import type {RequestedScope} from './requested-scope.ts';
import type {Tenant} from './tenants.ts';
import {clientInfo, idToken, userToken} from './token-answer.ts';
import type {SignedInUser, Subject} from './token-claims.ts';
import {policyClaims, takesChallenges} from './token-request.ts';
import type {World} from './world.ts';

/** A user who signed in, and what the app asks for on their behalf. */
export type UserAsked = {
	readonly tenant: Tenant;
	readonly registration: Registration;
	readonly installation: Installation;
	readonly clientProof: Subject['clientProof'];
	readonly asked: RequestedScope;
	readonly user: SignedInUser['user'];
	readonly grant: Grant;
	readonly form: URLSearchParams;
	readonly givesRefreshToken: boolean;
	/** Instead of 50076, what a policy's demand for multi-factor authentication is answered with. */
	readonly mfaRefusal?: (call: Call) => EntraRefusal;
};

const mfaNeeded = (call: Call, {resource}: RequestedScope): EntraRefusal =>
	new EntraRefusal(
		50076,
		'invalid_grant',
		`Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource.appId}'.`,
		{suberror: 'basic_action', claims: policyClaims(call)},
	);

/** The token answer for a user: refused without consent (65001) and without the second factor a policy wants. */
export async function userAnswer(world: World, call: Call, wish: UserAsked) {
	const {tenant, registration, installation, clientProof, asked, user, grant, form} = wish;
	const {scopes, answered} = consented(registration, installation, asked);
	const home = tenantDirectory(world.directory, grant.homeTenantId);
	if (home.mustUseMfa.has(user.id) && !grant.amr.includes('mfa')) {
		throw wish.mfaRefusal?.(call) ?? mfaNeeded(call, asked);
	}

	const subject = {
		tenant,
		registration,
		installation,
		resource: asked.resource,
		audience: asked.audience,
		clientProof,
		takesChallenges: takesChallenges(form),
	};
	const signedIn: SignedInUser = {user, home, grant, scopes};
	return {
		token_type: 'Bearer',
		scope: answered,
		...(await userToken(world, call, subject, signedIn)),
		...(wish.givesRefreshToken ? {refresh_token: world.refreshTokens.issue(grant, call.random)} : {}),
		...(asked.openId.includes('openid') ? {id_token: await idToken(world, call, subject, signedIn)} : {}),
		...(form.get('client_info') === '1' ? {client_info: clientInfo(world, signedIn)} : {}),
	};
}
