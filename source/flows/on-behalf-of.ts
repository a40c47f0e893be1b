import type {Claims} from '../core/claims.ts';
import {durationText} from '../core/duration.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Flow, TokenRequest} from '../core/flow.ts';
import {textMember} from '../core/json.ts';
import {decodeToken, tokenFromText} from '../core/jwt.ts';
import {Secret} from '../core/secret.ts';
import {type AssertionFault, assertionFault} from '../core/user-assertion.ts';
import {firstObstacle} from './obstacles.ts';
import {requestToken} from './token-endpoint.ts';

/** What is wrong with a user's token, in words, and how to get a right one. */
function wordsFor(fault: AssertionFault, clientId: string, now: number): readonly [message: string, hint: string] {
	const wanted = `api://${clientId}/.default`;
	switch (fault.kind) {
		case 'app-only':
			return [
				'This token has no user in it: an app got it on its own, and on-behalf-of needs a user’s.',
				`Let a user sign in and ask for the scope ${wanted}, with refresh-token or a sign-in, and hand that access token over.`,
			];
		case 'id-token':
			return [
				'This is an id token, and on-behalf-of exchanges access tokens only.',
				`Hand over the access_token of the same answer, got with the scope ${wanted}.`,
			];
		case 'audience':
			return [
				`This token was made for ${fault.found.join(', ') || 'nobody'}, and this app (${clientId}, or api://${clientId}) may exchange only its own.`,
				`Ask for the user’s token with the scope ${wanted}.`,
			];
		case 'expired':
			return [
				`The user’s token expired ${durationText(now - fault.expiredAt)} ago.`,
				`Get a new one with the scope ${wanted}; where it comes from is the profile’s userToken.`,
			];
	}
}

/** The claims of the user's token. Throws EntokError `configuration` when Entra would refuse it as an assertion. */
function checkAssertion(token: string, {profile: {clientId}, cloud}: TokenRequest, now: number): Claims {
	const claims = decodeToken(token).payload;
	const others = cloud.services.flatMap(({audiences}) => audiences);
	const fault = assertionFault(claims, {clientId, others}, now);
	if (fault) {
		const [message, hint] = wordsFor(fault, clientId, now);
		throw new EntokError('configuration', `${message} Nothing was sent.`, hint, {
			code: 'not-sent',
			aadsts: fault.aadsts,
		});
	}

	return claims;
}

/** A word for many tenants is no place to exchange in: the user's own token says which tenant is meant. */
const tenantOf = ({tenant}: TokenRequest, claims: Claims): string =>
	['common', 'organizations'].includes(tenant.toLowerCase()) ? (textMember(claims, 'tid') ?? tenant) : tenant;

/**
 * An API that got a user's token calls another API for that user (RFC 7523 with Entra's `requested_token_use`;
 * Microsoft identity platform, «On-Behalf-Of flow»).
 */
export const onBehalfOf: Flow = {
	id: 'on-behalf-of',
	title: 'on-behalf-of',
	audience: 'user',
	obstacle: request =>
		firstObstacle(request, [
			'plainAuthority',
			'publicClient',
			'noPersonalAccounts',
			'badScope',
			'severalResources',
			'mixedDefaultScope',
		]),
	async acquire(request, tools) {
		const assertion = tokenFromText((await tools.userToken()).reveal());
		const claims = checkAssertion(assertion, request, tools.clock.now());
		return requestToken(
			{
				flow: 'on-behalf-of',
				grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
				fields: [
					{name: 'assertion', value: new Secret(assertion)},
					{name: 'scope', value: request.scope},
					{name: 'requested_token_use', value: 'on_behalf_of'},
				],
			},
			{...request, tenant: tenantOf(request, claims)},
			tools,
		);
	},
};
