import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {toEntokError} from '../../source/core/entok-error.ts';
import {referencesOf} from '../../source/core/profile.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {parseSecretReference} from '../../source/core/secret-reference.ts';
import {demoProfiles, sampleIds} from '../../source/emulator/demo.ts';
import {describeEmulator} from '../../source/emulator/describe.ts';
import {findFlow} from '../../source/flows/index.ts';
import {createBench as createSessionBench} from '../helpers/bench.ts';
import {createBench, origin} from './bench.ts';

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
		'contoso-review',
		'contoso-wrong-secret',
		'contoso-automation',
		'contoso-pipeline',
		'contoso-wrong-branch',
		'contoso-workbench',
		'contoso-expenses',
		'contoso-expenses-step-up',
		'contoso-password',
		'contoso-password-mfa',
		'contoso-machine',
	]);
	assert.equal(new Set(demoProfiles(origin).map(({id}) => id)).size, names.length);
	assert.deepEqual(
		demoProfiles('http://localhost:1').map(({id, clientId}) => [id, clientId]),
		demoProfiles('http://localhost:2').map(({id, clientId}) => [id, clientId]),
	);
});

test('demo profiles: each does with its flows what its note says', async () => {
	const outcomes: string[] = [];
	for (const profile of demoProfiles(origin)) {
		for (const flow of profile.flows.filter(id => findFlow(id) && !findFlow(id)?.needsPerson)) {
			const {session} = await createSessionBench({choice: {profileId: profile.id, flow, scope: 'graph'}});
			const outcome = await session.requestToken().then(
				() => 'token',
				thrown => toEntokError(thrown).facts.aadsts,
			);
			outcomes.push(`${profile.name} ${flow} ${outcome}`);
		}
	}

	assert.deepEqual(outcomes, [
		'contoso-inventory client-credentials token',
		'contoso-helpdesk client-credentials token',
		'contoso-user refresh-token token',
		'fabrikam-partner refresh-token token',
		'fabrikam-partner client-credentials token',
		'contoso-review refresh-token token',
		'contoso-wrong-secret client-credentials 7000215',
		'contoso-automation client-credentials token',
		'contoso-pipeline client-credentials token',
		'contoso-wrong-branch client-credentials 700213',
		'contoso-workbench refresh-token undefined',
		'contoso-expenses on-behalf-of token',
		'contoso-expenses client-credentials token',
		'contoso-expenses-step-up on-behalf-of 50079',
		'contoso-password username-password token',
		'contoso-password-mfa username-password 50076',
		'contoso-machine managed-identity token',
	]);
});

test('demo secrets: the redactor knows them by their look alone', async () => {
	const {secrets} = await createBench();
	const redactor = new Redactor();
	assert.ok(secrets.size > 8);
	// A certificate is no secret. A password may look like anything; it is masked because it is known.
	const hidden = (all: ReadonlyMap<string, string>) =>
		[...all].filter(([name]) => !/-(?:certificate|password)$/.test(name));
	for (const [name, value] of hidden(secrets)) {
		assert.equal(redactor.redact(`value ${value} end`), 'value ******** end', name);
	}

	for (const seed of ['a', 'b', 'c', 'd', 'e']) {
		for (const [name, value] of hidden((await createBench(seed)).secrets)) {
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
		assert.equal(text.includes(JSON.stringify(value).slice(1, -1)), name !== 'contoso-wrong-secret', name);
	}

	for (const {clientId} of emulator.directory.registrations) {
		assert.ok(text.includes(clientId));
	}
});
