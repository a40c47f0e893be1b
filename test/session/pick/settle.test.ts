import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkPickable, isSettled} from '../../../source/session/pick/settle.ts';
import {createBench} from '../../helpers/bench.ts';
import {createPickBench} from './bench.ts';

test('the only profile that matches is taken without asking, where that is wished', async () => {
	const {picker} = await createPickBench({wish: {query: 'partner', takesOnlyMatch: true}});
	assert.equal(isSettled(picker, false), true);
	assert.equal(picker.session.resolved().profile.name, 'fabrikam-partner');
	const asked = await createPickBench({wish: {query: 'partner'}});
	assert.equal(isSettled(asked.picker, false), false);
	const many = await createPickBench({wish: {query: 'contoso', takesOnlyMatch: true}});
	assert.equal(isSettled(many.picker, false), false);
});

test('a profile that was named is the only match, unless something else is searched for', async () => {
	const choice = {profileId: 'contoso-helpdesk'};
	const named = await createPickBench({choice, wish: {takesOnlyMatch: true}});
	assert.equal(isSettled(named.picker, true), true);
	assert.equal(named.picker.session.resolved().profile.name, 'contoso-helpdesk');
	const searched = await createPickBench({choice, wish: {query: 'contoso', takesOnlyMatch: true}});
	assert.equal(isSettled(searched.picker, true), false);
});

test('where nothing matches, that is an error for who wished to be spared the list, and an empty list for others', async () => {
	for (const wish of [{takesOnlyMatch: true}, {leavesWithoutMatch: true}]) {
		const {picker} = await createPickBench({wish: {query: 'zzzz', ...wish}});
		assert.throws(() => isSettled(picker, false), {kind: 'configuration', message: 'No profile matches «zzzz».'});
	}

	const {picker} = await createPickBench({wish: {query: 'zzzz'}});
	assert.equal(isSettled(picker, false), false);
});

test('no profiles at all is an error that says how to get one; so is a flow or a scope that does not exist', async () => {
	const none = await createBench({profiles: [], choice: {profileId: undefined}});
	assert.throws(() => checkPickable(none.session), {
		kind: 'configuration',
		hint: /entok profile add .*entok --demo pick/,
	});
	const flow = await createBench({choice: {flow: 'device-cod'}});
	assert.throws(() => checkPickable(flow.session), {kind: 'usage', hint: /Did you mean device-code/});
	const scope = await createBench({choice: {scope: 'grahp'}});
	assert.throws(() => checkPickable(scope.session), {kind: 'usage', hint: /Did you mean graph/});
	checkPickable((await createBench()).session);
});
