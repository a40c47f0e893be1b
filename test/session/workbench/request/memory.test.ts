import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StateStore} from '../../../../source/core/doors.ts';
import {EntokError} from '../../../../source/core/entok-error.ts';
import {loadRequests} from '../../../../source/session/workbench/request/own-requests.ts';
import {json, jwtOf, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {memoryStore} from '../../../helpers/memory-store.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from './bench.ts';

async function open(stateStore: StateStore, options: RequestBenchOptions = {}): Promise<RequestBench> {
	const bench = await openRequestBench({...options, workbenchDoors: {...options.workbenchDoors, stateStore}});
	await loadRequests(bench.workbench);
	return bench;
}

const rows = ({workbench}: RequestBench): readonly string[] => workbench.rowsOf('requests').map(({text}) => text);

async function keep(bench: RequestBench, path: string): Promise<void> {
	await bench.press('n', 'end', 'ctrl-u');
	await bench.type(path);
	await bench.press('ctrl-x');
	await bench.workbench.requestMemory.flush();
}

test('own requests and the history are there again in the next run', async () => {
	const store = memoryStore();
	const first = await open(store);
	await keep(first, '/users?$top=3');
	await first.press('enter');
	await first.workbench.requestMemory.flush();

	const second = await open(store);
	await second.press('[', '[');
	assert.equal(second.workbench.state.requestsTab, 'mine');
	assert.deepEqual(rows(second), ['GET  /users?$top=3']);
	assert.equal(second.workbench.currentRow('requests')?.mark, 'none', 'an earlier result says nothing about this run');
	await second.press(']');
	assert.deepEqual(rows(second), ['GET  /users?$top=3']);
	assert.equal(second.workbench.currentRow('requests')?.note, '200');
	await second.press('enter');
	assert.deepEqual(second.sent(), ['/v1.0/users?$top=3']);
});

test('the history on disk has neither bodies nor headers nor tokens', async () => {
	const store = memoryStore();
	const bench = await open(store, {
		http: scriptedHttp(tokenAnswer(), json(201, {})),
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
	});
	const token = jwtOf({aud: 'x'});
	await bench.press('n', 'end', 'ctrl-u');
	await bench.type(`/users?access_token=${token}`);
	await bench.press('shift-tab', 'ctrl-u');
	await bench.type('POST');
	await bench.press('shift-tab');
	await bench.type('{"password":"hunter2hunter2"}');
	await bench.press('shift-tab');
	await bench.type('Prefer: respond-async');
	await bench.press('shift-tab', 'enter');
	assert.equal(bench.sent().length, 1);
	await bench.workbench.requestMemory.flush();
	assert.deepEqual(Object.keys(store.kept), ['requests']);
	const text = JSON.stringify(store.kept);
	for (const secret of [token, 'hunter2', 'respond-async', 'Bearer']) {
		assert.ok(!text.includes(secret), secret);
	}

	assert.deepEqual(store.kept['requests']?.['history'], [
		{method: 'POST', url: '/users?access_token=********', status: 201, at: bench.clock.now(), milliseconds: 12},
	]);
});

test('a header that is a credential is kept without its value, and asked for again before it is sent', async () => {
	const store = memoryStore();
	const first = await open(store);
	await first.press('n', 'tab');
	await first.type('X-Api-Key: hunter2hunter2');
	await first.press('ctrl-x');
	await first.workbench.requestMemory.flush();
	assert.equal(first.workbench.state.ownRequests[0]?.headers[0]?.value, 'hunter2hunter2', 'this run still has it');
	assert.ok(!JSON.stringify(store.kept).includes('hunter2'));

	const second = await open(store);
	await second.press('[', '[', 'enter');
	assert.equal(second.topKind(), 'request-editor');
	assert.match(second.status(), /Not kept on disk: the value of the header X-Api-Key/);
	assert.deepEqual(second.requests, []);
});

test('two entoks at the same time lose nothing of each other', async () => {
	const store = memoryStore();
	const [first, second] = [await open(store), await open(store)];
	await keep(first, '/a');
	await keep(second, '/b');
	await keep(first, '/c');
	const third = await open(store);
	await third.press('[', '[');
	assert.deepEqual(rows(third), ['GET  /a', 'GET  /b', 'GET  /c']);
	await third.press('d', 'y');
	await third.workbench.requestMemory.flush();
	await keep(second, '/d');
	const fourth = await open(store);
	await fourth.press('[', '[');
	assert.deepEqual(rows(fourth), ['GET  /b', 'GET  /c', 'GET  /d']);
});

test('a store that cannot be read is said once and never written', async () => {
	let updates = 0;
	const bench = await open({
		read: async () => {
			throw new EntokError('configuration', 'requests.json is not valid JSON.');
		},
		update: async () => void updates++,
	});
	assert.match(bench.status(), /could not be read: requests\.json is not valid JSON/);
	await keep(bench, '/a');
	assert.equal(updates, 0);
	assert.equal(bench.workbench.state.ownRequests.length, 1);
});

test('what a newer entok kept is left alone', async () => {
	const newer = {version: 2, own: 'in another form'};
	const store = memoryStore({requests: newer});
	const bench = await open(store);
	await keep(bench, '/a');
	assert.deepEqual(store.kept['requests'], newer);
});

test('a store that cannot be written is told with the next answer, and the request goes out all the same', async () => {
	const store: StateStore = {
		read: async () => undefined,
		update: async () => {
			throw new EntokError('configuration', 'The disk is full.');
		},
	};
	const bench = await open(store);
	bench.aimAt('graph.users');
	await bench.press('r');
	await bench.workbench.requestMemory.flush();
	await bench.press('r');
	assert.match(bench.status(), /200 in .* not kept in the history: The disk is full/);
});

test('odd entries on disk are passed over', async () => {
	const store = memoryStore({
		requests: {
			own: [
				null,
				{method: 'GET'},
				{method: 'GET', url: '/me', headers: [{name: 'a'}, {name: 'b', value: 'c'}], body: 7},
			],
			history: [
				{method: 'GET', url: '/x'},
				{method: 'GET', url: '/y', at: 5, status: 'no answer'},
			],
		},
	});
	const {workbench} = await open(store);
	assert.deepEqual(
		workbench.state.ownRequests.map(({url, headers, body}) => [url, headers, body]),
		[['/me', [{name: 'b', value: 'c'}], undefined]],
	);
	assert.deepEqual(
		workbench.state.history.map(({draft, status}) => [draft.url, status]),
		[['/y', 'no answer']],
	);
});

test('without a store everything lives in memory', async () => {
	const bench = await openRequestBench();
	await loadRequests(bench.workbench);
	await keep(bench, '/a');
	assert.equal(bench.workbench.state.ownRequests.length, 1);
});
