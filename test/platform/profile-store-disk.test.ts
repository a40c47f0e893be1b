import assert from 'node:assert/strict';
import {chmodSync, readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {handOver, moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';
import {profileBench} from './profile-bench.ts';
import {sampleProfile} from './sample-profiles.ts';

test('profile store: a full disk is told, and what was there is there', async context => {
	const {store, folder, path} = profileBench(context);
	await store.update(() => [sampleProfile('one')]);
	const before = readFileSync(path, 'utf8');
	handOver(path);
	const {stdout, stderr, status} = await runAsOrdinaryUser(
		`import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: '.'});
		const note = 'x'.repeat(20_000);
		await store.update(profiles => profiles.map(profile => ({...profile, note}))).catch(error => console.log(error.message, error.hint));
		console.log((await store.read()).profiles.length);`,
		folder,
		'ulimit -f 8',
	);
	assert.match(
		stdout,
		/^profiles\.json could not be written completely: is the disk or the quota full\? What was there before is back in place\.\n1\n$/,
		stderr,
	);
	assert.equal(status, 0);
	assert.equal(readFileSync(path, 'utf8'), before);
	assert.deepEqual(readdirSync(folder).sort(), ['profiles.json', 'profiles.json.bak']);
});

test('profile store: a first write on a full disk leaves no half file', async context => {
	const folder = ordinaryFolder(context);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: '.'});
		const profile = ${JSON.stringify(sampleProfile('one', {note: 'x'.repeat(20_000)}))};
		await store.update(() => [profile]).catch(error => console.log(error.kind));`,
		folder,
		'ulimit -f 8',
	);
	assert.equal(stdout, 'configuration\n', stderr);
	assert.deepEqual(readdirSync(folder), []);
});

test('profile store: a folder that may not be written is told, and reading still works', async context => {
	const {store, folder, path} = profileBench(context);
	await store.update(() => [sampleProfile('one')]);
	handOver(path);
	chmodSync(folder, 0o500);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: '.'});
		await store.update(() => []).catch(error => console.log(error.kind, error.message));
		console.log((await store.read()).profiles.length);`,
		folder,
	);
	assert.equal(stdout, 'configuration profiles.json.lock could not be written: permission denied.\n1\n', stderr);
	chmodSync(folder, 0o700);
});
