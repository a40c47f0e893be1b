import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {tenantDirectory} from './directory.ts';
import {IdentityRefusal, identityAnswer, wantedIdentity} from './identity-answer.ts';
import {identityHeader, type ManagedIdentity} from './managed-identities.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter} from './message.ts';
import {armResource, findResource} from './resources.ts';
import {contoso} from './tenants.ts';
import {userToken} from './token-answer.ts';
import type {World} from './world.ts';

type Endpoint = (world: World, call: Call) => Promise<EmulatorResponse>;

const notFound = (): EmulatorResponse => jsonAnswer(404, {error: 'not_found', error_description: 'Not found'});

const pathOf = (call: Call): string => call.segments.join('/').toLowerCase();

/** Lets an endpoint say its refusals in its own shape. */
async function orRefused(
	work: () => Promise<EmulatorResponse>,
	shape: (refusal: IdentityRefusal) => unknown,
): Promise<EmulatorResponse> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof IdentityRefusal) {
			return jsonAnswer(400, shape(error));
		}

		throw error;
	}
}

const asImds = ({code, message}: IdentityRefusal) => ({error: code, error_description: message});

const hasMetadataHeader = ({headers}: Call): boolean => headers['metadata']?.toLowerCase() === 'true';

/** The metadata service of a virtual machine, with and without a slash at the end of its path. */
export const imds: Endpoint = async (world, call) => {
	if (!/^metadata\/identity\/oauth2\/token$/.test(pathOf(call)) || call.method !== 'GET') {
		return notFound();
	}

	return orRefused(async () => {
		if (!hasMetadataHeader(call)) {
			throw new IdentityRefusal('bad_request_102', 'Required metadata header not specified');
		}

		if (queryParameter(call, 'api-version') === undefined) {
			throw new IdentityRefusal('bad_request', 'The api-version is missing');
		}

		const identity = wantedIdentity(world, call);
		return jsonAnswer(200, {
			...(await identityAnswer(world, call, identity, queryParameter(call, 'resource'))),
			refresh_token: '',
		});
	}, asImds);
};

/** App Service, Functions and Container Apps: a header proves that the caller is the app. */
export const appService: Endpoint = async (world, call) => {
	const shape = ({message}: {readonly message: string}) => ({statusCode: 400, message});
	if (pathOf(call) !== 'msi/token' || call.method !== 'GET') {
		return notFound();
	}

	return orRefused(async () => {
		if (call.headers['x-identity-header'] !== identityHeader(world.seed)) {
			return jsonAnswer(401, {statusCode: 401, message: 'The X-IDENTITY-HEADER is missing or wrong.'});
		}

		const identity = wantedIdentity(world, call);
		const answer = await identityAnswer(world, call, identity, queryParameter(call, 'resource'));
		const {access_token, expires_on, resource, token_type, client_id} = answer;
		return jsonAnswer(200, {access_token, expires_on, resource, token_type, client_id});
	}, shape);
};

const system = ({managedIdentities}: World): ManagedIdentity | undefined =>
	managedIdentities.find(({kind}) => kind === 'system');

/** Azure Arc: who can read a file that the agent writes may have a token. Served where a folder was handed in. */
export const azureArc: Endpoint = async (world, call) => {
	const {arcKeyFolder: folder} = world;
	const identity = system(world);
	if (folder === undefined || !identity || pathOf(call) !== 'arc/metadata/identity/oauth2/token') {
		return notFound();
	}

	return orRefused(async () => {
		if (!hasMetadataHeader(call)) {
			throw new IdentityRefusal('bad_request_102', 'Required metadata header not specified');
		}

		const [, given] = /^Basic (.+)$/.exec(call.headers['authorization'] ?? '') ?? [];
		if (given === undefined) {
			const key = call.random.text(32);
			const file = path.join(folder, `${call.random.guid()}.key`);
			await mkdir(folder, {recursive: true});
			await writeFile(file, key, {mode: 0o640});
			world.arcKeys.add(key);
			return jsonAnswer(401, {error: 'unauthorized'}, {'www-authenticate': `Basic realm=${file}`});
		}

		if (!world.arcKeys.delete(given)) {
			throw new IdentityRefusal('unauthorized', 'The challenge was not answered');
		}

		return jsonAnswer(200, await identityAnswer(world, call, identity, queryParameter(call, 'resource')));
	}, asImds);
};

/** Cloud Shell: tokens of the person who opened it, Nadia Winter. */
export const cloudShell: Endpoint = async (world, call) => {
	const fault = (code: string, message: string) => jsonAnswer(400, {error: {code, message}});
	if (pathOf(call) !== 'cloudshell/oauth2/token') {
		return notFound();
	}

	if (call.method !== 'POST' || !hasMetadataHeader(call)) {
		return fault('invalid_request', 'Send a POST with the header Metadata: true.');
	}

	const audience = new URLSearchParams(call.body).get('resource') ?? '';
	const resource = findResource(audience);
	const home = tenantDirectory(world.directory, contoso.id);
	const registration = world.directory.registrations.find(({name}) => name === 'contoso-workbench');
	const [installation] = registration?.installations ?? [];
	const [user] = home.users;
	if (!resource || !registration || !installation || !user) {
		return fault('invalid_resource', `The audience '${audience}' is not supported.`);
	}

	const granted = installation.delegated[resource.appId] ?? [];
	const {expires_in: lifetime, access_token} = await userToken(
		world,
		call,
		{tenant: contoso, registration, installation, resource, audience, clientProof: '0', takesChallenges: false},
		{
			user,
			home,
			grant: {
				clientId: registration.clientId,
				userId: user.id,
				homeTenantId: contoso.id,
				amr: ['pwd', 'mfa'],
				signedInAt: call.now,
				issuedAt: call.now,
				scope: '',
			},
			scopes: resource.appId === armResource.appId ? ['user_impersonation'] : granted,
		},
	);
	const issuedAt = Math.floor(call.now / 1000);
	return jsonAnswer(200, {
		access_token,
		refresh_token: '',
		expires_in: String(lifetime),
		expires_on: String(issuedAt + lifetime),
		not_before: String(issuedAt - 300),
		resource: audience,
		token_type: 'Bearer',
	});
};
