import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {ids, listOf, newUser, type User} from './user.ts';

const only = async (user: User) => {
	const [profile, ...others] = await listOf(user);
	assert.equal(others.length, 0);
	return profile ?? {};
};

/** Runs `entok profile …`, which must be refused. */
async function refused(user: User, code: number, says: RegExp, ...argv: readonly string[]): Promise<void> {
	const run = await user.run(['profile', ...argv]);
	assert.equal(run.code, code, `${argv.join(' ')}: ${run.stderr}`);
	assert.match(run.stderr, says);
}

test('profile: an edit of one address of a custom cloud leaves the others, and another cloud takes them away', async () => {
	const user = newUser();
	const authority = 'http://localhost:8080';
	await user.profile('add', 'own', ...ids, '--authority', authority, '--graph', 'http://localhost:1');
	await user.profile('edit', 'own', '--arm', 'http://localhost:2', '--certificate-authority', '/ca.pem');
	const all = {authority, graph: 'http://localhost:1', arm: 'http://localhost:2', certificateAuthority: '/ca.pem'};
	assert.deepEqual((await only(user))['customCloud'], all);
	await user.profile('edit', 'own', '--authority', 'https://login.example');
	assert.deepEqual((await only(user))['customCloud'], {...all, authority: 'https://login.example'});
	await user.profile('edit', 'own', '--graph', '');
	assert.deepEqual(Object.keys(Object((await only(user))['customCloud'])).sort(), [
		'arm',
		'authority',
		'certificateAuthority',
	]);
	await user.profile('edit', 'own', '--cloud', 'public');
	const {cloud, customCloud} = await only(user);
	assert.deepEqual([cloud, customCloud], ['public', undefined]);
	await user.profile('edit', 'own', '--authority', authority);
	assert.deepEqual((await only(user))['customCloud'], {authority});
});

test('profile: addresses of a custom cloud without one are refused, and so is a path in them', async () => {
	const user = newUser();
	await refused(user, 2, /--graph belongs to a custom cloud/, 'add', 'x', ...ids, '--graph', 'https://graph.example');
	await refused(user, 2, /needs its --authority/, 'add', 'x', ...ids, '--cloud', 'custom');
	await refused(
		user,
		2,
		/--authority belongs/,
		'add',
		'x',
		...ids,
		'--cloud',
		'china',
		'--authority',
		'https://a.example',
	);
	await refused(user, 3, /authority must be .*without path/, 'add', 'x', ...ids, '--authority', 'https://a.example/x');
	assert.equal(existsSync(user.file), false);
	await user.profile('add', 'x', ...ids);
	await refused(user, 2, /--arm belongs to a custom cloud/, 'edit', 'x', '--arm', 'https://arm.example');
	await refused(user, 2, /nothing to change/, 'edit', 'x');
});

test('profile: a scope that token would refuse is not kept', async () => {
	const user = newUser();
	await refused(user, 2, /no scope preset «bogus»/, 'add', 'x', ...ids, '-s', 'bogus');
	await refused(user, 2, /no scope in the cloud/, 'add', 'x', ...ids, '--cloud', 'us-gov-dod', '-s', 'partner-center');
	await user.profile('add', 'x', ...ids, '-s', 'arm');
	await refused(user, 2, /Did you mean graph\?/, 'edit', 'x', '-s', 'grahp');
	assert.deepEqual((await only(user))['scopes'], ['arm']);
});

test('profile: standard input, the demo’s secrets and a place without a name are no references to keep', async () => {
	const user = newUser();
	for (const reference of ['stdin', 'stdin:x', 'demo:contoso-inventory']) {
		await refused(user, 2, /stdin|--demo/, 'add', 'x', ...ids, '--secret', reference);
	}

	for (const reference of ['vault:', 'keychain:', 'cmd:pass']) {
		await refused(user, 3, /needs (?:the name of an entry|a JSON array)/, 'add', 'x', ...ids, '--secret', reference);
	}

	assert.equal(existsSync(user.file), false);
	const demo = await user.run(['--demo', 'profile', 'add', 'x', ...ids, '--secret', 'demo:contoso-inventory']);
	assert.equal(demo.code, 0, demo.stderr);
	const {stdout} = await user.run(['--demo', 'profile', 'export']);
	writeFileSync(path.join(user.home, 'demo.json'), stdout);
	await refused(user, 3, /secret of the demo/, 'import', 'demo.json');
});

test('profile: an edit takes away a note, a colour, the mark of production and a scope', async () => {
	const user = newUser();
	const fields = ['--note', 'first', '--colour', 'red', '--production', '-s', 'graph'];
	await user.profile('add', 'one', ...ids, ...fields);
	const before = await only(user);
	assert.deepEqual(
		[before['note'], before['colour'], before['production'], before['scopes']],
		['first', 'red', true, ['graph']],
	);
	await user.profile('edit', 'one', '--note', '', '--colour', 'none', '--no-production', '--scope', '');
	const after = await only(user);
	for (const field of ['note', 'colour', 'production', 'scopes']) {
		assert.equal(field in after, false, field);
	}

	await refused(user, 2, /exclude each other/, 'edit', 'one', '--production', '--no-production');
	await user.profile('edit', 'one', '--note', ' ');
	assert.doesNotMatch(readFileSync(user.file, 'utf8'), /"note"/);
});

test('profile: an empty list has nothing to import', async () => {
	const user = newUser();
	for (const text of ['[]', '{"version": 1, "profiles": []}']) {
		writeFileSync(path.join(user.home, 'none.json'), text);
		await refused(user, 3, /nothing to import/, 'import', 'none.json');
	}

	assert.equal(existsSync(user.file), false);
});

test('profile: a name with blanks is quoted in what to type, and may have none around it', async () => {
	const user = newUser();
	await user.profile('add', 'Virtual machine', ...ids);
	await refused(user, 3, /entok profile edit 'Virtual machine'/, 'add', 'Virtual machine', ...ids);
	const {stderr} = await user.run(['token', 'Virtual machine']);
	assert.match(stderr, /entok profile edit 'Virtual machine' --secret/);
	await refused(user, 3, /without blanks around it/, 'add', ' x ', ...ids);
});
