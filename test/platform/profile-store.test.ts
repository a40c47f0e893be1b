import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {createProfileStore} from '../../source/platform/profile-store.ts';
import {moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';
import {modeOf, profileBench} from './profile-bench.ts';
import {sampleProfile} from './sample-profiles.ts';

test('profile store: without a file there are no profiles, and reading makes none', async context => {
	const {store, folder, path} = profileBench(context);
	assert.equal(store.place, path);
	assert.deepEqual(await store.read(), {profiles: [], warnings: []});
	assert.deepEqual(readdirSync(folder), []);
});

test('profile store: what is written is read back, by another store too', async context => {
	const {store, folder, path} = profileBench(context);
	const profiles = [sampleProfile('one', {production: true, note: 'Zoë'}), sampleProfile('two')];
	assert.deepEqual(await store.update(() => profiles), profiles);
	assert.deepEqual(await createProfileStore({folder}).read(), {profiles, warnings: []});
	assert.equal(JSON.parse(readFileSync(path, 'utf8')).rev, 1);
	assert.equal(modeOf(path), 0o600);
});

test('profile store: makes its folder for our eyes only', async context => {
	const folder = join(ordinaryFolder(context), 'config', 'entok');
	await createProfileStore({folder}).update(() => [sampleProfile('one')]);
	assert.equal(modeOf(folder), 0o700);
});

test('profile store: an update gets what is stored by then, counts, and keeps the previous file', async context => {
	const {store, folder, path} = profileBench(context);
	await store.update(() => [sampleProfile('one')]);
	const first = readFileSync(path, 'utf8');
	await createProfileStore({folder}).update(profiles => [...profiles, sampleProfile('two')]);
	await store.update(profiles => [...profiles, sampleProfile('three')]);
	assert.deepEqual(
		(await store.read()).profiles.map(({name}) => name),
		['one', 'two', 'three'],
	);
	assert.equal(JSON.parse(readFileSync(path, 'utf8')).rev, 3);
	const backup = readFileSync(`${path}.bak`, 'utf8');
	assert.notEqual(backup, first);
	assert.equal(JSON.parse(backup).rev, 2);
	assert.equal(modeOf(`${path}.bak`), 0o600);
	assert.deepEqual(readdirSync(folder).sort(), ['profiles.json', 'profiles.json.bak']);
});

test('profile store: keeps the $schema line a person wrote', async context => {
	const {store, path} = profileBench(context);
	writeFileSync(path, JSON.stringify({$schema: './mine.json', version: 1, profiles: []}), {mode: 0o600});
	await store.update(() => [sampleProfile('one')]);
	assert.equal(JSON.parse(readFileSync(path, 'utf8')).$schema, './mine.json');
});

test('profile store: a wrong change is refused and changes nothing', async context => {
	const {store, path} = profileBench(context);
	await store.update(() => [sampleProfile('one')]);
	const before = readFileSync(path, 'utf8');
	await assert.rejects(
		store.update(profiles => [...profiles, sampleProfile('ONE')]),
		/Two profiles are named "ONE"/,
	);
	await assert.rejects(
		store.update(() => [sampleProfile('one', {credential: {kind: 'secret', secret: 'hunter2-literal'}})]),
		(error: unknown) => !inspect(error).includes('hunter2') && /must be a reference/.test(String(error)),
	);
	await assert.rejects(
		store.update(() => {
			throw new Error('changed my mind');
		}),
		/changed my mind/,
	);
	assert.equal(readFileSync(path, 'utf8'), before);
	await store.update(() => []);
});

test('profile store: a linked folder is fine', async context => {
	const {folder, store} = profileBench(context);
	await store.update(() => [sampleProfile('one')]);
	const link = join(ordinaryFolder(context), 'link');
	symlinkSync(folder, link);
	const linked = createProfileStore({folder: link});
	await linked.update(profiles => [...profiles, sampleProfile('two')]);
	assert.equal((await store.read()).profiles.length, 2);
});

test('profile store: what killed processes left beside the file is removed, nothing else', async context => {
	const {store, folder, path} = profileBench(context);
	const stay = ['profiles.json.tmp-notes', 'profiles.json.2024.bak', 'keys.json.tmp-1234567890abcdef'];
	const go = ['profiles.json.tmp-1234567890abcdef', 'profiles.json.bak.tmp-00000000deadbeef'];
	for (const name of [...stay, ...go]) {
		writeFileSync(join(folder, name), 'left behind');
		utimesSync(join(folder, name), 1, 1);
	}

	await store.update(() => [sampleProfile('one')]);
	assert.deepEqual(readdirSync(folder).sort(), [...stay, 'profiles.json'].sort());
	assert.equal(modeOf(path), 0o600);
});

test('profile store: SNAP in the environment does not make it write in place', async context => {
	const {store, path} = profileBench(context);
	process.env['SNAP'] = '/snap/x';
	context.after(() => delete process.env['SNAP']);
	await store.update(() => [sampleProfile('one')]);
	const {ino} = statSync(path);
	await store.update(profiles => profiles);
	assert.notEqual(statSync(path).ino, ino);
	assert.equal(process.env['SNAP'], '/snap/x');
});

test('profile store: our own signal handlers run once, and no listener of conf stays', async context => {
	const {stdout, stderr, status} = await runAsOrdinaryUser(
		`import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const count = () => process.eventNames().filter(name => name !== 'SIGXFSZ').map(name => [name, process.listenerCount(name)]);
		process.on('SIGTERM', () => console.log('SIGTERM'));
		process.on('SIGINT', () => { console.log('SIGINT'); setTimeout(() => process.exit(7), 20); });
		const before = JSON.stringify(count());
		await createProfileStore({folder: '.'}).update(() => []);
		console.log(JSON.stringify(count()) === before);
		process.kill(process.pid, 'SIGTERM');
		setTimeout(() => process.kill(process.pid, 'SIGINT'), 20);
		setTimeout(() => {}, 10_000);`,
		ordinaryFolder(context),
	);
	assert.equal(stdout, 'true\nSIGTERM\nSIGINT\n', stderr);
	assert.equal(status, 7);
});

test('profile store: reading loads neither conf nor a schema library', async context => {
	const folder = ordinaryFolder(context);
	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createRequire, registerHooks} from 'node:module';
		const loaded = [];
		registerHooks({load(url, context, next) { loaded.push(url); return next(url, context); }});
		const {createProfileStore} = await import(${moduleAt('platform/profile-store.ts')});
		const store = createProfileStore({folder: '.'});
		const libraries = () => loaded.filter(url => url.includes('/node_modules/')).length;
		await store.read();
		console.log(libraries());
		await store.update(() => []);
		console.log(libraries() > 0);`,
		folder,
	);
	assert.equal(stdout, '0\ntrue\n', stderr);
});
