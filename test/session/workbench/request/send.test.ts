import assert from 'node:assert/strict';
import {test} from 'node:test';
import {freshView} from '../../../../source/session/workbench/response/view.ts';
import {json, pendingHttp, response, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {openRequestBench, type RequestBench} from './bench.ts';

const row = ({workbench}: RequestBench, id: string) => {
	const found = workbench.rowsOf('requests').find(listed => listed.id === id);
	assert.ok(found, `no row ${id}`);
	return found;
};

const result = (bench: RequestBench, id: string): readonly unknown[] => {
	const {note, mark, detail} = row(bench, id);
	return [mark, note, detail];
};

const write =
	(method: string, url = '/users') =>
	async (bench: RequestBench) => {
		await bench.press('n', 'shift-tab', 'ctrl-u');
		await bench.type(method);
		await bench.press('tab', 'end', 'ctrl-u');
		await bench.type(url);
		await bench.press('enter');
	};

test('a row shows what came of its request, with status and time', async () => {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), json(200, {value: []}), json(403, {}))});
	assert.deepEqual(result(bench, 'graph.users'), ['none', '-', undefined]);
	bench.aimAt('graph.users');
	await bench.press('r');
	assert.deepEqual(result(bench, 'graph.users'), ['ok', '200', '  12 ms']);
	assert.equal(bench.topKind(), undefined);
	bench.aimAt('graph.groups');
	await bench.press('r');
	assert.deepEqual(result(bench, 'graph.groups'), ['no', '403', '  12 ms']);
});

test('a request that is on its way shows as running', async () => {
	const {http, pending} = pendingHttp();
	const bench = await openRequestBench({http});
	bench.aimAt('graph.users');
	await bench.press('r');
	pending[0]?.answer(tokenAnswer());
	await bench.press('');
	assert.equal(row(bench, 'graph.users').mark, 'running');
	pending[1]?.answer(json(200, {value: []}));
	await bench.press('');
	assert.equal(row(bench, 'graph.users').mark, 'ok');
});

test('results belong to whoever sent the request: another profile has none yet', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.groups');
	await bench.press('r');
	assert.equal(row(bench, 'graph.groups').mark, 'ok');
	bench.session.choose({profileId: 'contoso-helpdesk'});
	assert.equal(row(bench, 'graph.groups').mark, 'none');
	await bench.press('r');
	assert.equal(row(bench, 'graph.groups').note, '403');
	bench.session.choose({profileId: 'contoso-inventory'});
	assert.equal(row(bench, 'graph.groups').note, '200');
});

test('an id found in a list is put into later paths, and not for another tenant', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.user');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'request-editor');
	assert.match(bench.status(), /Which user\?/);
	await bench.press('escape');
	bench.aimAt('graph.users');
	await bench.press('r');
	bench.aimAt('graph.user');
	await bench.press('r');
	assert.match(bench.sent()[1] ?? '', /^\/v1\.0\/users\/[\da-f-]{36}$/);
	assert.equal(row(bench, 'graph.user').mark, 'ok');
	bench.session.choose({profileId: 'fabrikam-partner', flow: 'refresh-token'});
	await bench.press('r');
	assert.equal(bench.topKind(), 'request-editor');
	assert.equal(bench.sent().length, 2);
});

test('a write is refused unless entok was started with leave to write', async () => {
	const bench = await openRequestBench();
	await write('POST')(bench);
	assert.match(bench.status(), /POST may change something: not sent\. Start entok with --allow-writes/);
	assert.deepEqual(bench.requests, [], 'not even a token was asked for');
	assert.deepEqual(bench.workbench.state.history, []);
});

test('with leave to write, a write is sent; with a production profile only after its name was typed', async () => {
	const workbenchDoors = {allowed: {allowWrites: true, allowedOrigins: []}};
	const bench = await openRequestBench({workbenchDoors});
	await write('POST')(bench);
	assert.deepEqual(bench.sent(), ['/v1.0/users']);

	const production = await openRequestBench({
		workbenchDoors,
		choice: {profileId: 'fabrikam-partner', flow: 'refresh-token'},
	});
	await write('DELETE', '/users/x')(production);
	assert.equal(production.topKind(), 'confirm-write');
	await production.press('y', 'enter');
	assert.deepEqual(production.sent(), []);
	assert.match(production.status(), /not the name/);
	await production.press('enter');
	await production.type('fabrikam-partner');
	await production.press('enter');
	assert.deepEqual(production.sent(), ['/v1.0/users/x']);
});

test('a request of another service asks to switch the scope; no is the default', async () => {
	const bench = await openRequestBench();
	await bench.press(']');
	bench.aimAt('arm.subscriptions');
	await bench.press('enter');
	assert.equal(bench.topKind(), 'request-question');
	await bench.press('enter');
	assert.equal(bench.topKind(), undefined);
	assert.deepEqual(bench.requests, []);
	await bench.press('enter', 'y');
	assert.equal(bench.session.state.choice.scope, 'arm');
	assert.match(bench.sent()[0] ?? '', /^\/subscriptions/);
	assert.equal(row(bench, 'arm.subscriptions').mark, 'ok');
});

test('what was never sent is not in the history: a refused token, an address of another host', async () => {
	const refused = await openRequestBench({choice: {profileId: 'contoso-wrong-secret'}});
	refused.aimAt('graph.users');
	await refused.press('enter');
	assert.equal(refused.topKind(), 'error');
	assert.deepEqual(refused.workbench.state.history, []);

	const elsewhere = await openRequestBench();
	await write('GET', 'https://evil.example/v1.0/me')(elsewhere);
	assert.equal(elsewhere.topKind(), 'error');
	assert.deepEqual(elsewhere.sent(), []);
	assert.deepEqual(elsewhere.workbench.state.history, []);
});

test('an answer that comes late does not take the keys from whoever went on to something else', async () => {
	const {http, pending} = pendingHttp();
	const bench = await openRequestBench({http});
	bench.aimAt('graph.users');
	await bench.press('enter');
	pending[0]?.answer(tokenAnswer());
	await bench.press('/', 'u');
	pending[1]?.answer(json(200, {value: []}));
	await bench.press('s');
	assert.equal(bench.topKind(), 'filter');
	assert.equal(bench.workbench.state.lists.requests.filter, 'us');
	assert.match(bench.status(), /o shows the answer/);
});

test('sending a write again with a production profile asks for its name once more', async () => {
	const bench = await openRequestBench({
		choice: {profileId: 'fabrikam-partner'},
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
	});
	const draft = {method: 'DELETE', url: '/users/x', headers: [], allowWrites: false, allowedOrigins: []};
	const answer = {method: 'DELETE', url: 'https://graph.microsoft.com/v1.0/users/x', response: response(204, '')};
	bench.workbench.change({response: freshView(answer, draft)});
	bench.workbench.open({kind: 'response'});
	await bench.press('r');
	assert.equal(bench.topKind(), 'confirm-write');
	assert.deepEqual(bench.sent(), []);
});
