import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entok} from '../helpers/program.ts';

test('token --min-valid gives a token that lasts, or ends with 4 and nothing on standard output', async () => {
	const good = await entok(['--demo', 'token', 'contoso-inventory', '--min-valid', '600', '--json']);
	assert.equal(good.code, 0, good.stderr);
	assert.ok(JSON.parse(good.stdout).expires_in >= 600);
	const short = await entok(['--demo', 'token', 'contoso-inventory', '--min-valid', '200000']);
	assert.deepEqual([short.code, short.stdout], [4, '']);
	assert.match(short.stderr, /--min-valid asks for 200000 s/);
});

test('exec --min-valid runs nothing with a token that ends too early, and a bad number ends with 2', async () => {
	const exec = (seconds: string) =>
		entok([
			'--demo',
			'exec',
			'contoso-inventory',
			'--min-valid',
			seconds,
			'--',
			'sh',
			'-c',
			'echo "$ACCESS_TOKEN" | wc -l',
		]);
	assert.deepEqual([(await exec('200000')).code, (await exec('200000')).stdout], [4, '']);
	assert.deepEqual([(await exec('60')).code, (await exec('60')).stdout.trim()], [0, '1']);
	assert.equal((await exec('soon')).code, 2);
});
