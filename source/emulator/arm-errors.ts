import type {BearerProblem} from './bearer.ts';
import {originsFor} from './hosts.ts';
import {type Call, type EmulatorResponse, jsonAnswer, sentOrNewId} from './message.ts';
import {armResource} from './resources.ts';
import {accessTokenIssuer} from './token-claims.ts';

/** Headers of every answer of Azure Resource Manager. */
export function armHeaders(call: Call): Readonly<Record<string, string>> {
	const requestId = call.random.guid();
	const sent = call.headers['x-ms-client-request-id'];
	const moment = `${new Date(call.now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
	return {
		'cache-control': 'no-cache',
		pragma: 'no-cache',
		expires: '-1',
		'x-ms-request-id': requestId,
		'x-ms-correlation-request-id': sentOrNewId(sent, call.random),
		'x-ms-routing-request-id': `EMULATOR:${moment}:${requestId}`,
		...(sent !== undefined && call.headers['x-ms-return-client-request-id'] === 'true'
			? {'x-ms-client-request-id': sentOrNewId(sent, call.random)}
			: {}),
		'strict-transport-security': 'max-age=31536000; includeSubDomains',
		'x-content-type-options': 'nosniff',
	};
}

/** Azure Resource Manager's error body. */
export const armError = (
	call: Call,
	status: number,
	code: string,
	message: string,
	headers: Readonly<Record<string, string>> = {},
): EmulatorResponse =>
	jsonAnswer(status, {error: {code, message}}, {...armHeaders(call), 'x-ms-failure-cause': 'gateway', ...headers});

/** The classic audience first, as the service lists them. */
const audiences = armResource.uris
	.toReversed()
	.flatMap(uri => [`'${uri}/'`, `'${uri}'`])
	.join(',');

const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

function wordsFor(call: Call, problem: BearerProblem): readonly [code: string, message: string] {
	switch (problem.kind) {
		case 'missing':
			return ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."];
		case 'unreadable':
		case 'bad-signature':
			return ['InvalidAuthenticationToken', 'The access token is invalid.'];
		case 'expired':
			return [
				'ExpiredAuthenticationToken',
				`The access token expiry UTC time '${utc(problem.expiredAt * 1000)}' is earlier than current UTC time '${utc(call.now)}'.`,
			];
		case 'audience':
			return [
				'InvalidAuthenticationTokenAudience',
				`The access token has been obtained for wrong audience or resource '${problem.audience}'. It should exactly match with one of the allowed audiences ${audiences}.`,
			];
	}
}

/** 401, with the header that names the tenant to sign in to when the path names a subscription. */
export function armUnauthorized(call: Call, problem: BearerProblem, tenantId: string | undefined): EmulatorResponse {
	const [code, message] = wordsFor(call, problem);
	const description =
		problem.kind === 'missing'
			? "The authentication failed because of missing 'Authorization' header."
			: 'The access token is invalid.';
	return armError(call, 401, code, message, {
		'www-authenticate': `Bearer authorization_uri="${originsFor(call.origin).authority}/${tenantId ?? ''}", error="invalid_token", error_description="${description}"`,
	});
}

/** 401 for a token of another tenant than the subscription's. */
export function armWrongTenant(call: Call, tokenTenant: string, wantedTenant: string): EmulatorResponse {
	const authority = `${originsFor(call.origin).authority}/${wantedTenant}`;
	return armError(
		call,
		401,
		'InvalidAuthenticationTokenTenant',
		`The access token is from the wrong issuer '${accessTokenIssuer(tokenTenant)}'. It must match the tenant '${accessTokenIssuer(wantedTenant)}' associated with this subscription. Please use the authority (URL) '${authority}' to get the token.`,
		{
			'www-authenticate': `Bearer authorization_uri="${authority}", error="invalid_token", error_description="The access token is from the wrong issuer."`,
		},
	);
}
