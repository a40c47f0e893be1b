import {type JsonObject, numberMember, parseJsonObject, textMember} from '../core/json.ts';
import {tokenEndpoint} from './entra-token.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import {formOf, required} from './token-request.ts';
import type {World} from './world.ts';

/** The scope that stands for an API as a v1.0 request names it. A trailing slash is kept: it becomes part of `aud`. */
const scopeOf = (resource: string): string => `${resource}/.default`;

/** `https://graph.microsoft.com/User.Read openid` as the v1.0 endpoint answers it: `User.Read openid`. */
const plainNames = (scope: string): string =>
	scope
		.split(' ')
		.map(name => name.slice(name.lastIndexOf('/') + 1))
		.join(' ');

/** The answer of the v1.0 endpoint: every number is a text, and the API and the times are told. */
function answerV1(answer: JsonObject, resource: string | undefined, now: number): JsonObject {
	const seconds = Math.floor(now / 1000);
	const lifetime = numberMember(answer, 'expires_in') ?? 0;
	const scope = textMember(answer, 'scope');
	return {
		...answer,
		...(scope === undefined ? {} : {scope: plainNames(scope)}),
		expires_in: String(lifetime),
		ext_expires_in: String(lifetime),
		expires_on: String(seconds + lifetime),
		not_before: String(seconds - 300),
		...(resource === undefined ? {} : {resource}),
	};
}

/**
 * The v1.0 token endpoint (`resource` instead of `scope`), for older clients and Partner Center's samples: the same
 * grants as at v2.0 behind another form. An app on its own must name the API (900144); a user's refresh may leave it out.
 */
export async function tokenEndpointV1(world: World, call: Call, tenant: string): Promise<EmulatorResponse> {
	const form = formOf(call);
	const isAppOnly = form.get('grant_type') === 'client_credentials';
	const resource = isAppOnly ? required(form, 'resource') : (form.get('resource') ?? undefined);
	form.delete('resource');
	form.delete('scope');
	if (resource !== undefined) {
		form.set('scope', isAppOnly ? scopeOf(resource) : `${scopeOf(resource)} openid profile offline_access`);
	}

	const response = await tokenEndpoint(world, {...call, body: form.toString()}, tenant);
	const answer = parseJsonObject(response.body) ?? {};
	return jsonAnswer(response.status, answerV1(answer, resource, call.now), response.headers);
}
