import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actions, actionsOf, findAction} from '../../../../source/session/workbench/actions.ts';
import {openWelcome} from '../../../../source/session/workbench/first-run/first-run.ts';
import type {OwnKeys} from '../../../../source/session/workbench/keys/own-keys.ts';
import {readKeys} from '../../../../source/session/workbench/keys/read-keys.ts';
import {listedActions} from '../../../../source/session/workbench/listed-actions.ts';
import {recallEarlier} from '../../../../source/session/workbench/recall.ts';
import {runAction} from '../../../../source/session/workbench/run-action.ts';
import {fieldWith} from '../../../../source/session/workbench/text-field.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from '../request/bench.ts';

const ownKeys = (keys: object): OwnKeys => ({
	path: '/home/ada/.config/entok/keys.json',
	shortPath: '~/.config/entok/keys.json',
	...readKeys({version: 1, keys}, actions),
});

const withKeys = (keys: object, options: RequestBenchOptions = {}): Promise<RequestBench> =>
	openRequestBench({...options, workbenchDoors: {...options.workbenchDoors, keys: ownKeys(keys)}});

test('an action runs by its new keys, and by its old one no more', async () => {
	const bench = await withKeys({'token.get': ['ctrl-t', 'G'], 'row.bottom': ['end']});
	await bench.press('t');
	assert.equal(bench.status(), 'There is no key t here; ? lists the keys.');
	assert.deepEqual(bench.requests, []);
	await bench.press('ctrl-t');
	assert.equal(bench.session.state.token.status, 'done');
	await bench.session.forgetTokens();
	await bench.press('G');
	assert.equal(bench.session.state.token.status, 'done');
});

test('what was not changed keeps its keys, and another workbench keeps them all', async () => {
	const bench = await withKeys({'token.get': ['ctrl-t']});
	await bench.press('1');
	assert.equal(bench.workbench.state.focus, 'profile');
	const other = await openRequestBench();
	await other.press('t');
	assert.equal(other.session.state.token.status, 'done');
	assert.deepEqual(findAction('token.get')?.keys, ['t']);
});

test('sentences name the keys that there are', async () => {
	const bench = await withKeys(
		{
			'token.get': ['ctrl-t'],
			'panel.profile': ['P'],
			'profile.choose': ['space'],
			'program.keys': ['H'],
			'profile.new': [],
			'program.palette': [';'],
		},
		{choice: {profileId: undefined}},
	);
	await bench.press('ctrl-t');
	assert.equal(bench.status(), 'No profile is chosen yet: press P, then Space.');
	await bench.press('v');
	assert.equal(bench.status(), 'There is no token yet: press Ctrl-T.');
	await bench.press('?');
	assert.equal(bench.status(), 'There is no key ? here; H lists the keys.');
	openWelcome(bench.workbench);
	await bench.press(';');
	assert.equal(bench.topKind(), 'palette');
	await bench.press('escape', 'escape');
	assert.equal(bench.status(), ';profile.new makes a profile; ; welcome comes back to that page.');
});

test('an action without a key is found in the palette by its id', async () => {
	const bench = await withKeys({'token.get': []});
	await bench.press('v');
	assert.equal(bench.status(), 'There is no token yet: press :token.get.');
	await bench.press(':');
	await bench.type('token.get');
	await bench.press('enter');
	assert.equal(bench.session.state.token.status, 'done');
});

test('help and palette list the keys that there are', async () => {
	const {workbench} = await withKeys({'token.get': ['ctrl-t'], 'program.quit': []});
	const keysOf = (id: string): unknown => listedActions('', workbench).find(action => action.id === id)?.keys;
	assert.deepEqual([keysOf('token.get'), keysOf('program.quit'), keysOf('token.new')], [['ctrl-t'], [], ['T']]);
	assert.equal(listedActions('').find(({id}) => id === 'token.get')?.keys[0], 't');
});

test('the error screen offers its actions by the keys that there are', async () => {
	const bench = await withKeys(
		{'error.again': ['a'], 'error.edit': ['E']},
		{choice: {profileId: 'contoso-wrong-secret', flow: 'client-credentials', scope: 'graph'}},
	);
	await bench.press('t');
	assert.equal(bench.topKind(), 'error');
	const sent = bench.requests.length;
	await bench.press('a');
	assert.equal(bench.topKind(), 'error');
	assert.ok(bench.requests.length > sent);
	await bench.press('E');
	assert.equal(bench.topKind(), 'profile-editor');
});

test('the sign-in screen has the keys that there are, and leaves the program its own', async () => {
	const bench = await withKeys(
		{'sign-in.print': ['w'], 'program.keys': ['H']},
		{
			choice: {profileId: 'contoso-user', flow: 'device-code', scope: 'graph'},
			workbenchDoors: {signIn: {isRemote: false, printOutside: async lines => void printed.push(...lines)}},
		},
	);
	const printed: string[] = [];
	bench.pressAtOnce('t');
	for (let turn = 0; turn < 50 && bench.topKind() !== 'sign-in'; turn++) {
		await new Promise(setImmediate);
	}

	bench.pressAtOnce('p');
	assert.match(bench.status(), /^A sign-in is waiting for you: H lists the keys here/);
	assert.deepEqual(printed, []);
	bench.pressAtOnce('w');
	assert.equal(printed.length, 2);
	bench.pressAtOnce('H');
	assert.equal(bench.topKind(), 'help');
	bench.pressAtOnce('escape', 'escape');
});

test('while text is typed, another key for suspending works unless it is text or edits', async () => {
	const suspended: string[] = [];
	const trial = async (key: string): Promise<boolean> => {
		suspended.length = 0;
		const bench = await withKeys(
			{'program.suspend': [key, 'ctrl-z'], 'token.get': [], 'row.top': []},
			{workbenchDoors: {suspend: () => void suspended.push(key)}},
		);
		await bench.press('n', key);
		assert.equal(bench.topKind(), 'request-editor', key);
		return suspended.length === 1;
	};
	assert.equal(await trial('ctrl-o'), true);
	assert.equal(await trial('t'), false);
	assert.equal(await trial('home'), false);
	assert.equal(await trial('ctrl-k'), false);
});

test('Esc and then a key, too quickly for two, are both heard where no text is typed', async () => {
	const bench = await openRequestBench();
	await bench.press('?');
	bench.workbench.close();
	bench.workbench.open({kind: 'explain', title: 'A claim', text: 'about it', offset: 0});
	await bench.press('alt-j');
	assert.equal(bench.topKind(), undefined);
	assert.equal(bench.workbench.state.lists.requests.cursor, 1);
	await bench.press('alt-1');
	assert.equal(bench.workbench.state.focus, 'profile');
	await bench.press('alt-enter');
	assert.equal(bench.workbench.state.focus, 'flow');
});

test('Alt never says yes, and never leaves a field', async () => {
	const bench = await openRequestBench();
	await bench.press('t');
	await bench.press('v', 'alt-y');
	assert.equal(bench.workbench.revealed, undefined);
	assert.notEqual(bench.topKind(), 'reveal');
	bench.workbench.change({layers: []});
	bench.workbench.open({kind: 'pipe', field: fieldWith('jq .value')});
	await bench.press('alt-b', 'alt-j');
	const layer = bench.workbench.topLayer;
	assert.deepEqual(layer?.kind === 'pipe' && [layer.field.text, layer.field.cursor], ['jq .value', 4]);
});

test('a key held with Alt that was given to an action runs that action', async () => {
	const bench = await withKeys({'panel.zoom': ['z', 'alt-j']});
	await bench.press('alt-j');
	assert.equal(bench.workbench.state.isZoomed, true);
	assert.equal(bench.workbench.state.lists.requests.cursor, 0);
});

test('at the start it is said that entries are not used, in front of what else there is to say', async () => {
	const bench = await withKeys({'token.get': ['F5'], nothing: []});
	await recallEarlier(bench.workbench);
	assert.equal(bench.status(), 'keys.json: 2 entries were not used: see entok keys. Nothing has been sent yet.');
	assert.equal(bench.workbench.state.status.mark, 'warn');
	const good = await withKeys({'token.get': ['ctrl-t']});
	await recallEarlier(good.workbench);
	assert.equal(good.status(), 'Nothing has been sent yet.');
});

test('every action can still be run by its id, whatever its keys', async () => {
	const bench = await withKeys({'token.get': ['ctrl-t']});
	const action = actionsOf(bench.workbench).find(({id}) => id === 'token.get');
	assert.ok(action);
	await runAction(bench.workbench, action);
	assert.equal(bench.session.state.token.status, 'done');
});
