import type {Authority} from './authority.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {appScope} from './requested-scope.ts';
import {appToken} from './token-answer.ts';
import {checkedClient, installationOf, policyClaims, required, takesChallenges} from './token-request.ts';
import type {World} from './world.ts';

/** The client credentials grant (RFC 6749 section 4.4): a token for the app on its own. */
export async function clientCredentials(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	if (authority.kind !== 'tenant') {
		throw new EntraRefusal(
			50059,
			'invalid_request',
			'No tenant-identifying information found in either the request or implied by any provided credentials.',
		);
	}

	const {tenant} = authority;
	const {registration, clientProof} = checkedClient(world, call, form, tenant.displayName, true);
	const installation = installationOf(registration, tenant);
	const {resource, audience} = appScope(required(form, 'scope'), tenant);
	if (registration.blockedByPolicy) {
		throw new EntraRefusal(
			53003,
			'invalid_grant',
			'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
			{suberror: 'message_only', claims: policyClaims(call)},
		);
	}

	return appToken(world, call, {
		tenant,
		registration,
		installation,
		resource,
		audience,
		clientProof,
		takesChallenges: takesChallenges(form),
	});
}
