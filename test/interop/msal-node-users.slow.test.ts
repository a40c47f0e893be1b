import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {
	ConfidentialClientApplication,
	CryptoProvider,
	InteractionRequiredAuthError,
	PublicClientApplication,
} from '@azure/msal-node';
import {beDemoUser} from '../../source/emulator/demo-user.ts';
import {configuration as configurationOf, refusalOf} from './msal-node.ts';
import {type ForeignEmulator, payloadOf, startEmulator, trustEmulator} from './served-emulator.ts';

const scopes = ['User.Read'];
let emulator: ForeignEmulator;

before(async () => {
	emulator = await startEmulator();
	trustEmulator(emulator.description);
});

after(() => emulator.close());

const publicClient = (authority?: string): PublicClientApplication =>
	new PublicClientApplication(
		configurationOf(emulator, 'contoso-workbench', authority === undefined ? {} : {authority}),
	);

const refreshTokenOf = (name: string): string => emulator.description.refreshTokens[name] ?? '';

/** A person of the description, by a part of the name. */
const person = (name: string) => {
	const found = emulator.description.users.find(({userPrincipalName}) => userPrincipalName.includes(name));
	assert.ok(found, name);
	return found;
};

test('msal-node: a refresh token gives an account, whose tokens then come from the cache or by renewal', async () => {
	const client = publicClient();
	const first = await client.acquireTokenByRefreshToken({
		refreshToken: refreshTokenOf('contoso-user'),
		scopes,
		forceCache: true,
	});
	const {id, tenantId, userPrincipalName} = person('nadia.winter');
	assert.ok(first?.account);
	assert.equal(first.account.homeAccountId, `${id}.${tenantId}`);
	assert.equal(first.account.username, userPrincipalName);
	assert.equal(first.account.tenantId, tenantId);
	assert.match(String(payloadOf(first.accessToken)['scp']), /\bUser\.Read\b/);

	const cached = await client.acquireTokenSilent({account: first.account, scopes});
	assert.equal(cached.fromCache, true);
	assert.equal(cached.accessToken, first.accessToken);

	const renewed = await client.acquireTokenSilent({account: first.account, scopes, forceRefresh: true});
	assert.equal(renewed.fromCache, false);
	assert.notEqual(renewed.accessToken, first.accessToken);

	const forAzure = await client.acquireTokenSilent({
		account: first.account,
		scopes: ['https://management.azure.com/user_impersonation'],
	});
	assert.equal(payloadOf(forAzure.accessToken)['aud'], 'https://management.azure.com');
});

test('msal-node: a refresh token that is too old, and one without the second factor, want the person', async () => {
	const client = publicClient();
	for (const [name, number] of [
		['contoso-user-unused', '700082'],
		['contoso-user-without-mfa', '50076'],
	] as const) {
		const error = await refusalOf(client.acquireTokenByRefreshToken({refreshToken: refreshTokenOf(name), scopes}));
		assert.equal(error.errorCode, 'invalid_grant');
		assert.equal(String(error.errorNo), number);
	}
});

test('msal-node: a device code, typed by somebody elsewhere', async () => {
	const told: string[] = [];
	const result = await publicClient().acquireTokenByDeviceCode({
		scopes,
		deviceCodeCallback({message, userCode, verificationUri}) {
			told.push(message);
			assert.ok(message.includes(userCode) && message.includes(verificationUri));
			void beDemoUser(verificationUri, {userCode, user: 'Nadia'});
		},
	});
	assert.equal(told.length, 1);
	assert.equal(result?.account?.username, person('nadia.winter').userPrincipalName);
});

test('msal-node: a device code that the person declines', async () => {
	const declined = publicClient().acquireTokenByDeviceCode({
		scopes,
		deviceCodeCallback({userCode, verificationUri}) {
			void beDemoUser(verificationUri, {userCode, declines: true});
		},
	});
	await assert.rejects(declined, /authorization_declined/);
});

test('msal-node: a sign-in in the browser comes back to the client’s own listener', async () => {
	for (const authority of [undefined, `${emulator.description.origin}/organizations`]) {
		const result = await publicClient(authority).acquireTokenInteractive({
			scopes,
			openBrowser: async url => void (await beDemoUser(url, {user: 'Nadia'})),
		});
		assert.equal(result.account?.username, person('nadia.winter').userPrincipalName);
		assert.equal(result.tenantId, person('nadia.winter').tenantId);
	}
});

test('msal-node: a sign-in that the person declines', async () => {
	const error = await refusalOf(
		publicClient().acquireTokenInteractive({
			scopes,
			openBrowser: async url => void (await beDemoUser(url, {declines: true})),
		}),
	);
	assert.equal(error.errorCode, 'access_denied');
});

test('msal-node: an authorization code with PKCE and a nonce, redeemed once', async () => {
	const client = publicClient();
	const redirectUri = 'http://localhost:3000';
	const {verifier, challenge} = await new CryptoProvider().generatePkceCodes();
	const nonce = 'b7c4f1d2-3f0a-4a57-8a43-6f1c1a5b2e90';
	const address = await client.getAuthCodeUrl({
		scopes,
		redirectUri,
		responseMode: 'query',
		codeChallenge: challenge,
		codeChallengeMethod: 'S256',
		nonce,
		state: 'the state',
	});
	const {url} = await beDemoUser(address, {user: 'Nadia', canReach: ({origin}) => origin !== redirectUri});
	assert.equal(url.searchParams.get('state'), 'the state');
	const code = url.searchParams.get('code') ?? '';
	const request = {code, codeVerifier: verifier, scopes, redirectUri, nonce};
	const result = await client.acquireTokenByCode(request);
	assert.equal(payloadOf(result.idToken)['nonce'], nonce);
	assert.equal(result.account?.username, person('nadia.winter').userPrincipalName);

	const again = await refusalOf(client.acquireTokenByCode(request));
	assert.equal(String(again.errorNo), '54005');
});

test('msal-node: an API asks for another API on behalf of who called it', async () => {
	const client = new ConfidentialClientApplication(configurationOf(emulator, 'contoso-expenses'));
	const {userTokens} = emulator.description;
	const result = await client.acquireTokenOnBehalfOf({oboAssertion: userTokens['contoso-expenses'] ?? '', scopes});
	const claims = payloadOf(result?.accessToken ?? '');
	assert.equal(claims['upn'], person('nadia.winter').userPrincipalName);
	assert.equal(claims['appid'], emulator.app('contoso-expenses').clientId);

	const stepUp = await refusalOf(
		client.acquireTokenOnBehalfOf({oboAssertion: userTokens['contoso-expenses-without-mfa'] ?? '', scopes}),
	);
	assert.ok(stepUp instanceof InteractionRequiredAuthError);
	assert.equal(String(stepUp.errorNo), '50079');
	assert.match(stepUp.claims, /"access_token"/);
});

test('msal-node: an API asks with the token that a client of its own got for it', async () => {
	const {clientId} = emulator.app('contoso-expenses');
	const caller = await publicClient().acquireTokenByRefreshToken({
		refreshToken: refreshTokenOf('contoso-user'),
		scopes: [`api://${clientId}/user_impersonation`],
	});
	const client = new ConfidentialClientApplication(configurationOf(emulator, 'contoso-expenses'));
	const result = await client.acquireTokenOnBehalfOf({oboAssertion: caller?.accessToken ?? '', scopes});
	assert.match(String(payloadOf(result?.accessToken ?? '')['scp']), /\bUser\.Read\b/);
});

test('msal-node: a user name and password, a wrong one, and one that is not enough', async () => {
	const organizations = publicClient(`${emulator.description.origin}/organizations`);
	const {userPrincipalName: username, password} = person('akesson');
	const result = await organizations.acquireTokenByUsernamePassword({username, password, scopes});
	assert.equal(result?.account?.username, username);

	const wrong = await refusalOf(organizations.acquireTokenByUsernamePassword({username, password: 'x', scopes}));
	assert.deepEqual([wrong.errorCode, String(wrong.errorNo)], ['invalid_grant', '50126']);

	const careful = person('silas.frost');
	const more = await refusalOf(
		organizations.acquireTokenByUsernamePassword({
			username: careful.userPrincipalName,
			password: careful.password,
			scopes,
		}),
	);
	assert.equal(String(more.errorNo), '50076');
});
