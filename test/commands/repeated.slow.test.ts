import assert from 'node:assert/strict';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {signedInUser} from './sign-in.ts';

test('a script that asks for the same token over and over is stopped here, before Entra would', async context => {
	const user = await signedInUser(context);
	const codes: Array<number | null> = [];
	let last = await user.run(['token', 'me']);
	codes.push(last.code);
	for (let call = 1; call < 12; call++) {
		last = await user.run(['token', 'me', '--json']);
		codes.push(last.code);
	}

	assert.deepEqual(codes, [...Array.from({length: 10}, () => 0), 4, 4]);
	const {error} = JSON.parse(last.stderr);
	assert.deepEqual([error.kind, error.code, last.stdout], ['token-refused', 'repeated', '']);
	assert.match(`${error.message} ${error.hint}`, /10 times.*AADSTS50196.*entok hold/);
	assert.equal((await user.run(['token', 'me', '-s', 'arm'])).code, 0, 'another scope is not stopped');

	const record = path.join(user.home, '.local/state/entok/token-requests.json');
	assert.equal(statSync(record).mode & 0o777, 0o600);
	assert.doesNotMatch(readFileSync(record, 'utf8'), /contoso|graph|me"|refresh/);
});

test('a wait that the server asked for is kept by the next run', async context => {
	const user = await signedInUser(context);
	user.emulator.switches.throttleTokens(1, 300);
	assert.equal((await user.run(['token', 'me'])).code, 4);
	const {code, stderr} = await user.run(['token', 'me', '--json']);
	assert.equal(code, 4);
	const {error} = JSON.parse(stderr);
	assert.equal(error.code, 'throttled');
	assert.match(error.message, /^Not sent: the token endpoint asked to wait \d+ s more/);
	assert.ok(error.retryAfter > 200);
});

test('a record that cannot be understood is told with --verbose only, left alone, and prevents nothing', async context => {
	const user = await signedInUser(context);
	await user.run(['token', 'me']);
	const record = path.join(user.home, '.local/state/entok/token-requests.json');
	writeFileSync(record, 'nonsense', {mode: 0o600});
	assert.deepEqual([(await user.run(['token', 'me'])).code, (await user.run(['token', 'me'])).stderr], [0, '']);
	assert.match((await user.run(['token', 'me', '--verbose'])).stderr, /counted for this run only/);
	assert.equal(readFileSync(record, 'utf8'), 'nonsense');
});
