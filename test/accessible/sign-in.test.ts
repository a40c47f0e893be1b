import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {createBench} from '../helpers/bench.ts';
import {type Conversation, converse, type Turn} from '../helpers/conversation.ts';
import {settle} from '../helpers/fake-clock.ts';
import {scriptFlow} from '../helpers/scripted-flow.ts';
import {enterCode, signIn} from '../session/workbench/sign-in/bench.ts';

/** A conversation in which a person signs in; `done` is what the doors of the machine were given. */
async function talk(flow: 'device-code' | 'authorization-code', turnsOf: (flows: Flows) => readonly Turn[]) {
	using deviceCode = scriptFlow('device-code', 'device code', enterCode);
	using browser = scriptFlow('authorization-code', 'authorization code', signIn);
	const done: string[] = [];
	const bench = await createBench({choice: {profileId: 'contoso-user', flow, scope: 'User.Read'}});
	const conversation = await converse(bench, ['t', ...turnsOf({deviceCode, browser})], {
		signIn: {
			isRemote: true,
			playUser: async (_, answer) => {
				done.push(answer);
				deviceCode.succeed();
			},
		},
	});
	return {...conversation, done, deviceCode, browser, bench};
}

type Flows = {readonly deviceCode: ReturnType<typeof scriptFlow>; readonly browser: ReturnType<typeof scriptFlow>};

const last = ({parts}: Conversation): string => parts.at(-1) ?? '';

test('a device code is said once, with what can be done by number, and the token interrupts the waiting', async () => {
	const said = await talk('device-code', ({deviceCode}) => [
		() => deviceCode.show({...enterCode, polls: 1, lastAnswer: 'authorization_pending'}),
		'',
		async () => {
			deviceCode.succeed();
			await settle();
		},
		'quit',
	]);
	const [, first = '', second = '', third = ''] = said.parts;
	assert.match(first, /open this address on any device:\nhttps:\/\/microsoft\.com\/devicelogin\n/);
	assert.match(
		first,
		/Type this code, read FC7 L9Q 2MK:\nFC7L9Q2MK\nThe code is good for 15 min\.\nOnly type a code you/,
	);
	assert.match(first, /\n1\. d: approve as the demo user\n2\. x: decline as the demo user\n3\. p: print/);
	assert.match(first, /\n5\. escape: cancel the sign-in\nNumber or key; Enter alone: how long; Ctrl-C cancels: $/);
	assert.equal(second, '', 'a poll says nothing');
	assert.match(third, /^Waiting for you\. The code is good for 15 min\. Last answer: authorization_pending \(1\)\.\n/);
	assert.match(said.text, /\nok: Token from Entra in \d+ ms/);
	assert.match(said.text, /Step 4 of 6, token/);
	assert.equal(said.text.split('Type this code').length, 2);
});

test('the demo user is played by number', async () => {
	const said = await talk('device-code', () => ['1', 'quit']);
	assert.deepEqual(said.done, ['approve']);
	assert.match(said.text, /ok: Token from Entra/);
});

for (const [name, turn] of [
	['Ctrl-C', (interrupt: () => void) => interrupt()],
	['escape', 'escape'],
	['its number', '5'],
] as const) {
	test(`${name} cancels the sign-in and leads back to the step`, async () => {
		const said = await talk('device-code', () => [turn, 'quit']);
		assert.match(said.text, /note: Cancelled\. Nothing was kept\.\nStep 4 of 6, token/);
		assert.equal(said.bench.session.state.token.status, 'idle');
		assert.equal(said.ending, 0);
	});
}

test('the end of the input cancels what waits for a person', async () => {
	const said = await talk('device-code', () => []);
	assert.match(last(said), /Cancelled\. Nothing was kept/);
	assert.equal(said.ending, 0);
});

test('a browser: the forward, the short address, and the long one only when it is asked for', async () => {
	const said = await talk('authorization-code', () => ['p', 'escape', 'quit']);
	const [, first = '', second = ''] = said.parts;
	assert.match(first, /http:\/\/localhost:8400\/start\n/);
	assert.match(first, /ssh -L 8400:localhost:8400 \.\.\.\n/);
	assert.match(first, /note: Port 8399 was taken|Port 8399 was taken/);
	assert.ok(!first.includes(signIn.address));
	assert.match(first, /Number or key, or the address of the last page; .*: $/);
	assert.ok(second.includes(`${signIn.address}\n`));
});

test('a pasted address that does not fit is answered with the reason, one that fits with what happens now', async () => {
	const said = await talk('authorization-code', ({browser}) => [
		'http://localhost:8400/?code=other',
		'http://localhost:8400/?code=good',
		async () => {
			browser.succeed();
			await settle();
		},
		'quit',
	]);
	assert.match(said.parts[2] ?? '', /^NO: This address is not of this sign-in: its state is another one\.\n/);
	assert.match(said.parts[3] ?? '', /^The address fits\. Fetching the token\.\n/);
	assert.match(said.text, /ok: Token from Entra/);
});

test('f changes to the other flow, which is told in its turn; what is not known is answered', async () => {
	const said = await talk('device-code', () => ['9', 'f', 'escape', 'quit']);
	assert.match(said.parts[2] ?? '', /^There is no number 9; the list has 5\./);
	assert.match(said.parts[3] ?? '', /To sign in, open this address in a browser on this machine/);
	assert.equal(said.browser.runs, 1);
});

test('what can be done about a refusal is offered by number', async () => {
	const blocked = new EntokError('token-refused', 'The token endpoint refused.', undefined, {
		status: 400,
		code: 'invalid_grant',
		aadsts: 53_003,
		traceId: '2f8c0000-0000-4000-8000-000000005800',
	});
	const said = await talk('device-code', ({deviceCode}) => [
		async () => {
			deviceCode.fail(blocked);
			await settle();
		},
		'1',
		'escape',
		'quit',
	]);
	const told = said.parts[2] ?? '';
	assert.match(told, /\ncause 1: The policy blocks the device code flow itself/);
	assert.match(told, /\nAsk your admin, ready to paste:\n.*2026-05-04T09:00:00Z.*Which policy is it/);
	assert.match(
		told,
		/What can be done here:\n1\. f: use authorization code instead of device code\n2\. r: try again\n/,
	);
	assert.match(said.parts[3] ?? '', /To sign in, open this address in a browser on this machine/);
	assert.equal(said.browser.runs, 1);
});

test('a refusal is told after the waiting', async () => {
	const said = await talk('device-code', ({deviceCode}) => [
		async () => {
			deviceCode.fail(new Error('Broken off.'));
			await settle();
		},
		'quit',
	]);
	assert.match(said.text, /Unexpected failure: Broken off\./);
});
