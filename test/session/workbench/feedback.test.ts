import assert from 'node:assert/strict';
import {test} from 'node:test';
import {json, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {openRequestBench} from './request/bench.ts';

test('a question that is not answered with y says what came of it, whatever was said before', async () => {
	const bench = await openRequestBench();
	await bench.press('t');
	for (const key of ['enter', 'escape', 'n']) {
		await bench.press('v', key);
		assert.equal(bench.status(), 'The token stays masked.');
	}

	bench.workbench.change({focus: 'profile'});
	await bench.press('d', 'escape');
	assert.equal(bench.status(), 'Nothing was removed.');
});

test('leaving the name of a production profile untyped says that nothing was sent', async () => {
	const bench = await openRequestBench({
		choice: {profileId: 'fabrikam-partner'},
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
	});
	await bench.press('n', 'ctrl-u');
	await bench.type('DELETE /users/x');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'confirm-write');
	await bench.press('escape');
	assert.equal(bench.status(), 'Nothing was sent.');
	assert.deepEqual(bench.sent(), []);
});

test('forgetting the tokens ends the renewal of the one that renewed itself', async () => {
	const bench = await openRequestBench();
	await bench.press('t', 'A');
	assert.equal(bench.workbench.state.isRenewing, true);
	await bench.press('X');
	assert.equal(bench.workbench.state.isRenewing, false);
});

test('u says which times are shown, also where none stands', async () => {
	const bench = await openRequestBench();
	await bench.press('t', ']', ']', 'u');
	assert.equal(bench.workbench.state.tokenTab, 'raw');
	assert.equal(bench.status(), 'Times are local now.');
	await bench.press('u');
	assert.equal(bench.status(), 'Times are in UTC now.');
});

test('a key that does nothing here says so, in an answer as in a panel, and where it would', async () => {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), json(200, {value: []}))});
	await bench.press('H');
	assert.equal(bench.status(), 'There is no key H here; ? lists the keys.');
	bench.aimAt('graph.users');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'response');
	await bench.press('H');
	assert.equal(bench.status(), 'There is no key H here; ? lists the keys.');
	await bench.press('A');
	assert.match(bench.status(), /^A belongs to the token: renew automatically/);
	await bench.press('ctrl-t');
	assert.match(bench.status(), /no key Ctrl-T here/);
});
