import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sha256} from '../../source/platform/ids.ts';
import {requestDigest} from '../../source/session/request-digest.ts';
import {createBench} from '../helpers/bench.ts';

test('a digest tells one secret’s place from another, and nothing of a value that stands in the profile', async () => {
	const choice = (await createBench({choice: {}})).session.resolved();
	const digestWith = (secret: string): Promise<string> =>
		requestDigest({...choice, profile: {...choice.profile, credential: {kind: 'secret', secret}}}, sha256);
	assert.notEqual(await digestWith('env:ONE'), await digestWith('env:TWO'));
	assert.equal(await digestWith('plain:first'), await digestWith('plain:second'));
	assert.notEqual(await digestWith('plain:first'), await digestWith('env:ONE'));
});
