import {consented} from './consent.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import type {Grant} from './refresh-tokens.ts';
import {type RequestedScope, userScope} from './requested-scope.ts';
import type {Tenant} from './tenants.ts';
import {clientInfo, idToken, userToken} from './token-answer.ts';
import {findUser, type SignedInUser} from './token-claims.ts';
import {type CheckedClient, installationOf, policyClaims, takesChallenges} from './token-request.ts';
import type {World} from './world.ts';

/** A person's sign-in, to be turned into tokens. */
export type SignIn = CheckedClient & {
	readonly tenant: Tenant;
	readonly grant: Grant;
	readonly scope: string;
	/** The refresh token that was used: its successor comes without `offline_access` being asked for. */
	readonly renews?: string;
	/** The last reasons to refuse, when everything else is in order. */
	readonly beforeIssue?: () => void;
	/** Of the authorization request, for the id token. */
	readonly nonce?: string;
	/** Instead of 50076, what a policy's demand for multi-factor authentication is answered with. */
	readonly mfaRefusal?: (call: Call) => EntraRefusal;
};

const mfaNeeded =
	({resource}: RequestedScope) =>
	(call: Call): EntraRefusal =>
		new EntraRefusal(
			50076,
			'invalid_grant',
			`Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource.appId}'.`,
			{suberror: 'basic_action', claims: policyClaims(call)},
		);

/** What every grant of a signed-in user answers; refuses with 65001 what has no consent, with 50076 who has to prove more. */
export async function userAnswer(world: World, call: Call, form: URLSearchParams, signIn: SignIn) {
	const {registration, clientProof, tenant, grant, nonce} = signIn;
	const user = findUser(world, grant);
	if (!user) {
		throw new EntraRefusal(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
	}

	const installation = installationOf(registration, tenant);
	const asked = userScope(signIn.scope, tenant);
	const {scopes, answered} = consented(registration, installation, asked);
	const home = tenantDirectory(world.directory, grant.homeTenantId);
	if (home.mustUseMfa.has(user.id) && !grant.amr.includes('mfa')) {
		throw (signIn.mfaRefusal ?? mfaNeeded(asked))(call);
	}

	signIn.beforeIssue?.();
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
		...(signIn.renews !== undefined || asked.openId.includes('offline_access')
			? {refresh_token: world.refreshTokens.issue({...grant, issuedAt: call.now}, call.random, signIn.renews)}
			: {}),
		...(asked.openId.includes('openid') ? {id_token: await idToken(world, call, subject, signedIn, nonce)} : {}),
		...(form.get('client_info') === '1' ? {client_info: clientInfo(world, signedIn)} : {}),
	};
}
