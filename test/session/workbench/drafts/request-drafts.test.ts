import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StateStore} from '../../../../source/core/doors.ts';
import {EntokError} from '../../../../source/core/entok-error.ts';
import {Secret} from '../../../../source/core/secret.ts';
import {recallEarlier} from '../../../../source/session/workbench/recall.ts';
import {editorIn} from '../../../../source/session/workbench/request/editor-keys.ts';
import {tick} from '../../../../source/session/workbench/ticking.ts';
import {headerOf, jwtOf} from '../../../helpers/canned.ts';
import {memoryStore} from '../../../helpers/memory-store.ts';
import {openRequestBench, type RequestBench} from '../request/bench.ts';

/** A run of the workbench over a state folder. */
async function run(stateStore?: StateStore): Promise<RequestBench> {
	const bench = await openRequestBench({workbenchDoors: {stateStore}});
	await recallEarlier(bench.workbench);
	return bench;
}

const fields = ({workbench}: RequestBench): readonly string[] => {
	const layer = workbench.topLayer;
	assert.ok(layer?.kind === 'request-editor');
	return editorIn(workbench, layer).fields.map(({name, field}) => `${name}: ${field.text}`);
};

const draftsIn = (store: ReturnType<typeof memoryStore>): readonly unknown[] => {
	const {drafts} = store.kept['drafts'] ?? {};
	return Array.isArray(drafts) ? drafts : [];
};

test('a request that was being written is there in the next run, which says so', async () => {
	const store = memoryStore();
	const first = await run(store);
	await first.press('n');
	await first.type('users?$top=3');
	await first.press('tab');
	await first.type('Prefer: a');
	await first.press('tab', 'tab');
	await first.type('{"a": 1}');
	await first.press('escape');
	assert.equal(first.status(), 'Not saved. What you wrote is kept.');
	await first.workbench.settled();

	const second = await run(store);
	assert.equal(second.status(), 'Nothing has been sent yet. 1 unsaved draft is back.');
	await second.press('n');
	assert.equal(second.status(), 'Your draft of an earlier run is back. Ctrl-R starts over.');
	assert.deepEqual(fields(second), [
		'Method: GET',
		'URL: /users?$top=3',
		'Header: Prefer: a',
		'Header: ',
		'Body: {"a": 1}',
	]);
	const kept = JSON.stringify(store.kept);
	await second.workbench.settled();
	assert.equal(JSON.stringify(store.kept), kept, 'what was only looked at stays as it was');
	await second.press('ctrl-r');
	await second.workbench.settled();
	assert.deepEqual(draftsIn(store), []);
});

test('what is being written is kept while it is written, in case the run does not end well', async () => {
	const store = memoryStore();
	const bench = await run(store);
	await bench.press('n');
	tick(bench.workbench);
	await bench.workbench.draftMemory.flush();
	assert.deepEqual(store.kept, {}, 'an editor that was only opened leaves nothing');
	await bench.type('users');
	tick(bench.workbench);
	await bench.workbench.draftMemory.flush();
	assert.equal(draftsIn(store).length, 1);
});

test('each beginning has a draft of its own: a new request, one of the catalogue, one of mine', async () => {
	const store = memoryStore();
	const first = await run(store);
	await first.press('n');
	await first.type('new');
	await first.press('escape');
	first.aimAt('graph.groups');
	await first.press('e');
	await first.type('&$count=true');
	await first.press('escape', 'n', 'ctrl-u');
	await first.type('/mine');
	await first.press('ctrl-x', 'e');
	await first.type('/changed');
	await first.press('escape');
	await first.workbench.settled();

	const second = await run(store);
	assert.match(second.status(), / 2 unsaved drafts are back\.$/);
	second.aimAt('graph.groups');
	await second.press('e');
	assert.match(fields(second)[1] ?? '', /^URL: \/v1\.0\/groups.*&\$count=true$/);
	await second.press('escape', '[', '[', 'e');
	assert.equal(fields(second)[1], 'URL: /mine/changed');
	await second.press('ctrl-x');
	await second.workbench.settled();
	assert.equal(draftsIn(store).length, 1, 'a draft that was saved is none any more');
});

test('no secret of a draft is written; what stands for it is told, and is not sent', async () => {
	const store = memoryStore();
	const first = await run(store);
	const token = jwtOf({aud: 'x'});
	first.redactor.add(new Secret('known-to-the-session'));
	await first.press('n');
	first.paste(`users?access_token=${token}`);
	await first.press('tab');
	await first.type('X-Api-Key: hunter2');
	await first.press('tab');
	await first.type('Prefer: known-to-the-session');
	await first.press('tab', 'tab');
	await first.type('{"clientSecret":"hunter2","note":"kept"}');
	await first.press('escape');
	await first.workbench.settled();
	const text = JSON.stringify(store.kept);
	assert.match(text, /kept/);
	for (const secret of [token, 'hunter2', 'known-to-the-session']) {
		assert.ok(!text.includes(secret), secret);
	}

	const second = await run(store);
	await second.press('n');
	assert.equal(
		second.status(),
		'Your draft of an earlier run is back; ******** stands for what was not kept. Ctrl-R starts over.',
	);
	assert.deepEqual(fields(second), [
		'Method: GET',
		'URL: /users?access_token=********',
		'Header: X-Api-Key: ********',
		'Header: Prefer: ********',
		'Header: ',
		'Body: {"clientSecret":"********","note":"kept"}',
	]);
	await second.press('enter');
	assert.match(second.status(), /^Put in again what \*{8} stands for/);
	assert.deepEqual(second.requests, []);
	await second.press('ctrl-u');
	await second.type('/users');
	await second.press('tab', 'ctrl-u');
	await second.type('X-Api-Key: again');
	await second.press('tab', 'ctrl-u');
	await second.type('Prefer: again');
	await second.press('tab', 'tab', 'ctrl-u', 'tab', 'tab', 'enter');
	assert.deepEqual(second.sent(), ['/v1.0/users']);
	assert.equal(headerOf(second.requests.at(-1), 'x-api-key'), 'again');
});

test('two entoks at the same time keep the drafts of both', async () => {
	const store = memoryStore();
	const [first, second] = [await run(store), await run(store)];
	await first.press('n');
	await first.type('first');
	second.aimAt('graph.groups');
	await second.press('e', 'ctrl-u');
	await second.type('/second');
	await first.workbench.settled();
	await second.workbench.settled();
	assert.equal(draftsIn(store).length, 2);
	await first.press('ctrl-r');
	await first.workbench.settled();
	assert.match(JSON.stringify(draftsIn(store)), /"\/second"/);
	assert.equal(draftsIn(store).length, 1);
});

test('a draft that this run has begun stays, whatever comes back', async () => {
	const store = memoryStore();
	const first = await run(store);
	await first.press('n');
	await first.type('earlier');
	await first.workbench.settled();
	const second = await openRequestBench({workbenchDoors: {stateStore: store}});
	await second.press('n');
	await second.type('now');
	await recallEarlier(second.workbench);
	assert.equal(fields(second)[1], 'URL: /now');
});

test('drafts that cannot be read are told and never written over; those of a newer entok too', async () => {
	let updates = 0;
	const broken = await run({
		read: async name => {
			if (name === 'drafts') {
				throw new EntokError('configuration', 'drafts.json is not valid JSON.');
			}

			return undefined;
		},
		update: async () => void updates++,
	});
	assert.equal(broken.status(), 'Drafts of earlier runs could not be read: drafts.json is not valid JSON.');
	await broken.press('n');
	await broken.type('users');
	await broken.press('escape');
	assert.equal(broken.status(), 'Not saved. What you wrote is kept while entok runs.');
	await broken.workbench.settled();
	assert.equal(updates, 0);

	const newer = {version: 2, drafts: 'in another form'};
	const store = memoryStore({drafts: newer});
	const bench = await run(store);
	await bench.press('n');
	await bench.type('users');
	await bench.workbench.settled();
	assert.deepEqual(store.kept['drafts'], newer);
});

test('odd entries are passed over and left where they are', async () => {
	const odd = [
		{kind: 'request'},
		{kind: 'request', of: {seed: {method: 'GET'}}},
		{kind: 'profile', of: 7},
		{kind: 'profile', of: 'gone', id: 'gone', base: {name: 'gone'}},
		{kind: 'profile', of: 'demo-contoso-inventory', id: 'demo-contoso-inventory', base: {nonsense: true}},
		{kind: 'of a later version', of: 'x'},
	];
	const store = memoryStore({drafts: {version: 1, drafts: [null, ...odd]}});
	const bench = await run(store);
	assert.equal(bench.status(), 'Nothing has been sent yet.');
	await bench.press('n');
	await bench.type('users');
	await bench.workbench.settled();
	assert.deepEqual(draftsIn(store).slice(0, -1), odd);
});

test('without a store drafts live as long as the run, and that is said', async () => {
	const bench = await run();
	await bench.press('n');
	await bench.type('users');
	await bench.press('escape');
	assert.equal(bench.status(), 'Not saved. What you wrote is kept while entok runs.');
	await bench.press('n');
	assert.equal(fields(bench)[1], 'URL: /users');
	await bench.workbench.settled();
});
