import {openAccount} from './accounts.ts';
import {type Authority, authorityName} from './authority.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {checkedClient, required} from './token-request.ts';
import {userAnswer} from './user-answer.ts';
import type {World} from './world.ts';

/** The password grant (RFC 6749 section 4.3): a user's name and password in the hands of the app. */
export async function passwordGrant(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	if (authority.kind === 'common') {
		throw new EntraRefusal(
			9001023,
			'invalid_request',
			'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
		);
	}

	const client = checkedClient(world, call, form, authorityName(authority), false);
	const scope = required(form, 'scope');
	const {home, user} = openAccount(world, required(form, 'username'), required(form, 'password'));
	const tenant = authority.kind === 'tenant' ? authority.tenant : home.tenant;
	if (tenant.id !== home.tenant.id) {
		throw new EntraRefusal(
			50034,
			'invalid_grant',
			`The user account does not exist in the ${tenant.displayName} directory. To sign into this application, the account must be added to the directory.`,
		);
	}

	return userAnswer(world, call, form, {
		...client,
		tenant,
		grant: {
			clientId: client.registration.clientId,
			userId: user.id,
			homeTenantId: home.tenant.id,
			amr: ['pwd'],
			signedInAt: call.now,
			issuedAt: call.now,
			scope,
		},
		scope,
	});
}
