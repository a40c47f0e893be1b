import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isForScreensOnly, typedFor} from '../../source/accessible/actions.ts';
import {parseTyped} from '../../source/accessible/typed.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Http} from '../../source/core/http.ts';
import {actions} from '../../source/session/workbench/actions.ts';
import {createBench} from '../helpers/bench.ts';
import {type Conversation, converse, type Turn} from '../helpers/conversation.ts';
import {demoCount} from '../helpers/demo-count.ts';
import {createEmulatorHttp} from '../helpers/emulator-http.ts';
import {settle} from '../helpers/fake-clock.ts';

const withoutChoice = {choice: {profileId: undefined}} as const;

/** The prompt at the end of what was said. */
const promptOf = (part: string): string => part.slice(part.lastIndexOf('\n') + 1);

/** Ctrl-C, pressed while a line is waited for. */
const press = (interrupt: () => void): void => interrupt();

async function say(...turns: readonly Turn[]): Promise<Conversation> {
	return converse(await createBench(withoutChoice), turns);
}

/** The way to a token of the profile that may do little. */
const toToken = ['helpdesk', '1', '1', '1'] as const;

test('numbers lead from profile over flow and scope to the token, each step read with its number', async () => {
	const {parts, ending} = await say('1', '1', '1', 'quit');
	assert.match(
		parts[0] ?? '',
		new RegExp(`Step 1 of 6, profile\\. ${demoCount} in the list\\.\n1\\. contoso-inventory; app\n`),
	);
	assert.match(parts[1] ?? '', /^Step 2 of 6, flow\. \d+ in the list\.\n1\. client credentials; app; chosen\n/);
	assert.match(parts[1] ?? '', /\d\. refresh token; user; not possible: This profile has no refresh token\./);
	assert.match(parts[2] ?? '', /^Step 3 of 6, scope\. \d+ in the list\.\n1\. Microsoft Graph; \.default; chosen\n/);
	assert.match(parts[3] ?? '', /Asking for a token\. Ctrl-C cancels\.\nok: Token from Entra in/);
	assert.match(parts[3] ?? '', /Step 4 of 6, token, tab claims/);
	assert.match(parts[3] ?? '', /Time left: 6\d min/);
	assert.match(parts[3] ?? '', /\n1\. aud: Microsoft Graph \(https:\/\/graph\.microsoft\.com\)\n/);
	assert.equal(ending, 0);
});

test('every prompt ends with a colon and says what a number stands for', async () => {
	const {parts} = await say('1', '1', '1', 'requests', '?', 'q', '2', 'quit');
	const prompts = parts.slice(0, -1).map(promptOf);
	for (const prompt of prompts) {
		assert.match(prompt, /: $/);
	}

	assert.match(prompts[0] ?? '', /Profile number/);
	assert.match(prompts[4] ?? '', /Request number/);
	assert.match(prompts[5] ?? '', /Action number/);
});

test('text narrows a list down, numbers count within it, and a slash brings all of it back', async () => {
	const {parts} = await say('partner', '/', '/nothing-like-it', '99');
	assert.match(parts[1] ?? '', /1 in the list with "partner".*\n1\. fabrikam-partner; production, app\+user\n/);
	assert.match(parts[2] ?? '', new RegExp(`${demoCount} in the list\\.`));
	assert.match(parts[3] ?? '', /Nothing in the list has "nothing-like-it"/);
	assert.match(parts[4] ?? '', new RegExp(`There is no number 99; the list has ${demoCount}`));
});

test('a long list is read in portions of 20, Enter reads on and at the end begins anew', async () => {
	const {parts} = await say('1', '1', '', '', '', 'quit');
	assert.match(parts[2] ?? '', /\n20\. [^\n]+\n\d+ more lines, Enter reads on\. Scope number/);
	assert.match(parts[3] ?? '', /^21\. /);
	assert.match(parts[4] ?? '', /^41\. /);
	assert.match(parts[5] ?? '', /^Step 3 of 6, scope/);
});

test('a refused request is explained: have, need, what to do; the whole answer can be read and searched', async () => {
	const {parts} = await say(...toToken, 'requests', 'groups', '1', 'o', 'message', 'q');
	const refused = parts[7] ?? '';
	assert.match(refused, /NO: 403 in/);
	assert.match(refused, /\nhave: Organization\.Read\.All, User\.ReadBasic\.All\n/);
	assert.match(refused, /\nneed: GroupMember\.Read\.All \(or /);
	assert.match(refused, /\ndo this: Add GroupMember\.Read\.All/);
	assert.ok(
		refused.indexOf('have:') < refused.indexOf('need:') && refused.indexOf('need:') < refused.indexOf('do this:'),
	);
	assert.match(
		parts[8] ?? '',
		/Step 6 of 6, answer, tab body[\s\S]*status: NO 403[\s\S]*"Authorization_RequestDenied"/,
	);
	assert.match(parts[9] ?? '', /^1 line with "message"\.\nline 4: "message": /);
	assert.match(parts[10] ?? '', /Step 5 of 6, requests[^\n]*\nIt is as before; Enter reads it again\./);
});

test('why a request was refused is told of the token it was sent with, also when another one is shown by then', async () => {
	const {parts} = await say(
		...toToken,
		'requests',
		'groups',
		'1',
		'profile',
		'inventory',
		'1',
		'1',
		'1',
		'requests',
		'i',
	);
	assert.match(parts.at(-1) ?? '', /\nhave: Organization\.Read\.All, User\.ReadBasic\.All\n/);
});

test('an error is told in its fixed order, what can be done about it has numbers, and q goes back to the step', async () => {
	const {parts} = await say('wrong', '1', '1', '1', 'q', 'quit');
	const error = parts[4] ?? '';
	const order = [
		'AADSTS7000215',
		'Most likely:',
		'cause 1: ',
		'Do this:',
		'Word for word:',
		'Ids:',
		'correlation id: ',
		'1. e: edit the profile contoso-wrong-secret',
		'2. r: try again',
	];
	const places = order.map(text => error.indexOf(text));
	assert.ok(!places.includes(-1), error);
	assert.deepEqual(
		places,
		[...places].sort((a, b) => a - b),
	);
	assert.match(parts[5] ?? '', /Step 4 of 6, token\. There is no token\. The last try gave none; t tries again\./);
});

test('what cannot be done says why, by key, by number and in the list of actions', async () => {
	const {parts} = await say('t', 'R', '1', 'refresh', '1', '?');
	assert.match(parts[1] ?? '', /note: No profile is chosen yet: type p\./);
	assert.match(parts[2] ?? '', /note: No profile is chosen yet/);
	assert.match(parts[5] ?? '', /NO: This profile has no refresh token\./);
	assert.match(parts[6] ?? '', /\d+ actions, those of this step first/);
	assert.match(parts[6] ?? '', /R: renew with the refresh token; not now: This profile has no refresh token\./);
	assert.match(parts[6] ?? '', /1\. a number: choose the flow\n/);
});

test('words find an action, and its number runs it', async () => {
	const {parts} = await say(...toToken, ':forget all', '1', 'time');
	assert.match(parts[5] ?? '', /\n1\. X: forget all tokens now\n/);
	assert.match(promptOf(parts[5] ?? ''), /Action number/);
	assert.match(parts[6] ?? '', /^ok: All tokens are forgotten\./);
	assert.match(parts[7] ?? '', /There is no token yet/);
});

test('a key that belongs elsewhere, one that moves about on a screen and one that is none are told apart', async () => {
	const {parts} = await say('A', 'j', '%', '\x1b[A', 'A 2', '?', 'i 2');
	assert.match(parts[1] ?? '', /"A" belongs to the token/);
	assert.match(parts[2] ?? '', /"j" moves about on a screen\. Here a number chooses/);
	assert.match(parts[3] ?? '', /There is no key "%" here/);
	assert.match(parts[4] ?? '', /That key types nothing here/);
	assert.match(parts[5] ?? '', /"A" belongs to the token/);
	assert.match(parts[7] ?? '', /A key with a number is meant for the rows of a step/);
});

test('everything the table of actions has can be typed, and the help lists it', async () => {
	const bench = await createBench();
	const {text} = await converse(bench, ['requests', '?', ...Array.from({length: 6}, () => '')]);
	for (const action of actions.filter(known => !isForScreensOnly(known))) {
		const typed = typedFor(action);
		const meaning = parseTyped(typed);
		assert.ok(
			typed === 'a number' ||
				meaning.kind === 'step' ||
				meaning.kind === 'find' ||
				(meaning.kind === 'menu' && action.place === 'copy' && action.keys.includes(meaning.letter)) ||
				(meaning.kind === 'key' && action.keys.includes(meaning.key)),
			`${action.id}: ${typed}`,
		);
		assert.ok(text.includes(`. ${typed}: `), `${action.id} is listed`);
	}
});

test('no action is carried out without a word, wherever it is typed', async () => {
	for (const action of actions.filter(known => !isForScreensOnly(known))) {
		const typed = typedFor(action);
		const place = action.place === 'response' ? 'answer' : action.place === 'everywhere' ? 'token' : action.place;
		const bench = await createBench(withoutChoice);
		const before = [...toToken, 'requests', 'organization', '1', 'requests', place];
		const {parts} = await converse(bench, [...before, typed === 'a number' ? '1' : typed, '', '']);
		const said = parts[before.length + 1] ?? '';
		const isEnd = ['program.leave', 'program.quit'].includes(action.id);
		assert.ok(isEnd || said !== promptOf(parts[before.length] ?? ''), `${action.id} says nothing: ${said}`);
	}
});

test('the token is printed after a clear yes only, and nowhere else', async () => {
	const {parts} = await say(...toToken, 'v', '', 'v', 'y', '[', ']');
	assert.match(parts[5] ?? '', /stays readable above[\s\S]*Print it, y or n; Enter alone means n: $/);
	assert.match(parts[6] ?? '', /It was not printed/);
	assert.match(parts[8] ?? '', /^access token: eyJ[\w-]+\.[\w-]+\.[\w-]+\n/);
	for (const [index, part] of parts.entries()) {
		assert.ok(index === 8 || !part.includes('eyJ'), `part ${index}`);
	}
});

test('time left is said when asked, and at 10, 5, 1 and 0 minutes with the next prompt, never in between', async () => {
	const bench = await createBench(withoutChoice);
	const minutes = (count: number) => async (): Promise<void> => bench.clock.advance(count * 60_000);
	const {parts} = await converse(bench, [
		...toToken,
		'time',
		minutes(58),
		'help',
		'%',
		minutes(5),
		'%',
		minutes(4),
		'%',
	]);
	assert.match(parts[5] ?? '', /^Time left: 66 min, until \d{4}-/);
	assert.equal(parts[6], '', 'nothing is said while a line is typed');
	assert.match(parts[7] ?? '', /Time left: 8 min/);
	assert.doesNotMatch(parts[8] ?? '', /Time left/);
	assert.match(parts[10] ?? '', /Time left: 3 min/);
	assert.match(parts[12] ?? '', /The token expired 57 s ago|The token expired \d+ s ago|The token expired 1 min ago/);
});

test('a request that takes long is said to be waited for every 30 seconds, and Ctrl-C cancels it', async () => {
	let interrupt = (): void => {};
	let bench: Awaited<ReturnType<typeof createBench>> | undefined;
	const http: Http = async request => {
		await bench?.clock.advance(65_000);
		interrupt();
		if (request.signal?.aborted) {
			throw new EntokError('cancelled', 'Cancelled.');
		}

		return bench ? createEmulatorHttp(bench.emulator, bench.clock)(request) : assert.fail('there is no bench');
	};
	bench = await createBench({...withoutChoice, http});
	const {parts, ending} = await converse(bench, [
		stop => {
			interrupt = stop;
		},
		...toToken,
		'%',
	]);
	const said = parts[5] ?? '';
	assert.match(
		said,
		/Asking for a token\. Ctrl-C cancels\.\nStill waiting, 30 s\. Ctrl-C cancels\.\nStill waiting, 60 s\./,
	);
	assert.match(said, /Cancelling\. Ctrl-C again quits\.\nnote: Cancelled\. Nothing was kept\./);
	assert.equal(said.match(/Still waiting/g)?.length, 2);
	assert.match(parts[6] ?? '', /There is no key/, 'one can go on');
	assert.equal(ending, 0);
});

test('at the prompt a first Ctrl-C asks, a second ends with 130, and a line between them takes the first back', async () => {
	const twice = await say(press, press);
	assert.equal(twice.ending, 130);
	assert.match(twice.parts[1] ?? '', /^\nCtrl-C again to quit\.\nProfile number, or text: $/);
	const between = await say(press, 'time', press, 'quit');
	assert.equal(between.ending, 0);
});

test('Ctrl-C leaves a question without doing anything', async () => {
	const {text, ending} = await say(...toToken, 'v', press, '%', 'quit');
	assert.match(text, /It was not printed/);
	assert.match(text, /There is no key "%"/);
	assert.equal(ending, 0);
});

test('a token that renews itself does so without breaking into a line or leading to another step', async () => {
	const bench = await createBench(withoutChoice);
	const renewal = async (): Promise<void> => {
		const before = bench.requests.length;
		const {token} = bench.session.state;
		while (bench.requests.length === before) {
			await bench.clock.advance(1000);
		}

		while (bench.session.state.token === token) {
			await settle();
		}
	};
	const {parts} = await converse(bench, [...toToken, 'A', 'requests', renewal, 'time', 'quit']);
	assert.equal(parts[7], '', 'nothing is said while a line is typed');
	assert.match(parts[8] ?? '', /^Time left: [\s\S]*ok: The token was renewed\./);
	assert.doesNotMatch(parts[8] ?? '', /Step 4/);
	assert.match(promptOf(parts[8] ?? ''), /Request number/);
});

test('the end of the input ends the program with 0', async () => {
	const {ending, text} = await say('1');
	assert.equal(ending, 0);
	assert.match(text, /The input has ended\.\n$/);
});
