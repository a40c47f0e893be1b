import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../../source/core/entok-error.ts';
import type {SignInLayer} from '../../../../source/session/workbench/sign-in/layer.ts';
import {json, scriptedHttp} from '../../../helpers/canned.ts';
import {settle} from '../../../helpers/fake-clock.ts';
import {scriptFlow} from '../../../helpers/scripted-flow.ts';
import {openRequestBench} from '../request/bench.ts';
import {enterCode, openSignInBench, type SignInBench, signIn} from './bench.ts';

/** The sign-in screen, which must be on top. */
function screen({workbench}: SignInBench): SignInLayer {
	const {topLayer} = workbench;
	assert.equal(topLayer?.kind, 'sign-in');
	return topLayer as SignInLayer;
}

test('the screen opens by itself when a person is waited for, and goes when the token has come', async () => {
	using bench = await openSignInBench();
	screen(bench);
	bench.deviceCode.succeed();
	await settle();
	assert.equal(bench.topKind(), undefined);
	assert.match(bench.status(), /^Token from Entra in/);
});

test('the time a person took is told in words, not in thousands of milliseconds', async () => {
	using bench = await openSignInBench();
	await bench.clock.advance(93_000);
	bench.deviceCode.succeed();
	await settle();
	assert.match(bench.status(), /^Token from Entra in 2 min, kept in memory only/);
});

test('a poll changes nothing about the screen, another code opens a new one', async () => {
	using bench = await openSignInBench();
	await bench.press('#');
	bench.deviceCode.show({...enterCode, polls: 1, lastAnswer: 'authorization_pending'});
	assert.equal(screen(bench).showsQr, true);
	bench.deviceCode.show({...enterCode, userCode: 'ANOTHERONE'});
	assert.equal(screen(bench).showsQr, false);
	assert.equal(bench.workbench.state.layers.length, 1);
});

test('Esc cancels the sign-in; nothing else leaves the screen', async () => {
	using bench = await openSignInBench();
	for (const key of ['q', 'enter', 't', '1', 's', 'X', 'tab']) {
		await bench.press(key);
		screen(bench);
	}

	assert.equal(bench.deviceCode.runs, 1);
	await bench.press('escape');
	assert.equal(bench.topKind(), undefined);
	assert.equal(bench.session.state.token.status, 'idle');
	assert.match(bench.status(), /^Cancelled/);
});

test('a refusal closes the screen and opens the error screen', async () => {
	using bench = await openSignInBench();
	bench.deviceCode.fail(new EntokError('token-refused', 'No.', 'Try again.'));
	await settle();
	assert.deepEqual(
		bench.workbench.state.layers.map(({kind}) => kind),
		['error'],
	);
});

test('a request that waited for a sign-in goes on, and its answer is opened', async () => {
	using deviceCode = scriptFlow('device-code', 'device code', enterCode);
	const bench = await openRequestBench({
		choice: {profileId: 'contoso-user', flow: 'device-code', scope: 'User.Read'},
		http: scriptedHttp(json(200, {value: []})),
	});
	bench.aimAt('graph.users');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'sign-in');
	deviceCode.succeed();
	await bench.press('u');
	assert.equal(bench.topKind(), 'response');
	assert.equal(bench.workbench.state.layers.length, 1);
});

test('what the palette finds has to wait until the sign-in is over', async () => {
	using bench = await openSignInBench();
	await bench.press(':');
	await bench.type('forget all');
	await bench.press('enter');
	screen(bench);
	assert.match(bench.status(), /A sign-in is waiting for you: Esc cancels it first/);
});

test('f asks for an authorization code instead, and back for a device code', async () => {
	using bench = await openSignInBench();
	await bench.press('f');
	assert.equal(bench.session.state.choice.flow, 'authorization-code');
	assert.equal(bench.browser.runs, 1);
	assert.equal(screen(bench).of, signIn.address);
	assert.doesNotMatch(bench.status(), /Cancelled/);
	await bench.press('f');
	assert.equal(bench.deviceCode.runs, 2);
	assert.equal(screen(bench).of, enterCode.userCode);
});

test('o opens the short address here, p prints the long one whole and outside, d and x play the demo user', async () => {
	using bench = await openSignInBench();
	await bench.press('o', 'p', 'd', 'x', 'f', 'o', 'p', 'd');
	assert.deepEqual(bench.done, [
		['open', enterCode.address],
		['print', enterCode.address, enterCode.userCode],
		['play', 'enter-code', 'approve'],
		['play', 'enter-code', 'decline'],
		['open', signIn.startAddress],
		['print', signIn.address],
		['play', 'sign-in', 'approve'],
	]);
});

test('what is not there is not offered, and its key says why', async () => {
	using bench = await openSignInBench({doors: {isRemote: true, printOutside: async () => {}}});
	await bench.press('o');
	assert.match(bench.status(), /This runs over SSH: open https:\/\/microsoft\.com\/devicelogin where you are/);
	await bench.press('#');
	assert.match(bench.status(), /cannot show the blocks/);
	await bench.press('d');
	assert.match(bench.status(), /Only the demo tenant/);
});

test('# shows the QR code where it fits, and says what it needs where it does not', async () => {
	using roomy = await openSignInBench({columns: 80, rows: 24});
	await roomy.press('#');
	assert.equal(screen(roomy).showsQr, true);
	await roomy.press('#');
	assert.equal(screen(roomy).showsQr, false);
	using small = await openSignInBench({columns: 60, rows: 15});
	await small.press('#');
	assert.equal(screen(small).showsQr, false);
	assert.match(small.status(), /The QR code needs a window of 73x22/);
});

test('a pasted address is taken anywhere on the screen, in one piece', async () => {
	using bench = await openSignInBench({flow: 'authorization-code'});
	const taken: string[] = [];
	bench.browser.show({...signIn, take: address => void taken.push(address)});
	bench.paste('  http://localhost:8400/?code=go\nod&state=x\n');
	assert.deepEqual(taken, ['http://localhost:8400/?code=good&state=x']);
	assert.match(bench.status(), /The address fits/);
});

test('an address that does not fit stays in the box with the reason, is mended by typing, and offered with Enter', async () => {
	using bench = await openSignInBench({flow: 'authorization-code'});
	bench.paste('http://localhost:8400/?code=goo');
	assert.deepEqual(
		[screen(bench).box.text, screen(bench).isTyping, screen(bench).boxFault],
		['http://localhost:8400/?code=goo', true, 'This address is not of this sign-in: its state is another one.'],
	);
	await bench.type('d');
	assert.equal(screen(bench).boxFault, undefined);
	await bench.press('enter');
	assert.match(bench.status(), /The address fits/);
});

test('what a paste takes the place of comes back with Ctrl-Y', async () => {
	using bench = await openSignInBench({flow: 'authorization-code'});
	await bench.press('tab');
	await bench.type('typed by hand');
	await bench.press('escape');
	assert.equal(screen(bench).isTyping, false);
	bench.paste('http://localhost/');
	assert.equal(screen(bench).box.text, 'http://localhost/');
	await bench.press('ctrl-y');
	assert.equal(screen(bench).box.text, 'http://localhost/typed by hand');
});

test('Enter in an empty box says that it is empty', async () => {
	using bench = await openSignInBench({flow: 'authorization-code'});
	await bench.press('tab', 'enter');
	assert.match(bench.status(), /no address in the box/);
});

test('letters are text in the box; Tab and Esc only leave it', async () => {
	using bench = await openSignInBench({flow: 'authorization-code'});
	await bench.press('tab');
	await bench.type('fpo?:q');
	assert.equal(screen(bench).box.text, 'fpo?:q');
	await bench.press('escape');
	assert.equal(screen(bench).isTyping, false);
	assert.equal(screen(bench).box.text, 'fpo?:q');
	assert.deepEqual(bench.done, []);
});

test('the ways are taken by number or with the cursor; over SSH the forwarded port is the first', async () => {
	using here = await openSignInBench({flow: 'authorization-code'});
	await here.press('enter');
	assert.deepEqual(here.done, [['open', signIn.startAddress]]);
	await here.press('j', 'enter', '4');
	assert.deepEqual(here.done[1], ['print', signIn.address]);
	assert.match(here.status(), /ssh -L 8400:localhost:8400/);
	assert.equal(screen(here).cursor, 3);
	using remote = await openSignInBench({
		flow: 'authorization-code',
		doors: {isRemote: true, printOutside: async () => {}},
	});
	await remote.press('enter');
	assert.match(remote.status(), /^Run there: ssh -L 8400:localhost:8400 … {2}then open http:\/\/localhost:8400\/start/);
	await remote.press('4');
	assert.match(remote.status(), /Open http:\/\/localhost:8400\/start in a browser on this machine/);
});
