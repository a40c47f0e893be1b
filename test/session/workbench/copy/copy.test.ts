import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Copied} from '../../../../source/core/clipboard.ts';
import {EntokError} from '../../../../source/core/entok-error.ts';
import {decodeToken} from '../../../../source/core/jwt.ts';
import {copyLines} from '../../../../source/session/workbench/copy/menu.ts';
import {listedActions, shownKeys} from '../../../../source/session/workbench/listed-actions.ts';
import {draftOf} from '../../../../source/session/workbench/request/draft.ts';
import {tick} from '../../../../source/session/workbench/ticking.ts';
import {createFakeClipboard} from '../../../helpers/fake-clipboard.ts';
import {openRequestBench, type RequestBenchOptions} from '../request/bench.ts';

async function open(options: RequestBenchOptions & {readonly copied?: Copied; readonly fault?: Error} = {}) {
	const {copied, fault, ...rest} = options;
	const clipboard = createFakeClipboard(copied, fault);
	const bench = await openRequestBench({...rest, workbenchDoors: {clipboard, ...rest.workbenchDoors}});
	return {...bench, clipboard, last: (): string => clipboard.texts.at(-1) ?? ''};
}

test('y and a letter copy the token in each of its forms, and every one is the real token', async () => {
	const bench = await open();
	await bench.press('t', 'y', 't');
	const token = bench.last();
	assert.equal(typeof decodeToken(token).payload['aud'], 'string');
	assert.equal(bench.status(), 'token copied to the tmux buffer (paste: prefix ])');
	assert.equal(bench.workbench.state.status.mark, 'ok');
	assert.equal(bench.topKind(), undefined);
	await bench.press('c', 'h');
	assert.equal(bench.last(), `Authorization: Bearer ${token}`);
	await bench.press('y', 'x');
	assert.equal(bench.last(), `export ACCESS_TOKEN=${token}`);
	await bench.press('y', 'p');
	assert.equal(bench.last(), `$env:ACCESS_TOKEN = '${token}'`);
	await bench.press('y', 'j');
	assert.deepEqual(JSON.parse(bench.last()), decodeToken(token).payload);
	assert.match(bench.last(), /^\{\n {2}"aud"/);
});

test('what cannot be copied says why, and the menu stays for another line', async () => {
	const bench = await open();
	await bench.press('y', 't');
	assert.equal(bench.status(), 'There is no token yet: press t.');
	assert.equal(bench.topKind(), 'copy');
	await bench.press('b');
	assert.equal(bench.status(), 'Nothing was answered yet.');
	await bench.press('k');
	assert.equal(bench.status(), 'Nothing was copied here yet.');
	assert.deepEqual(bench.clipboard.texts, []);
});

test('other letters rest in the menu; ? and : stay, Esc closes it', async () => {
	const bench = await open();
	await bench.press('y', 'z');
	assert.equal(bench.status(), 'The copy menu has no key z; Esc closes it.');
	await bench.press('?');
	assert.equal(bench.topKind(), 'help');
	await bench.press('escape', 'escape');
	assert.equal(bench.topKind(), undefined);
});

test('the menu is walked with the arrows, and Enter copies what the cursor is on', async () => {
	const bench = await open();
	await bench.press('t', 'y', 'down', 'enter');
	assert.match(bench.last(), /^Authorization: Bearer eyJ/);
	await bench.press('y', 'up', 'enter');
	assert.equal(bench.topKind(), 'page', 'around the end: how it works here');
});

test('u and c copy the marked request as it would be sent, without the token', async () => {
	const bench = await open();
	bench.aimAt('graph.users');
	await bench.press('t', '5', 'y', 'u');
	const address = bench.last();
	assert.match(address, /^http:\/\/localhost:4711\/v1\.0\/users\?/);
	await bench.press('y', 'c');
	assert.equal(bench.last(), `curl --header "Authorization: Bearer $ACCESS_TOKEN" '${address}'`);
});

test('a marked request that lacks an id says so', async () => {
	const bench = await open();
	bench.aimAt('graph.user');
	await bench.press('y', 'u');
	assert.match(bench.status(), /^Which user\? Put its id in/);
});

test('away from the list it is the last request that was sent; in an answer, the one that was answered', async () => {
	const bench = await open();
	bench.aimAt('graph.users');
	await bench.press('enter', 'y', 'u');
	const address = bench.last();
	assert.match(address, /\/users\?/);
	await bench.press('escape');
	bench.aimAt('graph.organization');
	await bench.press('4', 'y', 'u');
	assert.equal(bench.last(), address);
	await bench.press('5', 'y', 'u');
	assert.match(bench.last(), /\/organization/);
});

test('the body of the answer is copied with its secrets masked', async () => {
	const bench = await open();
	bench.aimAt('graph.users');
	await bench.press('enter', 'y', 'b');
	assert.match(bench.last(), /"displayName"/);
	assert.equal(bench.topKind(), 'response');
});

test('curl with the token asks first; only y copies it', async () => {
	const bench = await open();
	bench.aimAt('graph.users');
	await bench.press('t', '5', 'y', 'C', 'enter');
	assert.equal(bench.status(), 'Nothing was copied.');
	assert.deepEqual(bench.clipboard.texts, []);
	await bench.press('y', 'C', 'y');
	assert.match(bench.last(), /^curl --header 'Authorization: Bearer eyJ[\w.-]+' 'http/);
});

test('the token is not written into a request it is not for', async () => {
	const bench = await open();
	bench.workbench.change({requestsTab: 'mine', ownRequests: [draftOf('GET', 'https://elsewhere.example/x')]});
	await bench.press('t', '5', 'y', 'C');
	assert.match(bench.status(), /^Not with this token: /);
	assert.equal(bench.topKind(), 'copy');
});

test('secrets in the headers of one’s own request are masked in curl', async () => {
	const bench = await open();
	bench.workbench.change({
		requestsTab: 'mine',
		ownRequests: [
			draftOf('POST', '/users', {
				headers: [{name: 'x-api-key', value: 'very secret'}],
				body: '{"password":"quite secret","name":"a"}',
			}),
		],
	});
	await bench.press('t', '5', 'y', 'c');
	assert.match(bench.last(), /^curl --request POST .*'x-api-key: \*{8}' --data-raw .*"name":"a"/);
	assert.doesNotMatch(bench.last(), /secret"|very secret/);
});

test('each way is said, with what cannot be known', async () => {
	for (const [copied, columns, status] of [
		[
			{way: 'osc52', isMosh: false},
			120,
			'token sent to your terminal by OSC 52; if paste is empty your terminal refuses it: see ? copy',
		],
		[{way: 'osc52', isMosh: true}, 120, /mosh cuts long ones/],
		[{way: 'native', program: 'xclip'}, 80, 'token copied to the clipboard by xclip'],
		[{way: 'tmux', isPassedOn: false}, 120, /tmux buffer only .* too old to pass it on/],
		[
			{way: 'file', path: '/run/user/1/entok/copied-1', isPassing: false},
			80,
			'token written to /run/user/1/entok/copied-1, which only you can read',
		],
		[
			{way: 'file', path: '/x', isPassing: true, because: 'xclip ended with 1'},
			80,
			/^token written to \/x, .* until entok ends: xclip ended with 1$/,
		],
	] as const) {
		const bench = await open({copied, columns});
		await bench.press('t', 'y', 't');
		if (typeof status === 'string') {
			assert.equal(bench.status(), status);
		} else {
			assert.match(bench.status(), status);
		}

		assert.ok((bench.workbench.state.status.short ?? bench.status()).length <= 76, 'fits 80 columns');
	}
});

test('a text that is too long, or a way that fails, is said in words', async () => {
	const bench = await open({fault: new EntokError('usage', 'Not copied: too long.', 'Take a file.')});
	await bench.press('t', 'y', 't');
	assert.equal(bench.status(), 'Not copied: too long. Take a file.');
	assert.equal(bench.workbench.state.status.mark, 'no');
	assert.equal(bench.workbench.state.copied, undefined);
});

test('after a minute clearing a secret is offered, once; it is done by y k and never by itself', async () => {
	const bench = await open();
	await bench.press('t', 'y', 't');
	const after = async (milliseconds: number): Promise<string> => {
		await bench.clock.wakeAfter(milliseconds);
		tick(bench.workbench);
		return bench.status();
	};
	assert.match(await after(59_000), /^token copied/);
	assert.equal(await after(1000), 'token may still be where it was copied to: y k clears that');
	assert.equal(bench.clipboard.texts.length, 1);
	bench.workbench.say('Something else.');
	assert.equal(await after(60_000), 'Something else.');
	await bench.press('y', 'k');
	assert.equal(bench.last(), '');
	assert.equal(bench.status(), 'token cleared: the tmux buffer is deleted');
	await bench.press('y', 'k');
	assert.equal(bench.status(), 'Nothing was copied here yet.');
});

test('clearing a text that is no secret is not offered', async () => {
	const bench = await open();
	await bench.press('t', 'y', 'j');
	await bench.clock.wakeAfter(120_000);
	tick(bench.workbench);
	assert.match(bench.status(), /^claims copied/);
});

test('the palette lists every line of the menu with both its keys, and does it', async () => {
	const bench = await open();
	const keys = new Map(listedActions('copy').map(action => [action.id, shownKeys(action).join(' ')]));
	assert.equal(keys.get('copy.token'), 'y t');
	assert.ok(copyLines(bench.workbench).every(({action}) => keys.has(action.id)));
	await bench.press('t', ':');
	await bench.type('copy the access token');
	await bench.press('enter');
	assert.match(bench.last(), /^eyJ/);
});

test('? copy explains the way that is taken and what to do when paste is empty', async () => {
	const bench = await open();
	await bench.press('?');
	await bench.type('when paste is empty');
	await bench.press('enter');
	const {topLayer} = bench.workbench;
	assert.ok(topLayer?.kind === 'page');
	const text = JSON.stringify(topLayer.document);
	assert.match(text, /into a buffer of tmux .*: the test says so\./);
	assert.match(text, /mosh.*--clipboard/);
});

test('without a clipboard the key says so', async () => {
	const bench = await openRequestBench();
	await bench.press('y');
	assert.equal(bench.status(), 'There is no clipboard here.');
});

test('an expired token is copied with a word about that', async () => {
	const bench = await open();
	await bench.press('t');
	await bench.clock.wakeAfter(3 * 3_600_000);
	await bench.press('y', 't');
	assert.match(bench.status(), /^token copied .*\. It has expired: T takes another one\.$/);
});
