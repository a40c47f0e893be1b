import {type Authority, authorityName} from './authority.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {checkedClient, required} from './token-request.ts';
import {userAnswer} from './user-answer.ts';
import {readUserAssertion} from './user-assertion.ts';
import type {World} from './world.ts';

/** The API in the middle cannot ask for a second factor itself: it hands the claims on to its caller. */
const stepUp = (call: Call): EntraRefusal =>
	new EntraRefusal(
		50079,
		'interaction_required',
		'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication.',
		{
			suberror: 'basic_action',
			claims: JSON.stringify({access_token: {polids: {essential: true, values: [call.random.guid()]}}}),
		},
	);

/** The on-behalf-of grant: an app that got a user's token asks for one for another API. */
export async function onBehalfOf(world: World, call: Call, authority: Authority, form: URLSearchParams) {
	const client = checkedClient(world, call, form, authorityName(authority), true);
	const use = required(form, 'requested_token_use');
	if (use !== 'on_behalf_of') {
		throw new EntraRefusal(90100, 'invalid_request', `The requested_token_use '${use}' is not valid.`);
	}

	const assertion = required(form, 'assertion');
	const scope = required(form, 'scope');
	const {tenant, user, homeTenantId, amr} = readUserAssertion(world, client.registration, assertion, call.now);
	if (authority.kind === 'tenant' && authority.tenant.id !== tenant.id) {
		throw new EntraRefusal(
			50013,
			'invalid_grant',
			`Assertion failed validation: it was issued by the tenant '${tenant.id}', and this is '${authority.tenant.id}'.`,
		);
	}

	return userAnswer(world, call, form, {
		...client,
		tenant,
		grant: {
			clientId: client.registration.clientId,
			userId: user.id,
			homeTenantId,
			amr,
			signedInAt: call.now,
			issuedAt: call.now,
			scope,
		},
		scope,
		mfaRefusal: stepUp,
	});
}
