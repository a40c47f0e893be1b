import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newUser} from './user.ts';

const user = newUser();
const tokenOf = async (scope: string): Promise<string> =>
	(await user.run(['--demo', 'token', 'contoso-inventory', '-s', scope])).stdout.trim();
const inspect = (input: string, ...argv: readonly string[]) => user.run(['--demo', 'inspect', '-', ...argv], {input});

test('inspect --verify says that a token is valid, and a script reads it from the exit code and the JSON', async () => {
	const token = await tokenOf('arm');
	const plain = await inspect(token, '--verify');
	assert.equal(plain.code, 0, plain.stderr);
	assert.match(plain.stdout, /signature\s+ok key \S+ of localhost:\d+/);
	const {code, stdout} = await inspect(token, '--verify', '--json', '-p', 'contoso-inventory');
	assert.equal(code, 0);
	assert.equal(JSON.parse(stdout).signature.kind, 'valid');
});

test('a changed token is not valid (exit code 5), a Graph token cannot be checked (6), and neither is called forged', async () => {
	const changed = (await tokenOf('arm')).replace(/.{8}$/, 'AAAAAAAA');
	const invalid = await inspect(changed, '--verify');
	assert.equal(invalid.code, 5);
	assert.match(invalid.stdout, /signature\s+NO the signature does not fit/);
	const graph = await inspect(await tokenOf('graph'), '--verify');
	assert.equal(graph.code, 6);
	assert.match(graph.stdout, /cannot be checked: Graph adds a nonce/);
	assert.match(graph.stdout, /only Graph can check the signature/);
});

test('without --verify nothing is checked; a profile is of use with it only, and must be known', async () => {
	const token = await tokenOf('arm');
	const plain = await inspect(token);
	assert.equal(plain.code, 0);
	assert.match(plain.stdout, /signature\s+not checked: this only decodes; --verify checks it/);
	assert.equal((await inspect(token, '-p', 'contoso-inventory')).code, 2);
	const unknown = await inspect(token, '--verify', '-p', 'nobody');
	assert.equal(unknown.code, 3);
	assert.match(unknown.stderr, /no profile «nobody»/);
});
