import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from '../helpers/bench.ts';
import {converse} from '../helpers/conversation.ts';

test('a claims challenge is read out in words, and C answers it', async () => {
	const bench = await createBench({choice: {profileId: 'contoso-review', flow: 'refresh-token', scope: 'graph'}});
	const {parts} = await converse(bench, ['requests', 'sign-in log', '1', 'C', 'token']);
	assert.match(parts[3] ?? '', /authentication context c1/);
	assert.match(parts[3] ?? '', /C answers the challenge and sends the request again/);
	assert.match(parts[4] ?? '', /The challenge is answered with a new token/);
	assert.match(parts[4] ?? '', /status: ok 200/);
	assert.match(parts[5] ?? '', /It answers a claims challenge/);
});
