import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Choice} from '../../../source/session/state.ts';
import type {PanelId} from '../../../source/session/workbench/state.ts';
import {benchOrigin} from '../../helpers/bench.ts';
import {appProfile} from '../../helpers/flow-bench.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const row = ({workbench}: RequestBench, panel: PanelId, id: string) =>
	workbench.rowsOf(panel).find(listed => listed.id === id);

const notes = (bench: RequestBench): readonly unknown[] => [
	row(bench, 'flow', 'client-credentials')?.note,
	row(bench, 'scope', 'graph')?.note,
];

const withCloud = (choice: Choice): Promise<RequestBench> =>
	openRequestBench({profiles: [appProfile], choice: {profileId: appProfile.id, ...choice}});

test('the scopes are those of the cloud chosen for this run, not of the profile’s', async () => {
	const government = await withCloud({cloud: 'us-gov-dod'});
	assert.equal(row(government, 'scope', 'partner-center'), undefined);
	assert.match(row(government, 'scope', 'graph')?.search ?? '', /dod-graph\.microsoft\.us/);
	const own = await withCloud({});
	assert.ok(row(own, 'scope', 'partner-center'));
	assert.match(row(own, 'scope', 'graph')?.search ?? '', /graph\.microsoft\.com/);
});

test('the cloud chosen for this run counts before a profile is chosen, and one without addresses does no harm', async () => {
	const none = await withCloud({profileId: undefined, cloud: 'china'});
	assert.match(row(none, 'scope', 'graph')?.search ?? '', /microsoftgraph\.chinacloudapi\.cn/);
	const custom = await withCloud({cloud: 'custom'});
	assert.match(row(custom, 'scope', 'graph')?.search ?? '', /graph\.microsoft\.com/);
});

test('a flow and a scope say that a token is held for as long as t gives it again', async () => {
	const bench = await openRequestBench();
	bench.session.choose({flow: 'client-credentials'});
	assert.deepEqual(notes(bench), ['', '']);
	await bench.press('t');
	assert.deepEqual(notes(bench), ['held', 'held']);
	const {token} = bench.session.state;
	assert.ok(token.status === 'done');
	await bench.clock.advance(token.result.expiresAt - bench.clock.now() - 5 * 60_000);
	assert.deepEqual(notes(bench), ['', '']);
	await bench.press('t');
	assert.equal(bench.requests.length, 2, 'a new one was asked for');
	assert.deepEqual(notes(bench), ['held', 'held']);
});

test('a token of another tenant or cloud is not said to be held', async () => {
	const bench = await openRequestBench();
	bench.session.choose({flow: 'client-credentials'});
	await bench.press('t');
	assert.equal(new URL(bench.requests[0]?.url ?? '').origin, benchOrigin);
	assert.deepEqual(notes(bench), ['held', 'held']);
	bench.session.choose({tenant: 'other.example'});
	assert.deepEqual(notes(bench), ['', '']);
	bench.session.choose({tenant: undefined, cloud: 'public'});
	assert.deepEqual(notes(bench), ['', '']);
});
