import {type Authority, workAuthority} from './authority.ts';
import {EntraRefusal, entraCorrelation, entraHeaders} from './entra-errors.ts';
import {authorizationCode} from './grant-authorization-code.ts';
import {clientCredentials} from './grant-client-credentials.ts';
import {deviceCode} from './grant-device-code.ts';
import {onBehalfOf} from './grant-on-behalf-of.ts';
import {passwordGrant} from './grant-password.ts';
import {refreshToken} from './grant-refresh-token.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import {formOf, required} from './token-request.ts';
import type {World} from './world.ts';

type Grant = (world: World, call: Call, authority: Authority, form: URLSearchParams) => Promise<object>;

/** The grants this token endpoint knows, by the value of `grant_type`. */
const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
	['client_credentials', clientCredentials],
	['refresh_token', refreshToken],
	['authorization_code', authorizationCode],
	['urn:ietf:params:oauth:grant-type:device_code', deviceCode],
	// As Microsoft's own libraries write it.
	['device_code', deviceCode],
	['urn:ietf:params:oauth:grant-type:jwt-bearer', onBehalfOf],
	['password', passwordGrant],
]);

/** The v2.0 token endpoint. Throws an EntraRefusal for everything it refuses. */
export async function tokenEndpoint(world: World, call: Call, tenantSegment: string): Promise<EmulatorResponse> {
	if (call.method !== 'POST') {
		throw new EntraRefusal(
			900561,
			'invalid_request',
			`The endpoint only accepts POST requests. Received a ${call.method} request.`,
		);
	}

	const retryAfter = world.switches.takeTokenThrottle();
	if (retryAfter !== undefined) {
		throw new EntraRefusal(90055, 'temporarily_unavailable', 'Tenant is throttled. Please try again later.', {
			status: 429,
			headers: {'retry-after': String(retryAfter)},
		});
	}

	const form = formOf(call);
	const authority = workAuthority(tenantSegment);
	const grantType = required(form, 'grant_type');
	const grant = grants.get(grantType);
	if (!grant) {
		throw new EntraRefusal(
			70003,
			'unsupported_grant_type',
			`The app requested an unsupported grant type '${grantType}'.`,
		);
	}

	const answer = await grant(world, call, authority, form);
	return jsonAnswer(200, answer, {...entraHeaders(call.random.guid()), ...entraCorrelation(call).echo});
}
