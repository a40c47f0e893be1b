import assert from 'node:assert/strict';
import {test} from 'node:test';
import {draftSoFar} from '../../../../source/session/workbench/request/editor.ts';
import {editorIn} from '../../../../source/session/workbench/request/editor-keys.ts';
import {preflight} from '../../../../source/session/workbench/request/preflight.ts';
import type {Layer} from '../../../../source/session/workbench/state.ts';
import {headerOf, json, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from './bench.ts';

const open = async (options: RequestBenchOptions = {}): Promise<RequestBench> => {
	const bench = await openRequestBench(options);
	await bench.press('n');
	return bench;
};

const fields = ({workbench}: RequestBench): readonly string[] => {
	const layer = workbench.topLayer;
	assert.equal(layer?.kind, 'request-editor');
	const {fields: all, at} = editorIn(workbench, layer);
	return all.map(({name, field}, index) => `${index === at ? '>' : ''}${name}: ${field.text}`);
};

test('the editor begins in the address; Tab goes on, Shift-Tab back, both around the end', async () => {
	const bench = await open();
	assert.deepEqual(fields(bench), ['Method: GET', '>URL: /', 'Header: ', 'Body: ']);
	await bench.press('tab', 'tab', 'tab');
	assert.deepEqual(fields(bench)[0], '>Method: GET');
	await bench.press('shift-tab');
	assert.deepEqual(fields(bench)[3], '>Body: ');
});

test('a header that was written makes room for another, and an emptied one goes', async () => {
	const bench = await open();
	await bench.press('tab');
	await bench.type('Prefer: a');
	assert.deepEqual(fields(bench), ['Method: GET', 'URL: /', '>Header: Prefer: a', 'Header: ', 'Body: ']);
	await bench.press('ctrl-u', 'enter');
	assert.deepEqual(fields(bench), ['Method: GET', 'URL: /', 'Header: ', '>Body: ']);
});

test('Enter in the address sends; letters are text, also those that are keys elsewhere', async () => {
	const bench = await open();
	await bench.type('users?$top=2');
	await bench.press('tab');
	await bench.type('Prefer: q');
	await bench.press('shift-tab', 'enter');
	assert.deepEqual(bench.sent(), ['/v1.0/users?$top=2']);
	assert.equal(headerOf(bench.requests.at(-1), 'prefer'), 'q');
	assert.equal(bench.topKind(), 'response');
	await bench.press('escape');
	assert.equal(bench.topKind(), 'request-editor');
	assert.deepEqual(bench.workbench.state.ownRequests, [], 'it is kept only when asked to');
});

test('Esc and Ctrl-C close the editor and lose nothing; n brings it back, Ctrl-R starts over', async () => {
	for (const key of ['escape', 'ctrl-c']) {
		const bench = await open();
		await bench.type('users');
		await bench.press(key);
		assert.equal(bench.topKind(), undefined);
		await bench.press('n');
		assert.equal(fields(bench)[1], '>URL: /users');
		assert.match(bench.status(), /what you wrote before/);
		await bench.press('ctrl-r');
		assert.equal(fields(bench)[1], '>URL: /');
	}
});

test('Ctrl-X keeps the request under Mine, once', async () => {
	const bench = await open();
	await bench.type('users');
	await bench.press('ctrl-x');
	assert.equal(bench.topKind(), undefined);
	assert.equal(bench.workbench.state.requestsTab, 'mine');
	assert.deepEqual(
		bench.workbench.rowsOf('requests').map(({text}) => text),
		['GET  /users'],
	);
	await bench.press('n');
	assert.equal(fields(bench)[1], '>URL: /', 'the next one begins anew');
	await bench.type('users');
	await bench.press('ctrl-x');
	assert.equal(bench.workbench.state.ownRequests.length, 1);
	await bench.press('enter');
	assert.deepEqual(bench.sent(), ['/v1.0/users']);
});

test('e changes one of mine in its place', async () => {
	const bench = await open();
	for (const name of ['a', 'b']) {
		await bench.type(name);
		await bench.press('ctrl-x', 'n');
	}

	await bench.press('escape', 'k', 'e');
	assert.equal(fields(bench)[1], '>URL: /a');
	await bench.type('2');
	await bench.press('ctrl-x');
	assert.deepEqual(
		bench.workbench.rowsOf('requests').map(({text}) => text),
		['GET  /a2', 'GET  /b'],
	);
	assert.equal(bench.workbench.state.lists.requests.cursor, 0);
});

test('e on a request of the catalogue makes one of mine of it, and leaves the catalogue alone', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.groups');
	await bench.press('e', 'ctrl-x');
	assert.match(bench.workbench.rowsOf('requests')[0]?.text ?? '', /^GET {2}\/v1\.0\/groups\?/);
});

test('d asks before it deletes, and Enter means no', async () => {
	const bench = await open();
	await bench.press('ctrl-x', 'd');
	assert.equal(bench.topKind(), 'request-question');
	await bench.press('enter');
	assert.equal(bench.workbench.state.ownRequests.length, 1);
	await bench.press('d', 'y');
	assert.deepEqual(bench.workbench.state.ownRequests, []);
	await bench.press('d');
	assert.match(bench.status(), /in the tab Mine/);
});

test('Ctrl-G edits the body, or all headers at once, in the editor of the person', async () => {
	const texts = ['{\n  "a": 1\n}\n', 'Prefer: a\n\nConsistencyLevel: eventual\n'];
	const bench = await open({workbenchDoors: {edit: async () => texts.shift() ?? ''}});
	await bench.press('ctrl-g');
	assert.equal(fields(bench).at(-1), 'Body: {\n  "a": 1\n}');
	await bench.press('tab', 'ctrl-g');
	assert.deepEqual(fields(bench).slice(2, 5), ['Header: Prefer: a', 'Header: ConsistencyLevel: eventual', 'Header: ']);
});

test('a text editor that fails takes nothing away from whoever has gone on meanwhile', async () => {
	const away = Promise.withResolvers<string>();
	const bench = await open({workbenchDoors: {edit: () => away.promise}});
	await bench.press('ctrl-g', 'escape', '/');
	away.reject(new Error('No editor.'));
	await bench.type('us');
	assert.equal(bench.topKind(), 'filter');
	assert.equal(bench.workbench.state.lists.requests.filter, 'us');
});

test('what is no request is not sent, and what is wrong is said', async () => {
	const bench = await open();
	const wrong: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[['end', 'ctrl-u', 'enter'], /The URL is/],
		[['/', 'a', 'space', 'b', 'enter'], /The URL is/],
		[['ctrl-u', '/', '{', 'i', 'd', '}', 'enter'], /put an id in its place/],
		[['ctrl-w', 'tab', 'x', 'shift-tab', 'enter'], /A header is written/],
		[['shift-tab', '1', 'enter'], /The method is one word/],
	];
	for (const [keys, message] of wrong) {
		await bench.press(...keys);
		assert.match(bench.status(), message);
		assert.equal(bench.topKind(), 'request-editor');
	}

	assert.deepEqual(bench.requests, []);
});

test('a path with an id to be put in has the cursor behind it', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.user-member-of');
	await bench.press('enter', 'ctrl-w');
	await bench.type('me@contoso.example');
	assert.match(fields(bench)[1] ?? '', /^>URL: \/v1\.0\/users\/me@contoso\.example\/memberOf/);
});

test('a method in front of the address counts, as in documentation that is pasted', async () => {
	const bench = await open({workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}}});
	await bench.press('ctrl-u');
	bench.paste('PATCH /users/x');
	await bench.press('enter');
	assert.deepEqual([bench.requests.at(-1)?.method, bench.sent()], ['PATCH', ['/v1.0/users/x']]);
});

test('pasted text goes into the field that has the keys', async () => {
	const bench = await open();
	bench.paste('users\n');
	assert.equal(fields(bench)[1], '>URL: /users ');
});

test('a body makes a request of JSON', async () => {
	const bench = await open({
		http: scriptedHttp(tokenAnswer(), json(201, {})),
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
	});
	await bench.press('shift-tab', 'ctrl-u');
	await bench.type('post');
	await bench.press('shift-tab');
	await bench.type('{"a":1}');
	await bench.press('tab', 'enter');
	const request = bench.requests.at(-1);
	assert.equal(request?.method, 'POST');
	assert.equal(request?.body, '{"a":1}');
	assert.equal(headerOf(request, 'content-type'), 'application/json');
});

test('a whole address typed behind the slash of a new request is that address, and judged as it', async () => {
	const bench = await open();
	await bench.type('https://evil.example/v1.0/users');
	await bench.press('enter');
	assert.ok(
		bench.requests.every(({purpose}) => purpose === 'token'),
		'nothing was sent there',
	);
	assert.doesNotMatch(bench.status(), /^200/);
});

test('what is no method is said while it is written', async () => {
	const bench = await open();
	await bench.press('shift-tab');
	await bench.type('{"a":1}');
	const draft = draftSoFar(
		editorIn(bench.workbench, bench.workbench.topLayer as Extract<Layer, {kind: 'request-editor'}>),
	);
	const [first] = preflight(bench.workbench, draft);
	assert.deepEqual(
		[first?.mark, first?.value],
		['no', 'nothing: The method is one word: GET, POST, PATCH, PUT or DELETE.'],
	);
});
