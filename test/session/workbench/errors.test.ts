import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import {json, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const silence = (code: string): EntokError => new EntokError('no-answer', 'Nothing came.', 'Look there.', {code});

const titleOf = ({workbench: {topLayer}}: RequestBench): string =>
	topLayer?.kind === 'error' ? topLayer.title : `no error on top, but ${topLayer?.kind}`;

test('DNS, a closed port, TLS and a time-out have titles that tell them apart', async () => {
	for (const [code, reason] of [
		['dns', 'the host was not found'],
		['refused', 'no connection'],
		['tls', 'no secure connection'],
		['timeout', 'it took too long'],
	] as const) {
		const bench = await openRequestBench({http: scriptedHttp(silence(code), tokenAnswer(), silence(code))});
		await bench.press('t');
		assert.equal(titleOf(bench), `No token: ${reason}`);
		await bench.press('escape', 't', '5');
		bench.aimAt('graph.users');
		await bench.press('enter');
		assert.equal(titleOf(bench), `No answer to the request: ${reason}`);
	}
});

test('r on an error tries again what failed: the token', async () => {
	const bench = await openRequestBench({http: scriptedHttp(silence('dns'), tokenAnswer())});
	await bench.press('t');
	assert.match(titleOf(bench), /^No token/);
	await bench.press('r');
	assert.equal(bench.topKind(), undefined);
	assert.equal(bench.session.state.token.status, 'done');
});

test('r on an error sends the very request that failed again, whatever the cursor is on, and shows its answer', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(
			tokenAnswer(),
			silence('timeout'),
			silence('timeout'),
			json(200, {}),
			silence('reset'),
			json(200, {}),
		),
	});
	await bench.press('n', 'ctrl-u');
	await bench.type('/groups?$top=1');
	await bench.press('enter', 'r');
	assert.match(titleOf(bench), /it took too long$/);
	await bench.press('r');
	assert.equal(bench.topKind(), 'response');
	await bench.press('r');
	assert.match(titleOf(bench), /the connection broke off$/);
	await bench.press('r');
	assert.deepEqual(
		bench.workbench.state.layers.map(({kind}) => kind),
		['request-editor', 'response'],
		'the viewer is there once',
	);
	assert.deepEqual(new Set(bench.sent()), new Set(['/v1.0/groups?$top=1']));
	assert.equal(bench.sent().length, 5);
});

test('an error that nothing was sent for has nothing to try again', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), json(200, {})),
		workbenchDoors: {
			edit: async () => {
				throw new EntokError('usage', 'No editor: The program «nano» was not found.');
			},
		},
	});
	bench.aimAt('graph.users');
	await bench.press('enter', 'E');
	assert.equal(bench.topKind(), 'error');
	await bench.press('r');
	assert.equal(bench.status(), 'There is nothing to try again here.');
	assert.equal(bench.sent().length, 1);
});

test('while a request is on its way, the status says how to cancel it before its long address', async () => {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), json(200, {}))});
	await bench.press('t', '5');
	bench.aimAt('graph.users');
	bench.pressAtOnce('enter');
	assert.match(bench.status(), /^On its way, Esc or Ctrl-C cancels: GET \/v1\.0\/users\?/);
});
