import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {referencesOf} from '../../source/core/profile.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {parseSecretReference} from '../../source/core/secret-reference.ts';
import {demoProfiles, sampleIds} from '../../source/emulator/demo.ts';
import {describeEmulator} from '../../source/emulator/describe.ts';
import {createBench, graphScope, origin} from './bench.ts';

test('demo profiles: every reference has a value, and the cloud is the emulator', async () => {
	const bench = await createBench();
	for (const profile of demoProfiles(origin)) {
		for (const {reference} of referencesOf(profile)) {
			const parsed = parseSecretReference(reference);
			assert.equal(parsed.kind, 'demo');
			assert.ok(parsed.kind === 'demo' && bench.secrets.get(parsed.name), reference);
		}

		const cloud = cloudOf(profile);
		assert.equal(cloud.authority, origin);
		assert.ok(cloud.services.every(service => service.origin === origin));
		assert.ok(profile.note);
	}
});

test('demo profiles: names and ids are stable and unique', () => {
	const names = demoProfiles(origin).map(({name}) => name);
	assert.deepEqual(names, [
		'contoso-inventory',
		'contoso-helpdesk',
		'contoso-user',
		'fabrikam-partner',
		'contoso-workbench',
		'contoso-wrong-secret',
	]);
	assert.equal(new Set(demoProfiles(origin).map(({id}) => id)).size, names.length);
	assert.deepEqual(
		demoProfiles('http://localhost:1').map(({id, clientId}) => [id, clientId]),
		demoProfiles('http://localhost:2').map(({id, clientId}) => [id, clientId]),
	);
});

test('demo profiles: each does with its flows what its note says', async () => {
	const bench = await createBench();
	const outcomes: string[] = [];
	for (const profile of demoProfiles(origin)) {
		const {credential} = profile;
		const secret =
			credential.kind === 'secret' ? bench.secrets.get(credential.secret.slice('demo:'.length)) : undefined;
		const refresh = bench.secrets.get(profile.refreshToken?.slice('demo:'.length) ?? '');
		// A sign-in needs a person, and what is renewed after one has nothing yet; see test/session/sign-in.test.ts.
		for (const flow of profile.name === 'contoso-workbench' ? [] : profile.flows) {
			const {status, json} = await bench.token(profile.tenant, {
				grant_type: flow.replace('-', '_'),
				client_id: profile.clientId,
				scope: graphScope,
				...(secret === undefined ? {} : {client_secret: secret}),
				...(flow === 'refresh-token' && refresh ? {refresh_token: refresh} : {}),
			});
			outcomes.push(`${profile.name} ${flow} ${status} ${json['error_codes'] ?? ''}`.trim());
		}
	}

	assert.deepEqual(outcomes, [
		'contoso-inventory client-credentials 200',
		'contoso-helpdesk client-credentials 200',
		'contoso-user refresh-token 200',
		'fabrikam-partner refresh-token 200',
		'fabrikam-partner client-credentials 200',
		'contoso-wrong-secret client-credentials 401 7000215',
	]);
});

test('demo secrets: the redactor knows them by their look alone', async () => {
	const {secrets} = await createBench();
	const redactor = new Redactor();
	assert.ok(secrets.size > 8);
	for (const [name, value] of secrets) {
		assert.equal(redactor.redact(`value ${value} end`), 'value ******** end', name);
	}

	for (const seed of ['a', 'b', 'c', 'd', 'e']) {
		for (const [name, value] of (await createBench(seed)).secrets) {
			assert.ok(!redactor.redact(value).includes(value.slice(8, 20)), `${seed} ${name}`);
		}
	}
});

test('sample ids: stand for every placeholder', async () => {
	const {emulator} = await createBench();
	assert.deepEqual(
		[...sampleIds(emulator).keys()],
		['user', 'group', 'application', 'servicePrincipal', 'subscription', 'resourceGroup', 'customer'],
	);
});

test('description: names every address, app, secret and refresh token of the emulator', async () => {
	const {emulator, secrets} = await createBench();
	const description = describeEmulator(emulator, origin);
	const text = JSON.stringify(description);
	assert.equal(description['schemaVersion'], 1);
	assert.equal(description['origin'], origin);
	for (const address of ['authority', 'graph', 'arm', 'partnerCenter']) {
		assert.equal(description[address], origin, 'a custom cloud takes it');
	}

	for (const [name, value] of secrets) {
		assert.equal(text.includes(value), name !== 'contoso-wrong-secret', name);
	}

	for (const {clientId} of emulator.directory.registrations) {
		assert.ok(text.includes(clientId));
	}
});
