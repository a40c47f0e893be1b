import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../../source/core/entok-error.ts';
import {json, pendingHttp, response, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {openRequestBench} from './bench.ts';

test('a sends every GET of the tab that needs no unknown id, and uses the ids found on the way', async () => {
	const bench = await openRequestBench();
	await bench.press('a');
	const rows = bench.workbench.rowsOf('requests');
	assert.ok(rows.every(({mark}) => mark === 'ok' || mark === 'no'));
	assert.equal(bench.sent().length, rows.length);
	assert.ok(bench.sent().every(url => !url.includes('{') && !url.includes('%7B')));
	const refused = rows.filter(({mark}) => mark === 'no').length;
	assert.ok(refused > 0 && refused < rows.length);
	assert.equal(bench.status(), `${rows.length} of ${rows.length} run: ${rows.length - refused} ok, ${refused} NO.`);
	assert.equal(bench.topKind(), undefined);
});

test('Esc ends the run and keeps what was answered', async () => {
	const {http, pending} = pendingHttp();
	const bench = await openRequestBench({http});
	await bench.press('a');
	pending[0]?.answer(tokenAnswer());
	await bench.press('');
	pending[1]?.answer(json(200, {}));
	await bench.press('');
	assert.equal(pending.length, 3);
	await bench.press('escape');
	pending[2]?.answer(json(200, {}));
	await bench.press('');
	assert.equal(pending.length, 3, 'nothing more is sent');
	assert.match(bench.status(), /Stopped: 1 of \d+ run/);
	assert.equal(bench.workbench.state.history.length, 1);
});

test('the run ends when the service asks to wait, and says how long', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), json(200, {}), response(429, '{}', {'retry-after': '17'})),
	});
	await bench.press('a');
	assert.match(bench.status(), /^2 of .* stopped: it asks to wait 17 s\.$/);
});

test('the run of a tab whose service the token is not for says what to do', async () => {
	const bench = await openRequestBench();
	await bench.press(']', 'a');
	assert.match(bench.status(), /press s and choose its scope first/);
	assert.deepEqual(bench.requests, []);
});

test('the run leaves out what needs an id that no list gives', async () => {
	const bench = await openRequestBench({
		http: request => Promise.resolve(request.purpose === 'token' ? tokenAnswer() : json(200, {value: []})),
	});
	await bench.press('a');
	const rows = bench.workbench.rowsOf('requests');
	const left = rows.filter(({mark}) => mark === 'none');
	assert.ok(left.length > 0 && left.every(({text}) => text.includes('{')));
	assert.match(bench.status(), new RegExp(`${left.length} need an id`));
});

test('two silences in a row end the run, one does not; what was answered is kept', async () => {
	const silence = new EntokError('no-answer', 'Nobody answers.');
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), json(200, {}), silence, json(200, {}), silence, silence, json(200, {})),
	});
	await bench.press('a');
	assert.match(bench.status(), /^5 of \d+ run: 2 ok, 3 NO, then stopped: nobody answers\.$/);
	assert.equal(bench.sent().length, 5);
	assert.equal(bench.workbench.state.history.length, 5);
	assert.equal(bench.topKind(), undefined);
	await bench.press('o');
	assert.equal(bench.topKind(), 'response', 'the last answer can be read');
});

test('of my own requests only whole GETs are run: nothing that writes, nothing that lacks what was not kept', async () => {
	const bench = await openRequestBench({workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}}});
	const draft = {method: 'GET', headers: [], allowWrites: false, allowedOrigins: []};
	bench.workbench.change({
		requestsTab: 'mine',
		ownRequests: [
			{...draft, url: '/users?$top=1'},
			{...draft, url: '/users', method: 'POST', body: '{}'},
			{...draft, url: '/users?$top=2', headers: [{name: 'X-HTTP-Method', value: 'DELETE'}]},
			{...draft, url: '/users?$top=3', headers: [{name: 'X-Api-Key', value: ''}]},
			{...draft, url: '/organization'},
		],
	});
	await bench.press('a');
	assert.deepEqual(bench.sent(), ['/v1.0/users?$top=1', '/v1.0/organization']);
	assert.equal(bench.status(), '2 of 5 run: 2 ok, 0 NO; 3 need an id or a text of yours, or may write.');
});

test('only what the filter leaves is run', async () => {
	const bench = await openRequestBench();
	await bench.press('/');
	await bench.type('organization');
	// Enter would send the first of them.
	bench.workbench.close();
	const rows = bench.workbench.rowsOf('requests');
	await bench.press('a');
	assert.equal(bench.sent().length, rows.length);
	assert.ok(bench.sent().every(url => url.includes('organization')));
});

test('a token that is refused ends the run at its first request, with the error on the screen', async () => {
	const bench = await openRequestBench({http: scriptedHttp(json(401, {error: 'invalid_client'}))});
	await bench.press('a');
	assert.equal(bench.topKind(), 'error');
	assert.deepEqual(bench.sent(), []);
});

test('the history is not run again', async () => {
	const bench = await openRequestBench();
	await bench.press('[', 'a');
	assert.equal(bench.status(), 'The history is not run again: choose another tab.');
	assert.deepEqual(bench.requests, []);
});
