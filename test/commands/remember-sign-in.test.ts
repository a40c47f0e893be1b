import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {signedInUser} from './sign-in.ts';
import {listOf, newUser} from './user.ts';

test('entok token --remember writes the sign-in to a new file that the profile refers to from then on', async context => {
	const user = await signedInUser(context);
	const file = path.join(user.home, 'kept', 'sign-in');
	const {code, stderr} = await user.run(['token', 'me', '--remember', file]);
	assert.equal(code, 0, stderr);
	assert.match(stderr, /Remembered in .*kept\/sign-in/);
	assert.deepEqual([statSync(file).mode & 0o777, statSync(path.dirname(file)).mode & 0o777], [0o600, 0o700]);
	assert.deepEqual(
		(await listOf(user)).map(profile => profile['refreshToken']),
		[`file:${file}`],
	);
	const before = readFileSync(file, 'utf8');
	assert.equal((await user.run(['token', 'me'])).code, 0);
	assert.notEqual(readFileSync(file, 'utf8'), before, 'a rotated token is written back');
	const again = await user.run(['token', 'me', '--remember', file]);
	assert.equal(again.code, 3);
	assert.match(again.stderr, /already; it is not overwritten/);
	const relative = await user.run(['token', 'me', '--remember', 'here']);
	assert.equal(relative.code, 2);
	assert.match(relative.stderr, /absolute path/);
});

test('what the demo signs in is not remembered', async () => {
	const {code, stderr} = await newUser().run(['--demo', 'token', 'contoso-user', '--remember', '~/x']);
	assert.equal(code, 3);
	assert.match(stderr, /The demo writes nothing/);
});

test('a remembered sign-in is forgotten by taking the reference away', async context => {
	const user = await signedInUser(context);
	await user.profile('edit', 'me', '--refresh-token', '');
	assert.deepEqual(
		(await listOf(user)).map(profile => profile['refreshToken']),
		[undefined],
	);
	const {code, stderr} = await user.run(['token', 'me', '-f', 'refresh-token']);
	assert.equal(code, 3);
	assert.match(stderr, /no refresh token/);
});

test('--tenant asks another tenant with the same sign-in, also when the profile is named as an argument', async context => {
	const user = await signedInUser(context);
	const {id} = user.emulator.directory.contoso.tenant;
	const {code, stderr} = await user.run(['token', 'me', '--tenant', id, '--verbose']);
	assert.equal(code, 0, stderr);
	assert.match(stderr, new RegExp(`POST http\\S+/${id}/oauth2`));
});
