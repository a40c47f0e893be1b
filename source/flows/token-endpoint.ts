import {tokenEndpointOf} from '../core/cloud.ts';
import type {FlowTools, TokenRequest} from '../core/flow.ts';
import type {FlowId} from '../core/flow-id.ts';
import type {Field, HttpResponse} from '../core/http.ts';
import {type JsonObject, numberMember, parseJsonObject, textMember} from '../core/json.ts';
import {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import {nonsenseError, refusalError} from './token-error.ts';

/** What one flow puts into the request all of them share. */
export type Grant = {readonly flow: FlowId; readonly grantType: string; readonly fields: readonly Field[]};

/** No server means more; a calendar ends before some numbers do. Seconds. */
const longestLifetime = 10 * 365 * 24 * 3600;

/** What may stand in an Authorization header (RFC 6750 section 2.1, a little wider). */
const headerSafe = /^[\x21-\x7e]+$/;

function lifetimeOf(answer: JsonObject, response: HttpResponse): number {
	const expiresIn = numberMember(answer, 'expires_in');
	const expiresOn = numberMember(answer, 'expires_on');
	// v1 endpoints may give the moment alone.
	const lifetime = expiresIn ?? (expiresOn === undefined ? undefined : expiresOn - response.receivedAt / 1000);
	if (lifetime === undefined) {
		throw nonsenseError(response, 'its answer does not say how long the token lives');
	}

	if (lifetime < 0 || lifetime > longestLifetime) {
		throw nonsenseError(response, 'what it says of the token’s lifetime makes no sense');
	}

	return lifetime * 1000;
}

function skewOf(response: HttpResponse): number | undefined {
	const date = Date.parse(response.headers['date'] ?? '');
	return Number.isNaN(date) ? undefined : response.receivedAt - date;
}

const secretMember = (answer: JsonObject, name: string): Secret | undefined => {
	const value = textMember(answer, name);
	return value === undefined ? undefined : new Secret(value);
};

/** Reads the success answer of a token endpoint (RFC 6749 section 5.1), tolerant of numbers written as texts. */
async function readAnswer(
	response: HttpResponse,
	grant: Grant,
	request: TokenRequest,
	tools: FlowTools,
): Promise<TokenSet> {
	const answer = parseJsonObject(response.body);
	// Look for `error` before trusting the status: an error body has been seen with status 200.
	if (!answer || textMember(answer, 'error') || response.status !== 200) {
		throw refusalError(response, answer);
	}

	const accessToken = textMember(answer, 'access_token');
	if (accessToken === undefined || !headerSafe.test(accessToken)) {
		throw nonsenseError(
			response,
			accessToken === undefined ? 'its answer has no access_token' : 'its access_token is no token',
		);
	}

	const tokenType = textMember(answer, 'token_type') ?? 'Bearer';
	if (tokenType.toLowerCase() !== 'bearer') {
		throw nonsenseError(response, 'it gave a token of another type than Bearer');
	}

	const refreshIn = numberMember(answer, 'refresh_in');
	const fingerprint = (await tools.sha256(accessToken)).slice(0, 16);
	return {
		accessToken: new Secret(accessToken),
		tokenType,
		receivedAt: response.receivedAt,
		expiresAt: response.receivedAt + lifetimeOf(answer, response),
		refreshAt: refreshIn === undefined ? undefined : response.receivedAt + refreshIn * 1000,
		scope: textMember(answer, 'scope') ?? request.scope,
		refreshToken: secretMember(answer, 'refresh_token'),
		idToken: secretMember(answer, 'id_token'),
		fingerprint,
		clockSkew: skewOf(response),
		flow: grant.flow,
		profileId: request.profile.id,
		tenant: request.tenant,
		familyOfClientIds: textMember(answer, 'foci') !== undefined,
	};
}

/**
 * The one request all grants share: a form-encoded POST to `{authority}/{tenant}/oauth2/v2.0/token`. A grant adds its
 * fields, the client authentication its own. Rejects with an EntokError of kind `token-refused` when Entra refuses or
 * answers nonsense, of kind `no-answer` when nothing came back.
 */
export async function requestToken(grant: Grant, request: TokenRequest, tools: FlowTools): Promise<TokenSet> {
	const {profile, cloud, tenant, claims} = request;
	const url = tokenEndpointOf(cloud, tenant);
	const response = await tools.http({
		purpose: 'token',
		method: 'POST',
		url,
		headers: [{name: 'accept', value: 'application/json'}],
		form: [
			{name: 'grant_type', value: grant.grantType},
			{name: 'client_id', value: profile.clientId},
			...(await tools.clientAuthentication({tokenEndpoint: url, clientId: profile.clientId})),
			...grant.fields,
			...(claims === undefined ? [] : [{name: 'claims', value: claims}]),
		],
		certificateAuthority: cloud.certificateAuthority,
		signal: request.signal,
	});
	return readAnswer(response, grant, request, tools);
}
