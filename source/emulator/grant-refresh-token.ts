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

/** The refresh token grant (RFC 6749 section 6): a new access token for any API the user consented to, and a new refresh token. */
export async function refreshToken(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	const client = checkedClient(world, call, form, authorityName(authority), false);
	const grant = liveGrant(world, call, client.registration, required(form, 'refresh_token'));
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
		isRenewed: true,
	});
}
