import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {parseDotEnv} from '../../source/core/dot-env.ts';
import {profileFromEnvironment, refuseHalfEnvironment, usualFlows} from '../../source/core/env-profile.ts';
import {type ImportedProfiles, readProfilesFile} from '../../source/core/profile-import.ts';

const tenant = '22222222-2222-4222-8222-222222222222';
const clientId = '11111111-1111-4111-8111-111111111111';

const cloudOfHost = (host: string): 'public' | 'us-gov' | undefined =>
	host === 'login.microsoftonline.com' ? 'public' : host === 'login.microsoftonline.us' ? 'us-gov' : undefined;

function imported(text: string): ImportedProfiles {
	let count = 0;
	return readProfilesFile(text, {newId: () => `made ${++count}`, cloudOfHost, name: 'from file'});
}

const bareProfile = {
	name: 'Contoso',
	tenant,
	cloud: 'public',
	clientId,
	credential: {kind: 'none'},
	flows: ['device-code'],
};

test('environment: Azure’s variables make the profile env, its secret a reference', () => {
	const environment = {AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: 'hunter2'};
	assert.deepEqual(profileFromEnvironment(environment, cloudOfHost), {
		id: 'env',
		name: 'env',
		tenant,
		cloud: 'public',
		clientId,
		credential: {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'},
		flows: ['client-credentials'],
	});
});

test('environment: without tenant or client id there is no profile', () => {
	assert.equal(profileFromEnvironment({}, cloudOfHost), undefined);
	assert.equal(profileFromEnvironment({AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: ''}, cloudOfHost), undefined);
	assert.equal(profileFromEnvironment({AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: 'x'}, cloudOfHost), undefined);
});

test('environment: of two variables the missing one is named, where env is asked for', () => {
	const asked = (
		environment: Record<string, string>,
		name = 'ENV',
		profiles: Parameters<typeof refuseHalfEnvironment>[1] = [],
	) => refuseHalfEnvironment(name, profiles, environment);
	assert.throws(() => asked({AZURE_TENANT_ID: tenant}), {kind: 'configuration', message: /AZURE_CLIENT_ID is missing/});
	assert.throws(() => asked({AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: ''}), /AZURE_TENANT_ID is missing/);
	assert.doesNotThrow(() => asked({AZURE_TENANT_ID: tenant}, 'other'));
	assert.doesNotThrow(() => asked({AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: 'no id'}), 'that is told otherwise');
	const [saved] = imported(JSON.stringify([{...bareProfile, name: 'Env'}])).profiles;
	assert.doesNotThrow(() => asked({AZURE_TENANT_ID: tenant}, 'env', saved && [saved]));
});

test('environment: a secret goes before a certificate, that before a federated token, as in the Azure SDKs', () => {
	const base = {AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: clientId};
	const token = {...base, AZURE_FEDERATED_TOKEN_FILE: '/token'};
	const certificate = {...token, AZURE_CLIENT_CERTIFICATE_PATH: '/a.pem'};
	const credential = (environment: Record<string, string>) =>
		profileFromEnvironment(environment, cloudOfHost)?.credential;
	assert.deepEqual(credential(base), {kind: 'none'});
	assert.deepEqual(credential(token), {kind: 'federated', assertion: 'file:/token?mode=any'});
	assert.deepEqual(credential(certificate), {kind: 'certificate', certificate: 'file:/a.pem'});
	assert.deepEqual(credential({...certificate, AZURE_CLIENT_CERTIFICATE_PASSWORD: 'hunter2'}), {
		kind: 'certificate',
		certificate: 'file:/a.pem',
		passphrase: 'env:AZURE_CLIENT_CERTIFICATE_PASSWORD',
	});
	assert.equal(credential({...certificate, AZURE_CLIENT_SECRET: 'hunter2'})?.kind, 'secret');
});

test('environment: the authority’s host names the cloud, an unknown one is a cloud of one’s own', () => {
	const cloud = (host: string) => {
		const found = profileFromEnvironment(
			{AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: clientId, AZURE_AUTHORITY_HOST: host},
			cloudOfHost,
		);
		return [found?.cloud, found?.customCloud?.authority];
	};
	assert.deepEqual(cloud('https://login.microsoftonline.us/'), ['us-gov', undefined]);
	assert.deepEqual(cloud('login.microsoftonline.com'), ['public', undefined]);
	assert.deepEqual(cloud('http://127.0.0.1:8080/'), ['custom', 'http://127.0.0.1:8080']);
	assert.throws(() => cloud('http://login.example'), /customCloud\.authority must be an https address/);
	assert.throws(() => cloud('https://'), /AZURE_AUTHORITY_HOST must be the address/);
});

test('environment: what cannot be is refused by name and not quoted', () => {
	const base = {AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: clientId};
	const refused = (environment: Record<string, string>, expected: RegExp): void => {
		assert.throws(
			() => profileFromEnvironment(environment, cloudOfHost),
			(error: unknown) => expected.test(String(error)) && !inspect(error).includes('hunter2'),
		);
	};
	refused({...base, AZURE_CLIENT_ID: 'hunter2'}, /Profile "env": clientId must be a GUID/);
	refused(
		{...base, AZURE_CLIENT_CERTIFICATE_PATH: 'hunter2.pem'},
		/AZURE_CLIENT_CERTIFICATE_PATH must be the absolute path/,
	);
});

test('usual flows: judged by what the profile has', () => {
	assert.deepEqual(usualFlows({kind: 'secret', secret: 'prompt'}), ['client-credentials']);
	assert.deepEqual(usualFlows({kind: 'secret', secret: 'prompt'}, 'prompt'), ['client-credentials', 'refresh-token']);
	assert.deepEqual(usualFlows({kind: 'none'}, 'prompt'), ['refresh-token']);
	assert.deepEqual(usualFlows({kind: 'none'}), ['device-code', 'authorization-code']);
});

test('.env: quotes, export, comments, line ends and values of several lines', () => {
	const text = [
		'# comment',
		'A=1',
		'export B = two words # and a comment',
		'C="a \\"b\\" #c\\nd" # comment',
		"D='$HOME #d'",
		'E=a#b',
		'F=',
		'G= # nothing',
		'H="-----BEGIN\nEND-----"',
		'not an assignment',
		"I='open",
		'  J\t=\tx  ',
	].join('\r\n');
	assert.deepEqual(
		parseDotEnv(text).map(({name, value}) => [name, value]),
		[
			['A', '1'],
			['B', 'two words'],
			['C', 'a "b" #c\nd'],
			['D', '$HOME #d'],
			['E', 'a#b'],
			['F', ''],
			['G', ''],
			['H', '-----BEGIN\nEND-----'],
			['I', "'open"],
			['J', 'x'],
		],
	);
});

test('import: a .env file gives one profile; its secrets stay where they are, and that is said', () => {
	const {profiles, warnings} = imported(
		`AZURE_TENANT_ID=${tenant}\nAZURE_CLIENT_ID="${clientId}"\nAZURE_CLIENT_SECRET='hunter2'\nREFRESH_TOKEN=hunter2\n`,
	);
	assert.deepEqual(profiles, [
		{
			id: 'made 1',
			name: 'from file',
			tenant,
			cloud: 'public',
			clientId,
			credential: {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'},
			refreshToken: 'env:REFRESH_TOKEN',
			flows: ['client-credentials', 'refresh-token'],
		},
	]);
	assert.equal(warnings.length, 2);
	assert.match(warnings.join('\n'), /REFRESH_TOKEN was not copied[\s\S]+AZURE_CLIENT_SECRET was not copied.*exported/);
	assert.doesNotMatch(inspect({profiles, warnings}), /hunter2/);
});

test('import: other spellings in a .env file are understood, the last assignment wins', () => {
	for (const [tenantName, clientName, secretName] of [
		['TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET'],
		['ARM_TENANT_ID', 'ARM_CLIENT_ID', 'ARM_CLIENT_SECRET'],
		['tenantId', 'clientId', 'clientSecret'],
		['TENANT', 'APP_ID', 'APP_SECRET'],
	]) {
		const text = `${tenantName}=first.example\n${tenantName}=${tenant}\n${clientName}=${clientId}\n${secretName}=hunter2`;
		const [profile] = imported(text).profiles;
		assert.equal(profile?.tenant, tenant);
		assert.equal(profile?.clientId, clientId);
		assert.deepEqual(profile?.credential, {kind: 'secret', secret: `env:${secretName}`});
	}
});

test('import: the example file and a bare list are taken, missing ids are made', () => {
	const example = readFileSync(new URL('../../profiles.example.json', import.meta.url), 'utf8');
	const {profiles, warnings} = imported(`\ufeff${example}`);
	assert.equal(profiles.length, 16);
	assert.equal(profiles[10]?.id, 'made 11');
	assert.deepEqual(warnings, []);
	assert.deepEqual(imported(JSON.stringify([bareProfile, {...bareProfile, name: 'B', id: 'own'}])).profiles, [
		{id: 'made 1', ...bareProfile},
		{...bareProfile, name: 'B', id: 'own'},
	]);
});

test('import: an unprotected secret is taken with a warning that does not show it', () => {
	const {warnings} = imported(JSON.stringify([{...bareProfile, refreshToken: 'plain:hunter2'}]));
	assert.deepEqual(warnings, ['Profile "Contoso" holds an unprotected secret (plain:).']);
});

test('import: what cannot be read is refused without being quoted', () => {
	for (const [text, expected] of [
		['{"version": 1, hunter2', /not valid JSON/],
		['{"version": 2, "profiles": []}', /version 2/],
		['{"clientId": "hunter2"}', /version must be 1/],
		['[{"name": "x", "hunter": 2}]', /Profile "x": hunter is not a known field/],
		['hunter2', /tenant id and a client id are needed/],
		['', /tenant id and a client id are needed/],
		[`TENANT_ID=${tenant}\nCLIENT_ID=hunter2`, /Profile "from file": clientId must be a GUID/],
	] as const) {
		assert.throws(
			() => imported(text),
			(error: unknown) => expected.test(String(error)) && !inspect(error).includes('hunter2'),
			text,
		);
	}
});
