import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pastePickText} from '../../../source/session/pick/keys.ts';
import {createPickBench} from './bench.ts';

const inventory = ['demo-contoso-inventory', 'client-credentials', 'graph'];

test('Enter takes the first profile with its own flow and Graph, where nothing was used before', async () => {
	const bench = await createPickBench();
	assert.deepEqual(bench.chosen(), inventory);
	assert.deepEqual(bench.picker.line, {mark: 'none', text: 'client credentials > Microsoft Graph .default'});
	bench.press('enter');
	assert.equal(await bench.picker.ended, 'taken');
	assert.deepEqual(bench.requests, []);
});

test('what was used last is chosen already, with its flow and scope, and the row says when that was', async () => {
	const start = Date.parse('2026-01-01T00:00:00Z');
	const used = {profileId: 'demo-fabrikam-partner', flow: 'refresh-token', scope: 'arm', usedAt: start};
	const bench = await createPickBench({trios: [used], choice: {}});
	assert.deepEqual(bench.chosen(), ['demo-fabrikam-partner', 'refresh-token', 'arm']);
	assert.equal(bench.names()[bench.picker.state.cursor], 'fabrikam-partner');
	const [, , whose, proof, more] = bench.picker.rows[bench.picker.state.cursor]?.cells ?? [];
	assert.deepEqual([whose, proof], ['app+user', 'secret']);
	assert.match(more ?? '', /^! production, used .+ ago$/);
	// Another profile has its own.
	bench.press('home');
	assert.deepEqual(bench.chosen(), inventory);
});

test('a profile used last that is gone leaves the first one chosen', async () => {
	const bench = await createPickBench({trios: [{profileId: 'gone', flow: 'device-code', scope: 'arm', usedAt: 1}]});
	assert.deepEqual(bench.chosen(), inventory);
});

test('what the command line names is chosen first and stays for every profile; another name is an error', async () => {
	const bench = await createPickBench({
		choice: {profileId: 'CONTOSO-HELPDESK', scope: 'arm', tenant: 'contoso.example'},
		trios: [{profileId: 'demo-contoso-inventory', flow: 'client-credentials', scope: 'graph', usedAt: 1}],
	});
	assert.deepEqual(bench.chosen(), ['demo-contoso-helpdesk', 'client-credentials', 'arm']);
	bench.press('home');
	assert.deepEqual(bench.chosen(), ['demo-contoso-inventory', 'client-credentials', 'arm']);
	assert.equal(bench.session.resolved().tenant, 'contoso.example');
	await assert.rejects(createPickBench({choice: {profileId: 'contoso-inventroy'}}), {
		kind: 'configuration',
		message: 'There is no profile «contoso-inventroy».',
	});
});

test('letters narrow the list down over name, tenant, client id and note; the best match is chosen', async () => {
	const bench = await createPickBench();
	bench.type('partner');
	assert.deepEqual(bench.names(), ['fabrikam-partner']);
	assert.equal(bench.chosen()[0], 'demo-fabrikam-partner');
	bench.press('ctrl-u');
	assert.equal(bench.names().length, 15);
	assert.equal(bench.chosen()[0], 'demo-fabrikam-partner', 'what was found stays chosen');
	const {clientId, tenant} = bench.session.resolved().profile;
	bench.type(clientId);
	assert.ok(bench.names().includes('fabrikam-partner'));
	bench.press('ctrl-u');
	bench.type(tenant);
	assert.equal(bench.names()[0], 'fabrikam-partner');
});

test('nothing that matches is nothing to take, and keeps what was typed', async () => {
	const bench = await createPickBench();
	bench.type('zzzz');
	assert.deepEqual(bench.names(), []);
	bench.press('enter');
	assert.equal(bench.picker.state.said, 'Nothing matches: Ctrl-U clears what was typed.');
	bench.press('tab');
	assert.equal(bench.picker.state.stage, 'profile');
	assert.equal(bench.picker.state.end, undefined);
	bench.press('backspace');
	assert.equal(bench.picker.query.text, 'zzz');
	assert.equal(bench.picker.state.said, undefined);
});

test('the keys of lists move, and stop at both ends', async () => {
	const bench = await createPickBench();
	const at = (): number => bench.picker.state.cursor;
	const moves: ReadonlyArray<readonly [string, number]> = [
		['up', 0],
		['down', 1],
		['ctrl-n', 2],
		['ctrl-p', 1],
		['page-down', 8],
		['end', 14],
		['down', 14],
		['page-up', 7],
		['home', 0],
	];
	for (const [key, cursor] of moves) {
		bench.press(key);
		assert.equal(at(), cursor, key);
	}

	bench.type('q');
	assert.equal(bench.picker.query.text, 'q', 'letters are letters');
});

test('Tab goes to the flows, then to the scopes, then round; Shift-Tab goes back; each list keeps its query', async () => {
	const bench = await createPickBench();
	bench.type('helpdesk');
	bench.press('tab');
	assert.equal(bench.picker.state.stage, 'flow');
	assert.equal(bench.names()[bench.picker.state.cursor], 'client credentials');
	bench.press('tab');
	bench.type('key vault');
	assert.deepEqual(bench.chosen(), ['demo-contoso-helpdesk', 'client-credentials', 'key-vault']);
	assert.equal(bench.picker.line.text, 'client credentials > Key Vault .default');
	bench.press('tab');
	assert.equal(bench.picker.state.stage, 'profile');
	assert.equal(bench.picker.query.text, 'helpdesk');
	bench.press('shift-tab');
	assert.equal(bench.picker.state.stage, 'scope');
	assert.equal(bench.picker.query.text, 'key vault');
	bench.press('enter');
	assert.equal(await bench.picker.ended, 'taken');
});

test('a scope that is no preset is offered as it was typed', async () => {
	const bench = await createPickBench();
	bench.press('tab', 'tab');
	bench.type('https://api.contoso.example/.default');
	assert.deepEqual(bench.picker.rows.at(-1)?.cells.slice(0, 1), ['https://api.contoso.example/.default']);
	bench.press('end');
	assert.equal(bench.session.resolved().scope, 'https://api.contoso.example/.default');
	bench.press('ctrl-u');
	bench.type('vault');
	assert.ok(bench.picker.rows.every(({cells}) => cells[2] !== 'as typed'));
});

test('a flow that cannot work says why in its row and below the list; Enter says so too, with the way out, and takes nothing', async () => {
	const bench = await createPickBench({choice: {profileId: 'contoso-user'}});
	bench.press('tab');
	const row = bench.picker.rows.find(({id}) => id === 'client-credentials');
	assert.match(row?.cells[2] ?? '', /^- .*credential/);
	bench.type('client');
	assert.match(bench.picker.line.text, /^NO /);
	assert.equal(bench.picker.line.mark, 'no');
	bench.press('enter');
	assert.equal(bench.picker.state.end, undefined);
	const {message, hint} = bench.session.obstacle() ?? {};
	assert.equal(bench.picker.state.said, `NO ${message} ${hint}`);
});

test('Esc and Ctrl-C leave from every list, and nothing counts after that', async () => {
	for (const keys of [['escape'], ['ctrl-c'], ['tab', 'escape'], ['tab', 'tab', 'ctrl-c']]) {
		const bench = await createPickBench();
		bench.press(...keys, 'enter', 'x');
		pastePickText(bench.picker, 'late');
		assert.equal(await bench.picker.ended, 'cancelled');
		assert.equal(bench.picker.query.text, '');
	}
});

test('a pasted text goes into the query as one line and presses no key', async () => {
	const bench = await createPickBench();
	pastePickText(bench.picker, 'fabrikam\r\npartner\x1b');
	assert.equal(bench.picker.query.text, 'fabrikam partner');
	assert.deepEqual(bench.names(), ['fabrikam-partner']);
	assert.equal(bench.picker.state.end, undefined);
});

test('a key without a meaning here says so', async () => {
	const bench = await createPickBench();
	bench.press('ctrl-z');
	assert.match(bench.picker.state.said ?? '', /^Ctrl-Z does nothing here\. Enter get token/);
	bench.press('down');
	assert.equal(bench.picker.state.said, undefined);
});

test('where only the name is wanted, a profile that could get no token can be taken, and there is no other list', async () => {
	const bench = await createPickBench({
		wish: {isNameOnly: true},
		choice: {profileId: 'contoso-user', flow: 'client-credentials'},
	});
	bench.press('tab');
	assert.equal(bench.picker.state.stage, 'profile');
	assert.match(bench.picker.state.said ?? '', /Only a profile’s name is wanted/);
	bench.press('enter');
	assert.equal(await bench.picker.ended, 'taken');
});

test('the list is never as high as the terminal, and follows the cursor in what is left', async () => {
	const bench = await createPickBench();
	assert.equal(bench.picker.height, 10);
	bench.press('end');
	assert.equal(bench.picker.state.offset, 8);
	bench.picker.resize({columns: 40, rows: 6});
	assert.equal(bench.picker.height, 5);
	assert.equal(bench.picker.state.cursor, 14);
	assert.equal(bench.picker.state.offset, 13);
	bench.picker.resize({columns: 5, rows: 1});
	assert.equal(bench.picker.height, 1);
});
