import {askedValues} from './asked-claims.ts';
import {type ClientProof, checkClient, clientIdentity} from './client-check.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Call} from './message.ts';
import {type Installation, installationIn, type Registration} from './registrations.ts';
import type {Tenant} from './tenants.ts';
import type {World} from './world.ts';

/** A form parameter that must be there (900144). */
export function required(form: URLSearchParams, name: string): string {
	const value = form.get(name);
	if (value) {
		return value;
	}

	throw new EntraRefusal(
		900144,
		'invalid_request',
		`The request body must contain the following parameter: '${name}'.`,
	);
}

/** A body that is no form has no parameters at all. */
export const formOf = (call: Call): URLSearchParams =>
	/^application\/x-www-form-urlencoded\b/i.test(call.headers['content-type'] ?? 'application/x-www-form-urlencoded')
		? new URLSearchParams(call.body)
		: new URLSearchParams();

export type CheckedClient = {readonly registration: Registration; readonly clientProof: ClientProof};

/** The app a request comes from, after it proved itself. `tenant` is the one named in errors. */
export function checkedClient(
	world: World,
	call: Call,
	form: URLSearchParams,
	tenantName: string,
	grantNeedsSecret: boolean,
): CheckedClient {
	const {clientId, secret} = clientIdentity(call, form);
	if (!clientId) {
		required(form, 'client_id');
	}

	const registration = registrationOf(world, clientId ?? '', tenantName);
	return {registration, clientProof: checkClient(world, call, registration, secret, form, grantNeedsSecret)};
}

/** The app of a client id (700016 when there is none). */
export function registrationOf(world: World, clientId: string, tenantName: string): Registration {
	const registration = world.directory.registrations.find(candidate => candidate.clientId === clientId.toLowerCase());
	if (registration) {
		return registration;
	}

	throw unknownApp(clientId, tenantName);
}

const unknownApp = (clientId: string, tenantName: string): EntraRefusal =>
	new EntraRefusal(
		700016,
		'unauthorized_client',
		`Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
	);

/** The app's service principal in the tenant (700016 when it has none). */
export function installationOf(registration: Registration, tenant: Tenant): Installation {
	const installation = installationIn(registration, tenant);
	if (installation) {
		return installation;
	}

	throw unknownApp(registration.clientId, tenant.displayName);
}

/** Whether the `claims` parameter says that the client can take claims challenges. */
export function takesChallenges(form: URLSearchParams): boolean {
	return askedValues(form, 'xms_cc').some(value => value.toLowerCase() === 'cp1');
}

/** The policy claims challenge that goes with 50076 and 53003. */
export const policyClaims = (call: Call): string =>
	JSON.stringify({access_token: {capolids: {essential: true, values: [call.random.guid()]}}});
