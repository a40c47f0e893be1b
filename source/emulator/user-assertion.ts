import {type JsonObject, numberMember, textMember, textsMember} from '../core/json.ts';
import {tenantDirectory} from './directory.ts';
import {EntraRefusal} from './entra-errors.ts';
import type {Registration} from './registrations.ts';
import {type Tenant, tenants} from './tenants.ts';
import {objectIdIn, type SignedInUser} from './token-claims.ts';
import type {World} from './world.ts';

/** What a user's token says that an app wants to exchange. */
export type Asserted = {
	readonly tenant: Tenant;
	readonly user: SignedInUser['user'];
	readonly homeTenantId: string;
	readonly amr: readonly string[];
};

const invalid = (code: number, message: string): EntraRefusal => new EntraRefusal(code, 'invalid_grant', message);

const isFor = (audience: string, {clientId}: Registration): boolean =>
	[clientId, `api://${clientId}`].includes(audience.toLowerCase().replace(/\/$/, ''));

function checkKind(claims: JsonObject, {clientId, displayName}: Registration): void {
	if (claims['idtyp'] === undefined && claims['scp'] === undefined) {
		throw invalid(240002, "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.");
	}

	if (claims['idtyp'] === 'app') {
		throw invalid(
			7000114,
			`Application '${clientId}'(${displayName}) is not allowed to make application on-behalf-of calls.`,
		);
	}
}

/** The user of an assertion; in another tenant than the own one, a guest under another object id. */
function userOf(world: World, tenant: Tenant, objectId: string | undefined): Pick<Asserted, 'user' | 'homeTenantId'> {
	for (const home of tenants.map(({id}) => tenantDirectory(world.directory, id))) {
		const user = home.users.find(candidate => objectIdIn(world.seed, candidate, home, tenant) === objectId);
		if (user) {
			return {user, homeTenantId: home.tenant.id};
		}
	}

	throw invalid(50013, 'Assertion failed validation: the user of the assertion does not exist.');
}

/** Reads and checks an assertion; refuses with 50013, 240002, 7000114, 500131 or 500133. */
export function readUserAssertion(world: World, registration: Registration, assertion: string, now: number): Asserted {
	const claims = world.key.verify(assertion);
	const tenant = tenants.find(({id}) => id === claims?.['tid']);
	if (!claims || !tenant) {
		throw invalid(50013, 'Assertion failed signature validation. [Reason - The key was not found.]');
	}

	checkKind(claims, registration);
	const audience = textMember(claims, 'aud') ?? '';
	if (!isFor(audience, registration)) {
		const {clientId, displayName} = registration;
		throw invalid(
			500131,
			`Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${audience}' and the expected audience is '${clientId}' or one of the Application Uris of this application with App ID '${clientId}'(${displayName}). Downstream client must request a token for the expected audience (application '${clientId}') and this application must use that token as the assertion.`,
		);
	}

	if ((numberMember(claims, 'exp') ?? 0) * 1000 <= now) {
		throw invalid(
			500133,
			'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
		);
	}

	return {tenant, ...userOf(world, tenant, textMember(claims, 'oid')), amr: textsMember(claims, 'amr') ?? []};
}
