import {askedClaims} from './asked-claims.ts';
import type {Authority} from './authority.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {type Grant, refreshTokenLifetime} from './refresh-tokens.ts';
import type {Installation, Registration} from './registrations.ts';
import {type RequestedScope, userScope} from './requested-scope.ts';
import {graphResource} from './resources.ts';
import {findTenant} from './tenants.ts';
import {clientInfo, idToken, userToken} from './token-answer.ts';
import {findUser, type SignedInUser} from './token-claims.ts';
import {checkedClient, installationOf, policyClaims, required, takesChallenges} from './token-request.ts';
import type {World} from './world.ts';

function liveGrant(world: World, call: Call, registration: Registration, token: string): Grant {
	const grant = world.refreshTokens.find(token);
	if (!grant || grant.clientId !== registration.clientId) {
		throw new EntraRefusal(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
	}

	if (call.now - grant.issuedAt > refreshTokenLifetime) {
		throw new EntraRefusal(
			700082,
			'invalid_grant',
			`The refresh token has expired due to inactivity. The token was issued on ${new Date(grant.issuedAt).toISOString().slice(0, 23)}0000Z and was inactive for 90.00:00:00.`,
		);
	}

	return grant;
}

const openIdNames = ['profile', 'openid', 'email'];

/** The `scp` of the token and the `scope` of the answer; 65001 when something asked for has no consent. */
function consented(
	registration: Registration,
	installation: Installation,
	asked: RequestedScope,
): {readonly scopes: readonly string[]; readonly answered: string} {
	const granted = installation.delegated[asked.resource.appId] ?? [];
	const named = granted.filter(name => name !== 'offline_access' && !openIdNames.includes(name));
	const isDefault = asked.permissions.includes('.default');
	const known = new Map(granted.map(name => [name.toLowerCase(), name]));
	const wanted = isDefault ? named : asked.permissions.map(name => known.get(name.toLowerCase()));
	if ((isDefault && named.length === 0) || wanted.includes(undefined)) {
		throw new EntraRefusal(
			65001,
			'invalid_grant',
			`The user or administrator has not consented to use the application with ID '${registration.clientId}' named '${registration.displayName}'. Send an interactive authorization request for this user and resource.`,
			{suberror: 'consent_required'},
		);
	}

	const isGraph = asked.resource.appId === graphResource.appId;
	const openId = openIdNames.filter(name => granted.includes(name) && (isDefault || asked.openId.includes(name)));
	const scopes = [...wanted.filter(name => name !== undefined), ...(isGraph ? openId : [])];
	const prefix = isGraph ? '' : `${asked.audience}/`;
	const answered = [
		...scopes.map(name => (openIdNames.includes(name) ? name : `${prefix}${name}`)),
		...(isDefault ? [`${asked.audience}/.default`] : []),
	];
	return {scopes, answered: answered.join(' ')};
}

/** An authentication context here wants multi-factor authentication, which needs the person when the sign-in had none. */
function refuseWithoutContext(form: URLSearchParams, grant: Grant): void {
	const {contexts} = askedClaims(form);
	if (contexts.length > 0 && !grant.amr.includes('mfa')) {
		throw new EntraRefusal(
			50076,
			'interaction_required',
			'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication.',
			{suberror: 'basic_action', claims: form.get('claims') ?? undefined},
		);
	}
}

/** The refresh token grant (RFC 6749 section 6): a new access token for any API the user consented to, and a new refresh token. */
export async function refreshToken(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	const tenantName = authority.kind === 'tenant' ? authority.tenant.displayName : authority.kind;
	const {registration, clientProof} = checkedClient(world, call, form, tenantName, false);
	const used = required(form, 'refresh_token');
	const grant = liveGrant(world, call, registration, used);
	// `common` and `organizations` mean the user's own tenant here.
	const tenant = authority.kind === 'tenant' ? authority.tenant : findTenant(grant.homeTenantId);
	const user = findUser(world, grant);
	if (!tenant || !user) {
		throw new EntraRefusal(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
	}

	const installation = installationOf(registration, tenant);
	const asked = userScope(form.get('scope') || grant.scope, tenant);
	const {scopes, answered} = consented(registration, installation, asked);
	const home = tenantDirectory(world.directory, grant.homeTenantId);
	if (home.mustUseMfa.has(user.id) && !grant.amr.includes('mfa')) {
		throw new EntraRefusal(
			50076,
			'invalid_grant',
			`Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${asked.resource.appId}'.`,
			{suberror: 'basic_action', claims: policyClaims(call)},
		);
	}

	refuseWithoutContext(form, grant);
	if (world.switches.rotates() && !world.refreshTokens.redeem(used)) {
		throw new EntraRefusal(70000, 'invalid_grant', 'The refresh token was used before; its family is revoked.', {
			suberror: 'bad_token',
		});
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
		refresh_token: world.refreshTokens.issue({...grant, issuedAt: call.now}, call.random, used),
		...(asked.openId.includes('openid') ? {id_token: await idToken(world, call, subject, signedIn)} : {}),
		...(form.get('client_info') === '1' ? {client_info: clientInfo(world, signedIn)} : {}),
	};
}
