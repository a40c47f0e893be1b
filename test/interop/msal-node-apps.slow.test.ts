import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {ConfidentialClientApplication, type Configuration, ServerError} from '@azure/msal-node';
import {configuration as configurationOf, refusalOf} from './msal-node.ts';
import {type ForeignEmulator, payloadOf, startEmulator, trustEmulator} from './served-emulator.ts';

const scopes = ['https://graph.microsoft.com/.default'];
let emulator: ForeignEmulator;

before(async () => {
	emulator = await startEmulator();
	trustEmulator(emulator.description);
});

after(() => emulator.close());

const configuration = (name: string, auth?: Partial<Configuration['auth']>) => configurationOf(emulator, name, auth);

test('msal-node: an app with a secret gets a token, and the next time the same one from the cache', async () => {
	const client = new ConfidentialClientApplication(configuration('contoso-inventory'));
	const first = await client.acquireTokenByClientCredential({scopes});
	const claims = payloadOf(first?.accessToken ?? '');
	assert.equal(claims['appid'], emulator.app('contoso-inventory').clientId);
	assert.equal(claims['aud'], 'https://graph.microsoft.com');
	assert.equal(first?.fromCache, false);
	const late = Number(first?.expiresOn) / 1000 - Number(claims['exp']);
	assert.ok(late >= 0 && late < 30, `believed to live ${late} s too long`);

	const second = await client.acquireTokenByClientCredential({scopes});
	assert.equal(second?.fromCache, true);
	assert.equal(second?.accessToken, first?.accessToken);
});

test('msal-node: the token opens the emulator’s Graph', async () => {
	const client = new ConfidentialClientApplication(configuration('contoso-inventory'));
	const result = await client.acquireTokenByClientCredential({scopes});
	const answer = await fetch(`${emulator.description.origin}/v1.0/users?$top=1`, {
		headers: {authorization: `Bearer ${result?.accessToken}`},
	});
	assert.equal(answer.status, 200);
});

test('msal-node: a wrong secret is invalid_client with its number', async () => {
	const client = new ConfidentialClientApplication(configuration('contoso-inventory', {clientSecret: 'abc8Q~wrong'}));
	const correlationId = 'e1f3c7b0-9a52-4b63-8d39-0d5a1f3b7a11';
	const error = await refusalOf(client.acquireTokenByClientCredential({scopes, correlationId}));
	assert.equal(error.errorCode, 'invalid_client');
	assert.equal(String(error.errorNo), '7000215');
	assert.ok(error instanceof ServerError && error.status === 401);
	assert.match(error.errorMessage, /AADSTS7000215: Invalid client secret provided/);
	assert.match(error.errorMessage, new RegExp(`Correlation ID: ${correlationId}`));
});

test('msal-node: a tenant by its domain, a capability, and an API with a slash at its end', async () => {
	const {authority} = emulator.app('contoso-inventory');
	const client = new ConfidentialClientApplication(
		configuration('contoso-inventory', {
			authority: new URL('/contoso.example', authority).href,
			clientCapabilities: ['cp1'],
		}),
	);
	const result = await client.acquireTokenByClientCredential({scopes: ['https://management.azure.com//.default']});
	const claims = payloadOf(result?.accessToken ?? '');
	assert.equal(claims['aud'], 'https://management.azure.com/');
	assert.deepEqual(claims['xms_cc'], ['cp1']);
});

test('msal-node: refusals keep their words and numbers', async () => {
	const {authority} = emulator.app('contoso-inventory');
	const cases: ReadonlyArray<readonly [ConfidentialClientApplication, readonly string[], string, string]> = [
		[
			new ConfidentialClientApplication(configuration('contoso-inventory')),
			['https://graph.microsoft.com/User.Read'],
			'invalid_scope',
			'1002012',
		],
		[new ConfidentialClientApplication(configuration('contoso-nightly-sync')), scopes, 'invalid_client', '7000222'],
		[new ConfidentialClientApplication(configuration('contoso-kiosk')), scopes, 'invalid_grant', '53003'],
		[
			new ConfidentialClientApplication(
				configuration('contoso-inventory', {clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', authority}),
			),
			scopes,
			'unauthorized_client',
			'700016',
		],
	];
	for (const [client, asked, code, number] of cases) {
		const error = await refusalOf(client.acquireTokenByClientCredential({scopes: [...asked]}));
		assert.deepEqual([error.errorCode, String(error.errorNo)], [code, number]);
	}
});

test('msal-node: after a 429 it is refused by itself, without asking, until Retry-After is over', async () => {
	const client = new ConfidentialClientApplication(configuration('contoso-inventory'));
	const {switches} = emulator.description;
	const turn = async (body: object) => (await fetch(switches, {method: 'PATCH', body: JSON.stringify(body)})).json();
	await turn({throttleTokens: {count: 5, retryAfter: 60}});
	const first = await refusalOf(client.acquireTokenByClientCredential({scopes}));
	assert.equal(String(first.errorNo), '90055');
	const second = await refusalOf(client.acquireTokenByClientCredential({scopes}));
	assert.equal(second.errorCode, '90055');
	const before = JSON.stringify(await turn({}));
	assert.match(before, /"throttleTokens":{"count":4,/);
	await turn({throttleTokens: {count: 0}});
});
