import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {type TestContext, test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {clientId, ids, listOf, newUser} from './user.ts';

/** The variables of the Azure SDKs for an app of an emulator that is served. */
async function emulatedApp(context: TestContext): Promise<Readonly<Record<string, string>>> {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	context.after(() => served.close());
	const profile = demoProfiles(served.origin).find(({name}) => name === 'contoso-inventory');
	const app = emulator.directory.registrations.find(registration => registration.clientId === profile?.clientId);
	return {
		AZURE_TENANT_ID: profile?.tenant ?? '',
		AZURE_CLIENT_ID: profile?.clientId ?? '',
		AZURE_CLIENT_SECRET: app?.secrets[0]?.value ?? '',
		AZURE_AUTHORITY_HOST: `http://localhost:${served.port}`,
	};
}

const audienceOf = (token: string): unknown =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).aud;

test('env: the AZURE_ variables are a profile named env, which gets a token and is saved nowhere', async context => {
	const environment = await emulatedApp(context);
	const user = newUser();
	for (const argv of [['env'], [], ['-p', 'ENV']]) {
		const {code, stdout, stderr} = await user.run(['token', ...argv, '-s', 'graph'], {environment});
		assert.deepEqual([code, stderr], [0, '']);
		assert.equal(audienceOf(stdout), 'https://graph.microsoft.com');
	}

	const host = `${environment['AZURE_AUTHORITY_HOST']}/`;
	const withSlash = {...environment, AZURE_AUTHORITY_HOST: host, ENTOK_PROFILE: 'env'};
	assert.equal((await user.run(['token', '-s', 'arm'], {environment: withSlash})).code, 0);
	const {stdout} = await user.run(['profile', 'list', '--json'], {environment});
	const [listed] = JSON.parse(stdout);
	assert.equal(listed.name, 'env');
	assert.deepEqual(listed.credential, {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'});
	assert.deepEqual(await listOf(user), [], 'without the variables there is none');
});

test('env: a saved profile of that name goes first', async context => {
	const environment = await emulatedApp(context);
	const user = newUser();
	await user.profile('add', 'other', ...ids, '--note', 'saved');
	writeFileSync(user.file, readFileSync(user.file, 'utf8').replace('"other"', '"Env"'));
	const {stdout} = await user.run(['profile', 'list', '--json'], {environment});
	assert.deepEqual(
		JSON.parse(stdout).map(({note}: {readonly note?: string}) => note),
		['saved'],
	);
});

test('env: --from-env saves it, its secret stays where it is', async context => {
	const environment = await emulatedApp(context);
	const user = newUser();
	const imported = await user.run(['profile', 'import', '--from-env'], {environment});
	assert.equal(imported.code, 0, imported.stderr);
	const [saved, ...others] = await listOf(user);
	assert.equal(others.length, 0);
	assert.equal(saved?.['name'], 'azure');
	assert.notEqual(saved?.['id'], 'env');
	const secret = environment['AZURE_CLIENT_SECRET'] ?? '';
	assert.ok(secret.length > 30 && !readFileSync(user.file, 'utf8').includes(secret));
	const {AZURE_CLIENT_SECRET = ''} = environment;
	const {code, stdout} = await user.run(['token', 'azure', '-s', 'graph'], {environment: {AZURE_CLIENT_SECRET}});
	assert.equal(code, 0);
	assert.equal(audienceOf(stdout), 'https://graph.microsoft.com');
});

test('env: --from-env saves it under the name given, and no saved profile is called env', async context => {
	const environment = await emulatedApp(context);
	const user = newUser();
	await user.run(['profile', 'import', '--from-env', '--name', 'mine'], {environment});
	await user.run(['profile', 'import', '--from-env'], {environment});
	await user.run(['profile', 'import', '--from-env'], {environment});
	assert.deepEqual(
		(await listOf(user)).map(({name}) => name),
		['mine', 'azure', 'azure-2'],
	);
	for (const argv of [
		['add', 'ENV', ...ids],
		['edit', 'mine', '--name', 'env'],
		['import', '--from-env', '--name', 'env'],
	]) {
		const {code, stderr} = await user.run(['profile', ...argv], {environment});
		assert.equal(code, 3, argv.join(' '));
		assert.match(stderr, /cannot be called env[\s\S]*AZURE_TENANT_ID/);
	}
});

test('env: with one of its two variables the other is named', async () => {
	const user = newUser();
	const environment = {AZURE_TENANT_ID: 'contoso.example'};
	for (const argv of [
		['token', '-p', 'env'],
		['token', 'env'],
		['profile', 'show', 'env'],
	]) {
		const {code, stderr} = await user.run(argv, {environment});
		assert.equal(code, 3);
		assert.match(stderr, /AZURE_CLIENT_ID is missing/);
	}

	assert.match((await user.run(['token', 'env'])).stderr, /AZURE_TENANT_ID and AZURE_CLIENT_ID make: set both/);
});

test('env: --from-env without the variables, or with a file, is refused in plain words', async () => {
	const user = newUser();
	const none = await user.run(['profile', 'import', '--from-env']);
	assert.equal(none.code, 3);
	assert.match(none.stderr, /AZURE_TENANT_ID and AZURE_CLIENT_ID are not both set/);
	const both = await user.run(['profile', 'import', '--from-env', 'profiles.json']);
	assert.equal(both.code, 2);
	assert.match(both.stderr, /--from-env/);
});

test('env: variables that make no profile are told and not in the way of the saved ones', async () => {
	const user = newUser();
	await user.profile('add', 'saved', ...ids, '--secret', 'env:NOT_SET');
	const faulty: ReadonlyArray<Readonly<Record<string, string>>> = [
		{AZURE_TENANT_ID: 'contoso.example', AZURE_CLIENT_ID: 'hunter2-hunter2'},
		{AZURE_TENANT_ID: 'contoso.example', AZURE_CLIENT_ID: clientId, AZURE_AUTHORITY_HOST: 'http://login.example'},
		{AZURE_TENANT_ID: 'contoso.example', AZURE_CLIENT_ID: clientId, AZURE_FEDERATED_TOKEN_FILE: 'hunter2-hunter2'},
	];
	for (const environment of faulty) {
		const list = await user.run(['profile', 'list'], {environment});
		assert.equal(list.code, 0, list.stderr);
		assert.match(list.stdout, /^saved /);
		assert.match(list.stderr, /^entok: The AZURE_ variables make no profile\. /);
		const token = await user.run(['token', 'saved'], {environment});
		assert.match(token.stderr, /The AZURE_ variables make no profile[\s\S]*NOT_SET/, 'it goes on to the saved profile');
		const imported = await user.run(['profile', 'import', '--from-env'], {environment});
		assert.equal(imported.code, 3);
		assert.doesNotMatch(list.stderr + token.stderr + imported.stderr, /hunter2/);
	}
});
