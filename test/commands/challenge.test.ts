import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newUser} from './user.ts';

const signIns = ['--demo', 'request', 'GET', '/auditLogs/signIns?$top=1', '-s', 'graph'];

test('entok request answers a claims challenge by itself and tells each step on standard error', async () => {
	const {code, stdout, stderr} = await newUser().run([...signIns, '-p', 'contoso-review']);
	assert.equal(code, 0, stderr);
	assert.ok(Array.isArray(JSON.parse(stdout).value));
	assert.deepEqual(
		stderr.split('\n').map(line => line.replace(/[\da-f]{16}/, 'FINGERPRINT')),
		[
			'  The service challenges the token: it wants another one, with further claims.',
			'  wants    a sign-in that satisfies the authentication context c1  (acrs in the access token)',
			'  because  The presented access token lacks a required authentication context.',
			'entok: Asking for a token with these claims.',
			'entok: Got one, fingerprint FINGERPRINT. Sending the request again.',
			'',
		],
	);
});

test('--all-pages answers a challenge on the first page and goes on with the new token', async () => {
	const {code, stdout, stderr} = await newUser().run([...signIns, '-p', 'contoso-review', '--all-pages', '--json']);
	assert.equal(code, 0, stderr);
	assert.ok(JSON.parse(stdout).body.value.length > 1);
	assert.equal(stderr.match(/Asking for a token/g)?.length, 1);
});
