import assert from 'node:assert/strict';
import {X509Certificate} from 'node:crypto';
import {after, before, test} from 'node:test';
import {ConfidentialClientApplication, type Configuration, ManagedIdentityApplication} from '@azure/msal-node';
import {configuration as configurationOf, refusalOf} from './msal-node.ts';
import {type ForeignEmulator, payloadOf, startEmulator, trustEmulator} from './served-emulator.ts';

const scopes = ['https://graph.microsoft.com/.default'];
let emulator: ForeignEmulator;

before(async () => {
	emulator = await startEmulator();
	trustEmulator(emulator.description);
});

after(() => emulator.close());

const client = (name: string, auth: Partial<Configuration['auth']>) =>
	new ConfidentialClientApplication(configurationOf(emulator, name, auth));

/** The certificate of the demo app that has one, and its thumbprints in the form the Azure portal shows them. */
function certificateOfApp() {
	const {certificate = '', key = ''} = emulator.app('contoso-automation');
	const {fingerprint, fingerprint256} = new X509Certificate(certificate);
	const plain = (text: string): string => text.replaceAll(':', '');
	return {certificate, privateKey: key, sha1: plain(fingerprint), sha256: plain(fingerprint256)};
}

test('msal-node: a certificate by its SHA-256 thumbprint, alone and with its chain', async () => {
	const {certificate, privateKey, sha256} = certificateOfApp();
	for (const x5c of [undefined, certificate]) {
		const clientCertificate = {thumbprintSha256: sha256, privateKey, ...(x5c === undefined ? {} : {x5c})};
		const result = await client('contoso-automation', {clientCertificate}).acquireTokenByClientCredential({scopes});
		const claims = payloadOf(result?.accessToken ?? '');
		assert.equal(claims['appid'], emulator.app('contoso-automation').clientId);
		assert.equal(claims['appidacr'], '2');
	}
});

test('msal-node: a certificate by its SHA-1 thumbprint, as older code names it', async () => {
	const {privateKey, sha1} = certificateOfApp();
	const clientCertificate = {thumbprint: sha1, privateKey};
	const result = await client('contoso-automation', {clientCertificate}).acquireTokenByClientCredential({scopes});
	assert.equal(payloadOf(result?.accessToken ?? '')['appidacr'], '2');
});

test('msal-node: a certificate that is not registered', async () => {
	const {privateKey} = certificateOfApp();
	const clientCertificate = {thumbprintSha256: '0'.repeat(64), privateKey};
	const error = await refusalOf(
		client('contoso-automation', {clientCertificate}).acquireTokenByClientCredential({scopes}),
	);
	assert.deepEqual([error.errorCode, String(error.errorNo)], ['invalid_client', '700027']);
});

/** The token of the job, as the toolkit of GitHub Actions asks for it. */
async function jobToken(audience = 'api://AzureADTokenExchange'): Promise<string> {
	const {ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token} = emulator.description.environment;
	const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
		headers: {authorization: `bearer ${token}`},
	});
	return ((await answer.json()) as {readonly value: string}).value;
}

test('msal-node: a token of another issuer instead of a secret', async () => {
	const result = await client('contoso-pipeline', {clientAssertion: () => jobToken()}).acquireTokenByClientCredential({
		scopes,
	});
	assert.equal(payloadOf(result?.accessToken ?? '')['appid'], emulator.app('contoso-pipeline').clientId);
});

test('msal-node: a token of another issuer that is for somebody else, or about somebody else', async () => {
	const elsewhere = await jobToken('https://elsewhere.example');
	const cases = [
		['contoso-pipeline', elsewhere, '700212'],
		['contoso-release', await jobToken(), '700213'],
		['contoso-inventory', await jobToken(), '7000226'],
	] as const;
	for (const [name, clientAssertion, number] of cases) {
		const auth = {clientAssertion, clientSecret: undefined};
		const error = await refusalOf(client(name, auth).acquireTokenByClientCredential({scopes}));
		assert.deepEqual([error.errorCode, String(error.errorNo)], ['invalid_client', number], name);
	}
});

/** Runs with variables in the environment of this process. */
async function withEnvironment<Result>(
	variables: Readonly<Record<string, string>>,
	run: () => Promise<Result>,
): Promise<Result> {
	Object.assign(process.env, variables);
	try {
		return await run();
	} finally {
		for (const name of Object.keys(variables)) {
			delete process.env[name];
		}
	}
}

const identityOf = (kind: string) => {
	const found = emulator.description.managedIdentity.identities.find(identity => identity.kind === kind);
	assert.ok(found, kind);
	return found;
};

test('msal-node: the managed identities of a virtual machine and of an app service', async () => {
	const {virtualMachine, appService} = emulator.description.managedIdentity;
	const resource = 'https://management.azure.com/';
	const system = identityOf('system');
	const user = identityOf('user');
	for (const variables of [virtualMachine, appService]) {
		await withEnvironment(variables, async () => {
			const ofSystem = await new ManagedIdentityApplication().acquireToken({resource});
			assert.equal(payloadOf(ofSystem.accessToken)['oid'], system.objectId);
			assert.equal(payloadOf(ofSystem.accessToken)['aud'], resource);
			assert.ok(Number(ofSystem.expiresOn) > Date.now() + 60_000);
			const ofUser = await new ManagedIdentityApplication({
				managedIdentityIdParams: {userAssignedClientId: user.clientId},
			}).acquireToken({resource});
			assert.equal(payloadOf(ofUser.accessToken)['oid'], user.objectId);
		});
	}
});

test('msal-node: a managed identity that the machine does not have', async () => {
	const {virtualMachine} = emulator.description.managedIdentity;
	const application = new ManagedIdentityApplication({
		managedIdentityIdParams: {userAssignedClientId: '00000000-0000-4000-8000-000000000000'},
	});
	await withEnvironment(virtualMachine, async () => {
		await assert.rejects(application.acquireToken({resource: 'https://graph.microsoft.com/'}), /Identity not found/);
	});
});
