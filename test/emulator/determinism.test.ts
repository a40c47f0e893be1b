import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Bench, createBench} from './bench.ts';

/** What a run gives, byte for byte: a token, an error, a list, headers. */
async function run(bench: Bench): Promise<readonly string[]> {
	const token = await bench.appToken('contoso-inventory');
	const refresh = await bench.userToken('contoso-user');
	const answers = [
		await bench.token(bench.contoso, {grant_type: 'client_credentials'}),
		await bench.get('/v1.0/users?$top=999', token),
		await bench.get('/v1.0/auditLogs/signIns', token),
		await bench.get('/v1.0/me/messages', refresh),
		await bench.get('/v1.0/groups'),
	];
	return [token, refresh, ...answers.map(answer => JSON.stringify(answer))];
}

test('emulator: the same seed and clock give the same bytes, tokens and ids included', async () => {
	assert.deepEqual(await run(await createBench('workshop')), await run(await createBench('workshop')));
});

test('emulator: another seed gives other secrets, ids and tokens', async () => {
	const [one, two] = [await createBench('one'), await createBench('two')];
	// The demo certificate and its key are published, and the same everywhere.
	for (const [name, secret] of [...one.secrets].filter(([, value]) => !value.startsWith('-----BEGIN'))) {
		assert.notEqual(two.secrets.get(name), secret, name);
	}

	const [first, second] = [await run(one), await run(two)];
	assert.ok(first.every((part, index) => part !== second[index]));
});

test('emulator: no two requests get the same ids', async () => {
	const bench = await createBench();
	const seen = new Set<unknown>();
	for (let round = 0; round < 50; round += 1) {
		seen.add((await bench.token(bench.contoso, {})).json['trace_id']);
	}

	assert.equal(seen.size, 50);
});
