import assert from 'node:assert/strict';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	readFileSync,
	renameSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {entok, newHome} from '../helpers/program.ts';
import {ordinaryFolder} from '../platform/ordinary-user.ts';
import {modeOf} from '../platform/profile-bench.ts';
import {ids, listOf, newUser, type User} from './user.ts';

const isRoot = process.getuid?.() === 0;

/** A user who is never root, with one profile saved. */
async function ordinaryUser(context: TestContext): Promise<User> {
	const home = ordinaryFolder(context);
	const user = newUser(home, isRoot ? statSync(home).uid : undefined);
	await user.profile('add', 'one', ...ids, '--secret', 'env:S');
	return user;
}

const add = ['profile', 'add', 'two', ...ids] as const;
const attempts = [['profile', 'list'], ['token', 'one'], add] as const;

/** Asserts that reading and changing are refused for this reason, and the file stays as it is. */
async function assertRefused({run, file}: User, reason: RegExp): Promise<void> {
	const before = [readFileSync(file, 'utf8'), lstatSync(file).ino, modeOf(file)];
	for (const argv of attempts) {
		const {code, stdout, stderr} = await run(argv);
		assert.deepEqual([code, stdout], [3, ''], argv.join(' '));
		assert.match(stderr, reason);
		assert.match(stderr, /Do this/);
	}

	assert.deepEqual([readFileSync(file, 'utf8'), lstatSync(file).ino, modeOf(file)], before);
}

test('profile file: it is made 0600 in a folder 0700', async context => {
	const {file} = await ordinaryUser(context);
	assert.equal(modeOf(file), 0o600);
	assert.equal(modeOf(file.replace(/\/[^/]*$/, '')), 0o700);
});

for (const mode of [0o620, 0o602, 0o666]) {
	test(`profile file: one that others may change (0${mode.toString(8)}) is refused`, async context => {
		const user = await ordinaryUser(context);
		chmodSync(user.file, mode);
		await assertRefused(user, /can be changed by other users \(mode 06\d\d\)[\s\S]*chmod 600/);
	});
}

test('profile file: one that others may read is told, and closed by the next change', async context => {
	const user = await ordinaryUser(context);
	chmodSync(user.file, 0o644);
	const {stdout, stderr} = await user.profile('list');
	assert.match(stdout, /^one /);
	assert.match(stderr, /can be read by other users \(mode 0644\)/);
	assert.equal(modeOf(user.file), 0o644, 'reading changes nothing');
	assert.equal((await user.run(add)).code, 0);
	assert.equal(modeOf(user.file), 0o600);
	assert.equal((await user.profile('list')).stderr, '');
});

test('profile file: one that others may read is refused when it holds an unprotected secret', async context => {
	const user = await ordinaryUser(context);
	writeFileSync(user.file, readFileSync(user.file, 'utf8').replace('env:S', 'plain:hunter2-hunter2'));
	assert.equal((await listOf(user)).length, 1, 'closed, it is read');
	chmodSync(user.file, 0o640);
	await assertRefused(user, /holds an unprotected secret/);
	assert.doesNotMatch((await user.run(['profile', 'list'])).stderr, /hunter2/);
});

test('profile file: a link is refused, wherever it leads', async context => {
	const user = await ordinaryUser(context);
	renameSync(user.file, `${user.file}.real`);
	symlinkSync(`${user.file}.real`, user.file);
	await assertRefused(user, /is a symbolic link/);
	assert.ok(lstatSync(user.file).isSymbolicLink());
});

test('profile file: one of another user is refused', {
	skip: isRoot ? false : 'only root can give files away',
}, async context => {
	const user = await ordinaryUser(context);
	chownSync(user.file, 0, 0);
	chmodSync(user.file, 0o644);
	await assertRefused(user, /belongs to another user \(uid 0\)/);
});

test('profile file: a folder others may change is refused, with its chmod', async context => {
	const user = await ordinaryUser(context);
	chmodSync(path.dirname(user.file), 0o775);
	await assertRefused(user, /The folder .* can be changed by other users \(mode 0775\)[\s\S]*chmod go-w /);
	chmodSync(path.dirname(user.file), 0o755);
	assert.equal((await user.run(add)).code, 0);
});

for (const home of ['/dev/null', '/proc']) {
	test(`profile file: in a home where no folder can be made (${home}) that folder is named`, {
		skip: !existsSync(home),
		timeout: 30_000,
	}, async () => {
		const {code, stderr} = await entok(add, {environment: {HOME: home}, folder: newHome()});
		assert.equal(code, 3, stderr);
		assert.match(stderr, new RegExp(`folder ${home}.* could not be made`));
	});
}

test('profile file: in a home that may not be written to, the folder is named', async context => {
	const home = ordinaryFolder(context);
	chmodSync(home, 0o500);
	const {code, stderr} = await newUser(home, isRoot ? statSync(home).uid : undefined).run(add);
	assert.equal(code, 3, stderr);
	assert.match(stderr, /The folder .*\.config could not be made: permission denied/);
});

test('profile file: one that cannot be read is told as that', async context => {
	const user = await ordinaryUser(context);
	chmodSync(user.file, 0o000);
	const {code, stderr} = await user.run(['profile', 'list']);
	assert.equal(code, 3);
	assert.match(stderr, /could not be read: permission denied/);
});
