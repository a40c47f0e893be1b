import {authorityName, workAuthority} from './authority.ts';
import {deviceCodeLifetime} from './device-codes.ts';
import {EntraRefusal, entraCorrelation, entraHeaders} from './entra-errors.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import {userScope} from './requested-scope.ts';
import {contoso} from './tenants.ts';
import {formOf, installationOf, registrationOf, required} from './token-request.ts';
import type {World} from './world.ts';

/** The device authorization endpoint (RFC 8628 section 3.1). */
export function deviceCodeEndpoint(world: World, call: Call, tenantSegment: string): EmulatorResponse {
	if (call.method !== 'POST') {
		throw new EntraRefusal(
			900561,
			'invalid_request',
			`The endpoint only accepts POST requests. Received a ${call.method} request.`,
		);
	}

	const form = formOf(call);
	const authority = workAuthority(tenantSegment);
	const registration = registrationOf(world, required(form, 'client_id'), authorityName(authority));
	const scope = required(form, 'scope');
	if (authority.kind === 'tenant') {
		installationOf(registration, authority.tenant);
	}

	userScope(scope, authority.kind === 'tenant' ? authority.tenant : contoso);

	const code = world.deviceCodes.issue({clientId: registration.clientId, scope, authority}, call.now, call.random);
	const address = `${call.origin}/devicelogin`;
	return jsonAnswer(
		200,
		{
			user_code: code.userCode,
			device_code: code.deviceCode,
			verification_uri: address,
			expires_in: deviceCodeLifetime,
			interval: code.interval,
			message: `To sign in, use a web browser to open the page ${address} and enter the code ${code.userCode} to authenticate.`,
		},
		{...entraHeaders(call.random.guid()), ...entraCorrelation(call).echo},
	);
}
