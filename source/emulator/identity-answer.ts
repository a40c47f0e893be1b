import type {ManagedIdentity} from './managed-identities.ts';
import {type Call, queryParameter} from './message.ts';
import {findResource} from './resources.ts';
import {contoso} from './tenants.ts';
import {tokenHeader} from './token-answer.ts';
import {appClaims, type Subject} from './token-claims.ts';
import type {World} from './world.ts';

/** Why an identity endpoint says no; each endpoint says it in a shape of its own. */
export class IdentityRefusal extends Error {
	override readonly name = 'IdentityRefusal';
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** The machine's own identity, or the user-assigned one a caller names in one of three ways. */
export function wantedIdentity({managedIdentities}: World, call: Call): ManagedIdentity {
	const named = (...names: readonly string[]): string | undefined =>
		names.map(name => queryParameter(call, name)?.toLowerCase()).find(value => value !== undefined);
	const clientId = named('client_id');
	const objectId = named('object_id', 'principal_id');
	const resourceId = named('msi_res_id', 'mi_res_id');
	const isSystem = clientId === undefined && objectId === undefined && resourceId === undefined;
	const found = managedIdentities.find(identity =>
		isSystem
			? identity.kind === 'system'
			: identity.registration.clientId === clientId ||
				identity.objectId === objectId ||
				identity.resourceId.toLowerCase() === resourceId,
	);
	if (!found) {
		throw new IdentityRefusal('invalid_request', 'Identity not found');
	}

	return found;
}

/** Seconds: the platform keeps these tokens for a day. */
const dayLong = 86_399;

/** A token of an identity, and what all endpoints say beside it: every number is a text. */
export async function identityAnswer(
	world: World,
	call: Call,
	{registration, resourceId}: ManagedIdentity,
	audience: string | undefined | null,
) {
	if (!audience) {
		throw new IdentityRefusal('invalid_request', "Required query variable 'resource' is missing");
	}

	const resource = findResource(audience);
	const [installation] = registration.installations;
	if (!resource || !installation) {
		throw new IdentityRefusal(
			'invalid_resource',
			`AADSTS500011: The resource principal named ${audience} was not found in the tenant named ${contoso.displayName}.`,
		);
	}

	const subject: Subject = {
		tenant: contoso,
		registration,
		installation,
		resource,
		audience,
		clientProof: '2',
		takesChallenges: false,
	};
	const issuedAt = Math.floor(call.now / 1000);
	return {
		access_token: await world.key.sign(
			{...appClaims(subject, call.random, call.now, dayLong), xms_mirid: resourceId},
			tokenHeader(world, call, subject),
		),
		client_id: registration.clientId,
		expires_in: String(dayLong),
		expires_on: String(issuedAt + dayLong),
		ext_expires_in: String(dayLong),
		not_before: String(issuedAt - 300),
		resource: audience,
		token_type: 'Bearer',
	};
}
