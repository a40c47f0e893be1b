import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../../source/core/secret.ts';
import {findAction} from '../../../source/session/workbench/actions.ts';
import {listedActions} from '../../../source/session/workbench/listed-actions.ts';
import {runAction} from '../../../source/session/workbench/run-action.ts';
import {Workbench, type WorkbenchDoors} from '../../../source/session/workbench/workbench.ts';
import {type BenchOptions, benchOrigin, createBench} from '../../helpers/bench.ts';
import {jwtOf} from '../../helpers/canned.ts';

/** A workbench in which a person pastes this when asked. */
async function open(pasted: string, options: BenchOptions = {}) {
	const bench = await createBench({
		choice: {profileId: undefined},
		doors: {
			secrets: {
				resolve: async () => new Secret(pasted),
				resolveBytes: () => assert.fail('no bytes are asked for'),
				replace: async () => undefined,
				exclusively: (_reference, work) => work(),
				keep: () => assert.fail('nothing is kept'),
				discard: () => assert.fail('nothing is deleted'),
				whyNotKeep: async () => undefined,
			},
		},
		...options,
	});
	const doors: Partial<WorkbenchDoors> = {clock: bench.clock, show: bench.show, setup: undefined};
	// What else a workbench may do is not done here.
	const workbench = new Workbench(bench.session, doors as WorkbenchDoors, {columns: 80, rows: 24});
	const run = async (id: string): Promise<void> => {
		const action = findAction(id) ?? assert.fail(id);
		await runAction(workbench, action);
	};
	return {...bench, workbench, run};
}

const live = jwtOf({aud: 'https://graph.microsoft.com', exp: 4e9});

test('the palette finds both by their words', () => {
	assert.equal(listedActions('token of your own')[0]?.id, 'token.own');
	assert.equal(listedActions('managed identity')[0]?.id, 'token.managed-identity');
});

test('a token of one’s own is taken without any profile, in the cloud one is in', async () => {
	const {session, workbench, run} = await open(live);
	await run('token.own');
	const {token} = session.state;
	assert.equal(token.status === 'done' && token.result.accessToken.reveal(), live);
	assert.equal(session.resolved().profile.name, 'no profile');
	assert.equal(session.resolved().cloud.authority, benchOrigin);
	assert.equal(workbench.currentRow('profile')?.text, 'no profile');
	assert.equal(workbench.currentRow('flow')?.id, 'own-token');
	assert.match(workbench.state.status.text, /^Token of your own/);
	assert.ok(!session.savedProfiles.all.some(({name}) => name === 'no profile'), 'it is saved nowhere');
});

test('without any profile it is the public cloud', async () => {
	const {session, run} = await open(live, {profiles: []});
	await run('token.own');
	assert.equal(session.resolved().cloud.id, 'public');
});

test('taking another one asks again, and one that is over is told', async () => {
	const over = jwtOf({aud: 'https://graph.microsoft.com', exp: 1_700_000_000});
	const {workbench, run} = await open(over);
	await run('token.own');
	assert.match(workbench.state.status.text, /^This token expired \d+ days ago.* T takes another one\.$/);
	assert.equal(workbench.state.status.mark, 'warn');
});

test('what is no token opens the error screen with the reason', async () => {
	const {workbench, run} = await open('opaque');
	await run('token.own');
	const {topLayer} = workbench;
	assert.ok(topLayer?.kind === 'error');
	assert.match(topLayer.error.message, /not a JWT/);
});

test('the managed identity of the demo’s machine gives a token', async () => {
	const {session, workbench, run} = await open('');
	await run('token.managed-identity');
	assert.equal(session.state.token.status, 'done');
	assert.match(workbench.state.status.text, /managed identity/);
});

test('the profile that is none cannot be edited or removed, and says why', async () => {
	const {session, workbench, run} = await open(live);
	await run('token.own');
	workbench.change({focus: 'profile'});
	const cursor = workbench.rowsOf('profile').findIndex(({id}) => id === session.resolved().profile.id);
	workbench.changeList('profile', {cursor});
	for (const id of ['profile.edit', 'profile.remove']) {
		await run(id);
		assert.match(workbench.state.status.text, /stands for what needs no profile/);
		assert.equal(workbench.topLayer, undefined);
	}
});
