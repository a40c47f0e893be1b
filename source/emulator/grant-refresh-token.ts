import {askedClaims} from './asked-claims.ts';
import {type Authority, authorityName} from './authority.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {type Grant, refreshTokenLifetime} from './refresh-tokens.ts';
import type {Registration} from './registrations.ts';
import {findTenant} from './tenants.ts';
import {checkedClient, required} from './token-request.ts';
import {userAnswer} from './user-answer.ts';
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
	const client = checkedClient(world, call, form, authorityName(authority), false);
	const used = required(form, 'refresh_token');
	const grant = liveGrant(world, call, client.registration, used);
	// `common` and `organizations` mean the user's own tenant here.
	const tenant = authority.kind === 'tenant' ? authority.tenant : findTenant(grant.homeTenantId);
	if (!tenant) {
		throw new EntraRefusal(70000, 'invalid_grant', 'Provided grant is invalid or malformed.');
	}

	return userAnswer(world, call, form, {
		...client,
		tenant,
		grant,
		scope: form.get('scope') || grant.scope,
		renews: used,
		beforeIssue() {
			refuseWithoutContext(form, grant);
			if (world.switches.rotates() && !world.refreshTokens.redeem(used)) {
				throw new EntraRefusal(70000, 'invalid_grant', 'The refresh token was used before; its family is revoked.', {
					suberror: 'bad_token',
				});
			}
		},
	});
}
