import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StateStore} from '../../../source/core/doors.ts';
import type {Choice} from '../../../source/session/state.ts';
import {recallChoice} from '../../../source/session/workbench/last-choice.ts';
import {json, pendingHttp, tokenAnswer} from '../../helpers/canned.ts';
import {memoryStore} from '../../helpers/memory-store.ts';
import {openRequestBench, type RequestBench, type RequestBenchOptions} from './request/bench.ts';

/** A run of the workbench over a state folder, with nothing chosen by the command line. */
async function run(
	stateStore: StateStore | undefined,
	{choice, ...more}: {readonly choice?: Choice} & Pick<RequestBenchOptions, 'http' | 'profiles'> = {},
): Promise<RequestBench> {
	const bench = await openRequestBench({
		...more,
		choice: {profileId: undefined, ...choice},
		workbenchDoors: {stateStore},
	});
	await recallChoice(bench.workbench);
	return bench;
}

/** Gets a token of a choice. */
async function use(bench: RequestBench, profileId: string, scope: string): Promise<void> {
	bench.session.choose({profileId, flow: 'client-credentials', scope});
	await bench.press('t');
	await bench.workbench.settled();
}

const chosen = ({session}: RequestBench): unknown => {
	const {profileId, flow, scope} = session.state.choice;
	return [profileId, flow, scope];
};

const inventory = ['demo-contoso-inventory', 'client-credentials', 'graph'];
const helpdesk = ['demo-contoso-helpdesk', 'client-credentials', 'arm'];

test('the choice that led to a token last is made again in the next run, which says so and sends nothing', async () => {
	const store = memoryStore();
	const first = await run(store);
	assert.equal(first.status(), 'Nothing has been sent yet.');
	await use(first, 'demo-contoso-inventory', 'graph');
	await use(first, 'demo-contoso-helpdesk', 'arm');
	const second = await run(store);
	assert.deepEqual(chosen(second), helpdesk);
	assert.equal(second.status(), 'This is what you chose last: t gets the token.');
	assert.deepEqual(second.requests, []);
	await second.press('t');
	assert.equal(second.session.state.token.status, 'done');
});

test('L goes to the choice before and forth again, also to one of an earlier run, and closes what lies over it', async () => {
	const store = memoryStore();
	const first = await run(store);
	await first.press('L');
	assert.equal(first.status(), 'There is no other choice yet: a token makes one.');
	await use(first, 'demo-contoso-inventory', 'graph');
	const second = await run(store);
	await use(second, 'demo-contoso-helpdesk', 'arm');
	await second.press('r', 'o', 'L');
	assert.deepEqual(chosen(second), inventory);
	assert.equal(second.topKind(), undefined);
	assert.equal(second.workbench.state.focus, 'token');
	assert.equal(second.status(), 'The choice before; L goes back again.');
	await second.press('L');
	assert.deepEqual(chosen(second), helpdesk);
	assert.equal(second.session.state.token.status, 'done', 'with the token that is held for it');
});

test('what the command line chose goes before what was chosen last; L still knows that', async () => {
	const store = memoryStore();
	await use(await run(store), 'demo-contoso-helpdesk', 'arm');
	const second = await run(store, {choice: {profileId: 'demo-contoso-inventory'}});
	assert.equal(second.session.state.choice.profileId, 'demo-contoso-inventory');
	await use(second, 'demo-contoso-inventory', 'graph');
	await second.press('L');
	assert.deepEqual(chosen(second), helpdesk);
});

test('only a choice that led to a token is remembered, once each, five of them', async () => {
	const store = memoryStore();
	const refused = await run(store, {http: async () => json(401, {error: 'invalid_client'})});
	await use(refused, 'demo-contoso-inventory', 'graph');
	assert.deepEqual(store.kept, {});
	const bench = await run(store);
	for (const scope of ['graph', 'arm', 'graph', 'key-vault', 'storage', 'https://a.example/.default', 'arm']) {
		await use(bench, 'demo-contoso-inventory', scope);
	}

	const trios = store.kept['choices']?.['trios'];
	assert.ok(Array.isArray(trios));
	assert.deepEqual(
		trios.map(({scope}) => scope),
		[...new Set(trios.map(({scope}) => scope))],
	);
	assert.equal(trios[0].scope, 'arm');
	assert.ok(trios.length <= 5);
});

test('a choice that was given up before its token came is not remembered', async () => {
	const store = memoryStore();
	const {http, pending} = pendingHttp();
	const bench = await run(store, {http});
	bench.session.choose({profileId: 'demo-contoso-inventory', flow: 'client-credentials', scope: 'graph'});
	await bench.press('t');
	bench.session.choose({scope: 'arm'});
	pending[0]?.answer(tokenAnswer());
	await bench.press('');
	await bench.workbench.settled();
	assert.deepEqual(store.kept, {});
});

test('a profile that is gone, a file of odd entries, and one that cannot be read choose nothing', async () => {
	const gone = {profileId: 'gone', flow: 'client-credentials', scope: 'graph'};
	const odd = [null, 7, {profileId: 'demo-contoso-inventory'}, {profileId: 1, flow: 2, scope: 3}];
	for (const store of [
		memoryStore({choices: {trios: [gone]}}),
		memoryStore({choices: {trios: odd}}),
		memoryStore({choices: {trios: 'none'}}),
		{
			read: () => Promise.reject(new Error('The disk is broken.')),
			update: () => Promise.reject(new Error('The disk is broken.')),
		},
	]) {
		const bench = await run(store);
		assert.equal(bench.session.state.choice.profileId, undefined);
		assert.equal(bench.status(), 'Nothing has been sent yet.');
		await use(bench, 'demo-contoso-inventory', 'graph');
		assert.equal(bench.session.state.token.status, 'done', 'the memory is all that is lost');
	}
});

test('L to a profile that is gone says so', async () => {
	const gone = {profileId: 'gone', flow: 'client-credentials', scope: 'graph'};
	const bench = await run(memoryStore({choices: {trios: [gone]}}));
	await use(bench, 'demo-contoso-inventory', 'graph');
	await bench.press('L');
	assert.equal(bench.status(), 'The profile chosen before is gone.');
	assert.deepEqual(chosen(bench), inventory);
});

test('L goes back to the only choice that led to a token, when another one was made since', async () => {
	const bench = await run(memoryStore());
	await use(bench, 'demo-contoso-inventory', 'graph');
	await bench.press('L');
	assert.match(bench.status(), /no other choice yet/);
	bench.session.choose({profileId: 'demo-contoso-helpdesk'});
	await bench.press('L');
	assert.deepEqual(chosen(bench), inventory);
});
