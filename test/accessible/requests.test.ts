import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from '../helpers/bench.ts';
import {json, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {type Conversation, converse, type Turn} from '../helpers/conversation.ts';

const withoutChoice = {choice: {profileId: undefined}} as const;

/** The way to the requests of the profile that may do much. */
const toRequests = ['inventory', '1', '1', '1', 'requests'] as const;

async function say(...turns: readonly Turn[]): Promise<Conversation> {
	return converse(await createBench(withoutChoice), turns);
}

test('a sends all that can be sent, says once that it runs and at the end how it went; the list tells each', async () => {
	const {parts} = await say(...toRequests, 'a', 'requests', '');
	const ran = parts[6] ?? '';
	assert.match(ran, /^0 of (\d+) run: 0 ok, 0 NO\. Ctrl-C stops\.\n(?:ok|note): \1 of \1 run: \d+ ok, \d+ NO\.\n/);
	assert.doesNotMatch(ran, /1 of \d+ run: 1 ok/, 'how far it has come is for eyes');
	assert.match(parts.slice(6).join(''), /\n\d+\. GET [^\n]*; ok 200/);
});

test('what keeps the run from beginning is said', async () => {
	const {parts} = await say(...toRequests, ']', 'a');
	assert.match(parts[7] ?? '', /note: These go to Azure Resource Manager: type s and choose its scope first\./);
});

test('Ctrl-C stops the run, and what was answered is kept', async () => {
	let interrupt = (): void => {};
	const answers = scriptedHttp(tokenAnswer(), json(200, {}), () => {
		interrupt();
		return json(200, {});
	});
	const bench = await createBench({...withoutChoice, http: answers});
	const {parts} = await converse(bench, [
		stop => {
			interrupt = stop;
		},
		...toRequests,
		'a',
	]);
	assert.match(
		parts.at(-1) ?? '',
		/Cancelling[\s\S]*note: Stopped: 1 of \d+ run: 1 ok, 0 NO\. What was answered is kept\./,
	);
});

test('the next page of an answer is read by its sign, and the one before again; at the ends it says so', async () => {
	const {parts} = await say(...toRequests, 'users', '1', '>', '<', '<', 'q');
	assert.match(parts[7] ?? '', /Step 6 of 6, answer, tab body\. \d+ lines\./);
	assert.match(parts[8] ?? '', /ok: 200 in[\s\S]*Step 6 of 6, answer, tab body, page 2 of 2 so far\./);
	assert.match(parts[9] ?? '', /Step 6 of 6, answer, tab body, page 1 of 2 so far\./);
	assert.match(parts[10] ?? '', /note: This is the first page\./);
	const {parts: single} = await say(...toRequests, 'organization', '1', '>');
	assert.match(single[8] ?? '', /note: This answer links to no further page\./);
});
