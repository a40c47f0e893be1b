import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {clientId, ids, type Listed, listOf, newUser, type User} from './user.ts';

const namesOf = async (user: User): Promise<readonly unknown[]> => (await listOf(user)).map(({name}) => name);

test('profile: without any, the list is empty and says how to add one', async () => {
	const user = newUser();
	assert.deepEqual(await listOf(user), []);
	const {stdout, stderr} = await user.profile('list');
	assert.equal(stdout, '');
	assert.match(stderr, /entok profile add NAME/);
	assert.equal((await user.profile('path')).stdout, `${user.file}\n`);
	assert.equal(existsSync(path.dirname(user.file)), false, 'looking makes no folder');
});

test('profile: what is added is listed and shown, by its name in any case', async () => {
	const user = newUser();
	const {stdout, stderr} = await user.profile('add', 'Contoso', ...ids, '--secret', 'env:S', '--note', 'first');
	assert.equal(stdout, '');
	assert.match(stderr, /Added Contoso\. .*profiles\.json/);
	const [listed, ...others] = await listOf(user);
	assert.equal(others.length, 0);
	assert.match(String(listed?.['id']), /^[\da-f-]{36}$/);
	const {id: _id, ...fields} = listed ?? {};
	assert.deepEqual(fields, {
		name: 'Contoso',
		tenant: 'contoso.example',
		cloud: 'public',
		clientId,
		credential: {kind: 'secret', secret: 'env:S'},
		flows: ['client-credentials'],
		note: 'first',
	});
	const shown = (await user.profile('show', 'cONTOSO')).stdout;
	assert.match(shown, /^Contoso\n/);
	assert.match(shown, /credential +secret env:S\n/);
	const json = JSON.parse((await user.profile('show', 'contoso', '--json')).stdout);
	assert.deepEqual([json.schemaVersion, json.profile.name], [1, 'Contoso']);
	assert.match((await user.profile()).stdout, /^Contoso +contoso\.example +client-credentials +first\n$/);
});

test('profile: a production profile is marked in words, and the mark can be set later', async () => {
	const user = newUser();
	await user.profile('add', 'live', ...ids, '--production', '--colour', 'red');
	await user.profile('add', 'test', ...ids);
	const marked = async (): Promise<readonly boolean[]> =>
		(await user.profile('list')).stdout
			.trimEnd()
			.split('\n')
			.map(line => line.includes('! production'));
	assert.deepEqual(await marked(), [true, false]);
	assert.match((await user.profile('show', 'live')).stdout, /production +yes/);
	await user.profile('edit', 'test', '--production');
	assert.deepEqual(await marked(), [true, true]);
});

test('profile: an edit changes what it names and nothing else, the id least of all; a removal leaves the others', async () => {
	const user = newUser();
	await user.profile('add', 'one', ...ids, '--secret', 'env:S');
	await user.profile('add', 'two', ...ids);
	const [before, other] = await listOf(user);
	await user.profile('edit', 'ONE', '--name', 'first', '--flow', 'client-credentials,refresh-token');
	const flows = ['client-credentials', 'refresh-token'];
	assert.deepEqual(await listOf(user), [{...before, name: 'first', flows}, other]);
	const {stderr} = await user.profile('remove', 'First');
	assert.match(stderr, /Removed First\. The secrets .* are where they were/);
	assert.deepEqual(await listOf(user), [other]);
});

test('profile: a taken name, in any case, is refused by add and edit, and the file stays as it is', async () => {
	const user = newUser();
	await user.profile('add', 'one', ...ids);
	await user.profile('add', 'two', ...ids);
	const before = readFileSync(user.file, 'utf8');
	for (const argv of [
		['add', 'ONE', ...ids],
		['edit', 'two', '--name', 'One'],
	]) {
		const {code, stdout, stderr} = await user.run(['profile', ...argv]);
		assert.deepEqual([code, stdout], [3, '']);
		assert.match(stderr, /There is a profile «one» already/i);
	}

	await user.profile('edit', 'two', '--name', 'TWO');
	assert.deepEqual(await namesOf(user), ['one', 'TWO']);
	assert.equal(readFileSync(`${user.file}.bak`, 'utf8'), before);
});

test('profile: the published examples are imported, exported and imported again without a difference', async () => {
	const user = newUser();
	const {stderr} = await user.profile('import', path.join(root, 'profiles.example.json'));
	assert.match(stderr, /^Imported \d+ profiles: /);
	const exported = (await user.profile('export')).stdout;
	assert.doesNotMatch(exported, /"id"/);
	const other = newUser();
	const {code} = await other.run(['profile', 'import', '-'], {input: exported});
	assert.equal(code, 0);
	assert.equal((await other.profile('export')).stdout, exported);
	const withoutIds = (profiles: readonly Listed[]): unknown => profiles.map(({id: _id, ...fields}) => fields);
	assert.deepEqual(withoutIds(await listOf(other)), withoutIds(await listOf(user)));
});

test('profile: an import overwrites nothing, a taken name gets a number', async () => {
	const user = newUser();
	await user.profile('add', 'One', ...ids, '--note', 'mine');
	writeFileSync(path.join(user.home, 'one.json'), (await user.profile('export', 'one')).stdout);
	await user.profile('import', 'one.json');
	await user.profile('import', 'one.json');
	const listed = await listOf(user);
	assert.deepEqual(
		listed.map(({name}) => name),
		['One', 'One-2', 'One-3'],
	);
	assert.equal(new Set(listed.map(({id}) => id)).size, 3);
});

test('profile: an unknown field in a file to import is named, its value is not, and nothing is imported', async () => {
	const user = newUser();
	const profile = {name: 'x', tenant: 'contoso.example', cloud: 'public', clientId, credential: {kind: 'none'}};
	const file = {version: 1, profiles: [{...profile, flows: ['device-code'], clientSecret: 'hunter2-hunter2'}]};
	for (const argv of [['-'], ['-', '--json']]) {
		const {code, stderr} = await user.run(['profile', 'import', ...argv], {input: JSON.stringify(file)});
		assert.equal(code, 3);
		assert.match(stderr, /clientSecret is not a known field/);
		assert.match(stderr, /env:NAME/);
		assert.doesNotMatch(stderr, /hunter2/);
	}

	assert.equal(existsSync(user.file), false);
});

test('profile: a .env file gives a profile that refers to its secret, which is not copied', async () => {
	const user = newUser();
	const lines = [
		'# of the old script',
		'export AZURE_TENANT_ID="contoso.example"',
		`CLIENT_ID=${clientId} # the app`,
		"AZURE_CLIENT_SECRET='hunter2-hunter2'",
	];
	writeFileSync(path.join(user.home, '.env'), `${lines.join('\r\n')}\r\n`);
	const {stderr} = await user.profile('import', '.env');
	assert.match(stderr, /AZURE_CLIENT_SECRET was not copied/);
	await user.profile('import', '.env', '--name', 'script');
	const [first, second] = await listOf(user);
	assert.deepEqual(first?.['credential'], {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'});
	assert.deepEqual([first?.['name'], second?.['name']], ['imported', 'script']);
	assert.doesNotMatch(stderr + readFileSync(user.file, 'utf8'), /hunter2/);
});

test('profile: an export leaves out an unprotected secret, says so, and its importer is asked', async () => {
	const user = newUser();
	await user.profile('add', 'open', ...ids, '--secret', 'env:S', '--note', 'plain:speaking');
	const text = readFileSync(user.file, 'utf8').replace('env:S', 'plain:hunter2-hunter2');
	writeFileSync(user.file, text);
	const {stdout, stderr} = await user.profile('export');
	assert.match(stderr, /unprotected secret .* of open is left out/);
	const [exported] = JSON.parse(stdout).profiles;
	assert.deepEqual(exported.credential, {kind: 'secret', secret: 'prompt'});
	assert.equal(exported.note, 'plain:speaking');
	const list = await user.profile('list', '--json');
	const show = await user.profile('show', 'open');
	assert.doesNotMatch(stdout + stderr + list.stdout + show.stdout, /hunter2/);
});

test('profile: the folder is where --config-dir, ENTOK_CONFIG_HOME and XDG_CONFIG_HOME say, in this order', async () => {
	const user = newUser();
	const environment: Record<string, string> = {};
	const pathNow = async (...argv: readonly string[]): Promise<string> =>
		path.relative(user.home, (await user.run(['profile', 'path', ...argv], {environment})).stdout.trimEnd());
	environment['XDG_CONFIG_HOME'] = path.join(user.home, 'xdg');
	assert.equal(await pathNow(), 'xdg/entok/profiles.json');
	environment['ENTOK_CONFIG_HOME'] = path.join(user.home, 'own');
	assert.equal(await pathNow(), 'own/profiles.json');
	assert.equal(await pathNow('--config-dir', 'here'), 'here/profiles.json');
});
