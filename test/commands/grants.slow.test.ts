import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {type TestContext, test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {identityHeader} from '../../source/emulator/managed-identities.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {jwtOf} from '../helpers/canned.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';
import {ids, listOf, newUser} from './user.ts';

async function served(context: TestContext) {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const {origin, port, close} = await serveEmulator(emulator);
	context.after(close);
	const host = `http://localhost:${port}`;
	const profile = (name: string) => demoProfiles(host).find(known => known.name === name) ?? assert.fail(name);
	return {emulator, origin, host, secrets: demoSecrets(emulator), profile};
}

/** What `profile add` needs to make a profile of the emulator. */
const at = (host: string, {tenant, clientId}: {readonly tenant: string; readonly clientId: string}) => [
	'--tenant',
	tenant,
	'--client-id',
	clientId,
	'--authority',
	host,
];

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
const live = jwtOf({aud: 'https://graph.microsoft.com', idtyp: 'app', exp: 4e9});

test('on-behalf-of: the user’s token comes from the profile’s reference or is piped in, and goes into no argument', async context => {
	const {host, secrets, profile} = await served(context);
	const user = newUser();
	const environment = {
		API_SECRET: secrets.get('contoso-expenses-secret') ?? '',
		USER_TOKEN: secrets.get('contoso-expenses-user-token') ?? '',
	};
	const api = profile('contoso-expenses');
	await user.profile('add', 'api', ...at(host, api), '--secret', 'env:API_SECRET', '--user-token', 'env:USER_TOKEN');
	assert.deepEqual((await listOf(user))[0]?.['flows'], ['client-credentials', 'on-behalf-of']);
	const {stdout, stderr} = await user.run(['token', 'api', '-f', 'on-behalf-of', '-s', 'graph'], {environment});
	assert.equal(claimsOf(stdout || stderr).upn, 'nadia.winter@contoso.example');
	const {code, stderr: refused} = await user.run(
		['token', 'api', '-f', 'on-behalf-of', '-s', 'graph', '--secret-stdin'],
		{
			environment,
			input: `${live}\n`,
		},
	);
	assert.equal(code, 3);
	assert.match(refused, /no user in it[\s\S]*api:\/\/5b1d0c8e/);
	assert.ok(!refused.includes(live.slice(0, 40)));
});

test('on-behalf-of: two secrets cannot both be piped in', async context => {
	const {host, secrets, profile} = await served(context);
	const user = newUser();
	await user.profile(
		'add',
		'api',
		...at(host, profile('contoso-expenses')),
		'--secret',
		'prompt',
		'--flow',
		'on-behalf-of',
	);
	const {code, stderr} = await user.run(['token', 'api', '-s', 'graph', '--secret-stdin', '--no-input'], {
		input: secrets.get('contoso-expenses-user-token') ?? '',
	});
	assert.equal(code, 2);
	assert.match(stderr, /Nobody can be asked here for client secret of api; standard input held the user token for api/);
});

test('user name and password: off until the profile names the flow, then the password is piped in', async context => {
	const {host, secrets, profile} = await served(context);
	const user = newUser();
	const password = secrets.get('contoso-password-password') ?? '';
	await user.profile(
		'add',
		'app',
		...at(host, profile('contoso-password')),
		'--username',
		'soren.akesson@contoso.example',
	);
	const argv = ['token', 'app', '-f', 'username-password', '-s', 'graph', '--secret-stdin'];
	const off = await user.run(argv, {input: password});
	assert.equal(off.code, 3);
	assert.match(off.stderr, /This flow is off[\s\S]*--flow client-credentials,username-password/);
	await user.profile('edit', 'app', '--flow', 'username-password');
	const {stdout, stderr, code} = await user.run(argv, {input: `${password}\n`});
	assert.equal(code, 0, stderr);
	assert.equal(claimsOf(stdout).upn, 'soren.akesson@contoso.example');
	const wrong = await user.run(argv, {input: 'wrong-password'});
	assert.equal(wrong.code, 4);
	assert.match(wrong.stderr, /AADSTS50126/);
	assert.ok(!wrong.stderr.includes('wrong-password'));
});

test('user name and password: who signs in can be named this once; nameless, nothing is taken for the name', async context => {
	const {host, profile} = await served(context);
	const user = newUser();
	await user.profile('add', 'app', ...at(host, profile('contoso-password')), '--flow', 'username-password');
	const argv = ['token', 'app', '-s', 'graph', '--secret-stdin'];
	const nameless = await user.run(argv, {input: 'hunter2-hunter2'});
	assert.equal(nameless.code, 2);
	assert.match(nameless.stderr, /names no user[\s\S]*--username/);
	const named = await user.run([...argv, '--username', 'nobody@contoso.example'], {input: 'hunter2-hunter2'});
	assert.match(named.stderr, /AADSTS50034/);
	assert.ok(!`${nameless.stderr}${named.stderr}`.includes('hunter2'));
});

test('AZURE_USERNAME and AZURE_PASSWORD make the profile env sign in, when there is no better credential', async context => {
	const {host, secrets, profile} = await served(context);
	const {tenant, clientId} = profile('contoso-password');
	const environment = {
		AZURE_TENANT_ID: tenant,
		AZURE_CLIENT_ID: clientId,
		AZURE_AUTHORITY_HOST: host,
		AZURE_USERNAME: 'soren.akesson@contoso.example',
		AZURE_PASSWORD: secrets.get('contoso-password-password') ?? '',
	};
	const {code, stdout, stderr} = await newUser().run(['token', 'env', '-s', 'graph'], {environment});
	assert.equal(code, 0, stderr);
	assert.equal(claimsOf(stdout).upn, 'soren.akesson@contoso.example');
});

test('a managed identity works without any profile, by the variables Azure sets', async context => {
	const {emulator, host} = await served(context);
	const machines: ReadonlyArray<Readonly<Record<string, string>>> = [
		{AZURE_POD_IDENTITY_AUTHORITY_HOST: host},
		{IDENTITY_ENDPOINT: `${host}/msi/token`, IDENTITY_HEADER: identityHeader(emulator.seed)},
		{MSI_ENDPOINT: `${host}/cloudshell/oauth2/token`},
	];
	for (const environment of machines) {
		const user = newUser();
		const {code, stdout, stderr} = await user.run(['token', '-f', 'managed-identity', '-s', 'arm'], {environment});
		assert.equal(code, 0, stderr);
		assert.equal(claimsOf(stdout).aud, 'https://management.azure.com');
		assert.deepEqual(await listOf(user), [], 'nothing was saved');
	}
});

test('a machine without a managed identity says so within moments', async context => {
	const silent = await listenOnLoopback(createServer(() => {}));
	context.after(() => silent.close());
	const {code, stderr} = await newUser().run(['token', '-f', 'managed-identity', '-s', 'arm'], {
		environment: {AZURE_POD_IDENTITY_AUTHORITY_HOST: `http://127.0.0.1:${silent.port}`},
	});
	assert.equal(code, 6);
	assert.match(stderr, /no managed identity here[\s\S]*another flow/);
});

test('the demo’s managed identity is the emulator’s, whatever the environment says', async context => {
	const asked: string[] = [];
	const theirs = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.end();
	});
	const {port, close} = await listenOnLoopback(theirs);
	context.after(close);
	const address = `http://127.0.0.1:${port}/`;
	const machines: ReadonlyArray<Readonly<Record<string, string>>> = [
		{AZURE_POD_IDENTITY_AUTHORITY_HOST: address},
		{IDENTITY_ENDPOINT: address, IDENTITY_HEADER: 'x'},
		{MSI_ENDPOINT: address},
	];
	for (const environment of machines) {
		const {code, stderr} = await newUser().run(['--demo', 'token', '-f', 'managed-identity', '-s', 'arm'], {
			environment,
		});
		assert.equal(code, 0, stderr);
	}

	assert.deepEqual(asked, []);
});

test('the demo leaves its own cloud for nobody', async () => {
	const {code, stderr} = await newUser().run(
		['--demo', 'token', '-f', 'own-token', '--cloud', 'public', '--secret-stdin'],
		{
			input: live,
		},
	);
	assert.equal(code, 2);
	assert.match(stderr, /cloud of its own/);
});

test('a token of one’s own is piped in, printed and used, without any profile', async () => {
	const user = newUser();
	const {stdout: own} = await user.run(['--demo', 'token', 'contoso-user', '-s', 'graph']);
	const answered = await user.run(['--demo', 'request', 'GET', '/me', '-f', 'own-token', '--secret-stdin'], {
		input: own,
	});
	assert.equal(answered.code, 0, answered.stderr);
	assert.equal(JSON.parse(answered.stdout).displayName, 'Nadia Winter');
	const printed = await user.run(['token', '-f', 'own-token', '--secret-stdin'], {input: `Bearer ${live}\n`});
	assert.deepEqual([printed.code, printed.stdout], [0, `${live}\n`]);
	const child = await user.run(
		['exec', '-f', 'own-token', '--secret-stdin', '--', 'sh', '-c', 'printf %s "$ACCESS_TOKEN"'],
		{
			input: live,
		},
	);
	assert.equal(child.stdout, live);
});

test('a token of one’s own that is over is told: it is printed, and not sent', async () => {
	const user = newUser();
	const over = jwtOf({aud: 'https://graph.microsoft.com', exp: 1_700_000_000});
	const printed = await user.run(['token', '-f', 'own-token', '--secret-stdin'], {input: over});
	assert.equal(printed.code, 0);
	assert.match(printed.stderr, /This token expired \d+ days ago/);
	const sent = await user.run(['request', 'GET', '/me', '-f', 'own-token', '--secret-stdin'], {input: over});
	assert.equal(sent.code, 2);
	assert.match(sent.stderr, /Not sent\. This token expired/);
});

for (const [what, input, says] of [
	['nothing', '', /Standard input is empty, and the token of your own was expected/],
	['an opaque token', 'EwBAA8l6BAAU', /not a JWT[\s\S]*personal Microsoft account/],
	['a text that is too long', 'x'.repeat(300_000), /more than 256 KiB/],
] as const) {
	test(`a token of one’s own that is ${what} is refused`, async () => {
		const {code, stdout, stderr} = await newUser().run(['token', '-f', 'own-token', '--secret-stdin'], {input});
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, says);
	});
}

test('one standard input cannot be a token and a body', async () => {
	const argv = ['request', 'POST', '/me', '-f', 'own-token', '--secret-stdin', '--body', '-', '--allow-writes'];
	const {code, stderr} = await newUser().run(argv, {input: live});
	assert.equal(code, 2);
	assert.match(stderr, /cannot be both the request body and the token of your own/);
});

test('without --secret-stdin and without a terminal, the way to pipe it in is told', async () => {
	const {code, stderr} = await newUser().run(['token', '-f', 'own-token', '--no-input']);
	assert.equal(code, 2);
	assert.match(stderr, /Pipe it in with --secret-stdin/);
});

test('the fields of the new flows are saved, shown, changed and taken away', async () => {
	const user = newUser();
	const machine = ['--managed-identity', 'client-id=11111111-1111-4111-8111-111111111111'];
	await user.profile('add', 'vm', ...ids, ...machine, '--client-capability', 'cp1');
	assert.partialDeepStrictEqual((await listOf(user))[0], {
		managedIdentity: {clientId: '11111111-1111-4111-8111-111111111111'},
		clientCapabilities: ['cp1'],
		flows: ['managed-identity'],
	});
	const {stdout} = await user.profile('show', 'vm');
	assert.match(stdout, /identity\s+client-id=11111111[\s\S]*capabilities\s+cp1/);
	await user.profile('edit', 'vm', '--managed-identity', 'resource-id=/subscriptions/s/id');
	assert.deepEqual((await listOf(user))[0]?.['managedIdentity'], {resourceId: '/subscriptions/s/id'});
	await user.profile(
		'edit',
		'vm',
		'--managed-identity',
		'system',
		'--client-capability',
		'none',
		'--username',
		'a@b.example',
	);
	const [profile] = await listOf(user);
	assert.deepEqual(
		[profile?.['managedIdentity'], profile?.['clientCapabilities'], profile?.['username']],
		[undefined, undefined, 'a@b.example'],
	);
	await user.profile('edit', 'vm', '--username', '', '--password', 'file:/p', '--user-token', 'prompt');
	assert.partialDeepStrictEqual((await listOf(user))[0], {password: 'file:/p', userToken: 'prompt'});
	assert.equal((await listOf(user))[0]?.['username'], undefined);
});

test('what is no identity, capability or reference is refused, and nothing is saved', async () => {
	const user = newUser();
	for (const [argv, says] of [
		[['--managed-identity', 'mine'], /client-id=GUID, object-id=GUID or resource-id/],
		[['--managed-identity', 'client-id=mine'], /managedIdentity\.clientId must be a GUID/],
		[['--client-capability', 'cp2'], /clientCapabilities must be/],
		[['--password', 'plain:hunter2'], /must not stand on the command line/],
		[['--user-token', 'stdin'], /cannot be kept in a profile/],
		[['--password', 'hunter2'], /not a reference/],
		[['--username', 'a\u0007b'], /username must be a user principal name/],
	] as const) {
		const {code, stderr} = await user.run(['profile', 'add', 'x', ...ids, ...argv]);
		assert.ok(code === 2 || code === 3, stderr);
		assert.match(stderr, says);
		assert.doesNotMatch(stderr, /hunter2/);
	}

	assert.deepEqual(await listOf(user), []);
});

test('profiles.example.json has a profile for each of the flows', () => {
	const text = readFileSync(new URL('../../profiles.example.json', import.meta.url), 'utf8');
	const used = new Set(JSON.parse(text).profiles.flatMap(({flows}: {readonly flows: readonly string[]}) => flows));
	for (const flow of ['on-behalf-of', 'username-password', 'managed-identity']) {
		assert.ok(used.has(flow), flow);
	}
});
