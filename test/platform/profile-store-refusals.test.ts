import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {EntokError} from '../../source/core/entok-error.ts';
import {moduleAt, ordinaryFolder, runAsOrdinaryUser} from './ordinary-user.ts';
import {fileWith, modeOf, type ProfileBench, profileBench} from './profile-bench.ts';
import {sampleProfile} from './sample-profiles.ts';

/** The refusal of a read and of an update; neither may touch the file. */
async function refusal({store, path}: ProfileBench): Promise<EntokError> {
	const before = readFileSync(path, 'utf8');
	const error: unknown = await store.read().then(
		() => assert.fail('it was read'),
		(error: unknown) => error,
	);
	await assert.rejects(
		store.update(() => [sampleProfile('new')]),
		{message: error instanceof Error ? error.message : ''},
	);
	assert.equal(readFileSync(path, 'utf8'), before);
	assert.ok(error instanceof EntokError);
	assert.equal(error.kind, 'configuration');
	return error;
}

test('profile store: a newer version is named and left alone', async context => {
	const place = profileBench(context);
	writeFileSync(place.path, '{"version": 2, "rev": 1, "profiles": {}, "more": true}', {mode: 0o600});
	const {message, hint} = await refusal(place);
	assert.match(message, /version 2; this entok reads version 1/);
	assert.match(hint ?? '', /newer entok/);
});

test('profile store: broken files of every shape are told, left alone and never quoted', async context => {
	const place = profileBench(context);
	for (const [text, expected] of [
		['{"version": 1, "clientSecret": hunter2', /not valid JSON/],
		['', /not valid JSON/],
		['\u0000\u0000\u0000hunter2', /not valid JSON/],
		[fileWith(sampleProfile('one')).slice(0, -20), /not valid JSON/],
		['["hunter2"]', /An object with version and profiles/],
		['null', /An object with version and profiles/],
		['"hunter2"', /An object with version and profiles/],
		['{}', /version must be 1/],
		['{"version": 1}', /profiles must be a list/],
		['{"version": 1, "profiles": {"a": "hunter2"}}', /profiles must be a list/],
		['{"version": 1, "rev": -1, "profiles": []}', /rev must be a whole number/],
		[fileWith({...sampleProfile('one'), clientSecret: 'hunter2'}), /Profile "one": clientSecret is not a known field/],
		[fileWith({...sampleProfile('one'), id: undefined}), /Profile "one": id is missing/],
		[fileWith(sampleProfile('one', {clientId: 'hunter2'})), /Profile "one": clientId must be a GUID/],
	] as const) {
		writeFileSync(place.path, text, {mode: 0o600});
		const error = await refusal(place);
		assert.match(error.message, expected, text);
		assert.doesNotMatch(inspect(error), /hunter2/);
	}
});

test('profile store: the hint about a broken file names the copy when there is a good one', async context => {
	const place = profileBench(context);
	await place.store.update(() => [sampleProfile('one')]);
	await place.store.update(profiles => profiles);
	writeFileSync(place.path, '{');
	assert.match((await refusal(place)).hint ?? '', /cp .*profiles\.json\.bak .*profiles\.json$/);
	writeFileSync(`${place.path}.bak`, '{');
	assert.doesNotMatch((await refusal(place)).hint ?? '', /\.bak/);
});

test('profile store: a file too large, a link or a folder in its place is refused', async context => {
	const place = profileBench(context);
	writeFileSync(place.path, ' '.repeat(1024 * 1024 + 1), {mode: 0o600});
	assert.match((await refusal(place)).message, /larger than 1024 KiB/);
	const linked = profileBench(context);
	writeFileSync(join(linked.folder, 'target'), fileWith(), {mode: 0o600});
	symlinkSync('target', linked.path);
	assert.match((await refusal(linked)).message, /symbolic link/);
	const folder = profileBench(context);
	mkdirSync(folder.path);
	await assert.rejects(folder.store.read(), /not a regular file/);
});

test('profile store: a wide mode warns and is mended by the next update', async context => {
	const {store, path} = profileBench(context);
	writeFileSync(path, fileWith(sampleProfile('one')));
	chmodSync(path, 0o644);
	const {profiles, warnings} = await store.read();
	assert.equal(profiles.length, 1);
	assert.equal(warnings.length, 1);
	assert.match(warnings[0] ?? '', /can be read by other users \(mode 0644\).*chmod 600/);
	assert.equal(modeOf(path), 0o644);
	await store.update(profiles => profiles);
	assert.equal(modeOf(path), 0o600);
	assert.deepEqual((await store.read()).warnings, []);
});

test('profile store: a wide mode is refused when the file holds a secret, or when others can write it', async context => {
	const place = profileBench(context);
	writeFileSync(place.path, fileWith(sampleProfile('one', {refreshToken: 'plain:hunter2'})), {mode: 0o600});
	assert.equal((await place.store.read()).profiles.length, 1);
	chmodSync(place.path, 0o640);
	const error = await refusal(place);
	assert.match(error.message, /unprotected secret \(plain:\).*mode 0640/);
	assert.match(error.hint ?? '', /chmod 600 /);
	assert.doesNotMatch(inspect(error), /hunter2/);
	writeFileSync(place.path, fileWith(sampleProfile('one')));
	for (const writable of [0o620, 0o602]) {
		chmodSync(place.path, writable);
		assert.match((await refusal(place)).message, /can be changed by other users/);
	}
});

test('profile store: a folder others may write to is refused, one they may look into is not', async context => {
	const place = profileBench(context);
	await place.store.update(() => [sampleProfile('one')]);
	for (const mode of [0o775, 0o757, 0o1777]) {
		chmodSync(place.folder, mode);
		const {message, hint} = await refusal(place);
		assert.match(message, /^The folder .* can be changed by other users \(mode 07\d\d\)\.$/);
		assert.equal(hint, `Close it to others: chmod go-w ${place.folder}`);
	}

	chmodSync(place.folder, 0o755);
	assert.equal((await place.store.read()).profiles.length, 1);
	await place.store.update(profiles => profiles);
});

test('profile store: a reference to a secret of the demo is not stored', async context => {
	const {store, path} = profileBench(context);
	await assert.rejects(
		store.update(() => [sampleProfile('one', {refreshToken: 'demo:user'})]),
		{kind: 'configuration', message: /"one" refers to a secret of the demo/},
	);
	assert.equal(existsSync(path), false);
});

test('profile store: the file of another user is refused', async context => {
	const folder = ordinaryFolder(context);
	writeFileSync(join(folder, 'profiles.json'), fileWith(), {mode: 0o644});
	if (process.getuid?.() !== 0) {
		context.skip('only root can make a file of another user');
		return;
	}

	const {stdout, stderr} = await runAsOrdinaryUser(
		`import {createProfileStore} from ${moduleAt('platform/profile-store.ts')};
		const store = createProfileStore({folder: '.'});
		await store.read().catch(error => console.log(error.message));
		await store.update(() => []).catch(error => console.log(error.message));`,
		folder,
	);
	const refused = 'The profile file profiles.json belongs to another user (uid 0).';
	assert.deepEqual(stdout.trim().split('\n'), [refused, refused], stderr);
});
