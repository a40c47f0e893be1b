import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clientId, contoso, openEditorBench, tenantId} from './bench.ts';

const other = {...contoso, id: 'other', name: 'fabrikam'};

test('editing changes the fields that were changed, and leaves other profiles alone', async () => {
	const editor = await openEditorBench({profiles: [contoso, other]});
	editor.press('e');
	editor.fill('note', 'read only');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...contoso, note: 'read only'}, other]);
});

test('what another program changed in the meantime stays', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.fill('note', 'read only');
	await editor.bench.doors.profiles.update(profiles => [
		...profiles.map(profile => ({...profile, tenant: tenantId})),
		other,
	]);
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...contoso, tenant: tenantId, note: 'read only'}, other]);
});

test('the same field changed elsewhere is told before it is written over', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.fill('tenant', tenantId);
	await editor.bench.doors.profiles.update(([profile]) =>
		profile ? [{...profile, tenant: 'elsewhere.example', note: 'theirs'}] : [],
	);
	editor.press('ctrl-x');
	await editor.settled();
	assert.match(editor.workbench.state.status.text, /^Not saved. Changed elsewhere in the meantime: tenant/);
	assert.equal((await editor.saved())[0]?.tenant, 'elsewhere.example');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...contoso, tenant: tenantId, note: 'theirs'}]);
});

test('a profile removed elsewhere is told, and saved as a new one when asked again', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.fill('note', 'still here');
	await editor.bench.doors.profiles.update(() => []);
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), []);
	assert.match(editor.workbench.state.status.text, /removed elsewhere/);
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...contoso, note: 'still here'}]);
});

test('a removal that fails late takes nothing away from whoever has gone on meanwhile', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	const late = Promise.withResolvers<never>();
	Object.assign(editor.bench.doors.profiles, {update: () => late.promise});
	editor.press('d', 'y', '/', 'c');
	late.reject(new Error('The disk is full.'));
	await editor.settled();
	assert.equal(editor.workbench.topLayer?.kind, 'filter');
	assert.match(editor.workbench.state.status.text, /^The profile was not removed\./);
});

test('a profile that is written late leaves the editor of another one open', async () => {
	const editor = await openEditorBench({profiles: [contoso, other]});
	const {profiles} = editor.bench.doors;
	const {update} = profiles;
	const late = Promise.withResolvers<void>();
	Object.assign(profiles, {
		update: async (change: Parameters<typeof update>[0]) => {
			await late.promise;
			return update(change);
		},
	});
	editor.press('e');
	editor.fill('note', 'first');
	editor.press('ctrl-x', 'ctrl-c', 'j', 'e');
	editor.fill('note', 'second');
	late.resolve();
	await editor.settled();
	assert.equal(editor.draft().id, other.id);
	assert.equal((await editor.saved())[0]?.note, 'first');
});

test('a token of the profile as it was is not shown as the token of what it is now', async () => {
	const editor = await openEditorBench({profiles: undefined});
	const bench = editor.bench;
	await bench.doors.profiles.update(() => []);
	const {demoProfiles} = await import('../../../../source/emulator/demo.ts');
	const [demo] = demoProfiles('http://localhost:4711');
	assert.ok(demo);
	await bench.session.savedProfiles.save(demo);
	bench.session.choose({profileId: demo.id, flow: 'client-credentials', scope: 'graph'});
	await bench.session.requestToken();
	editor.press('e');
	editor.fill('note', 'only a note');
	editor.press('ctrl-x');
	await editor.settled();
	assert.equal(bench.session.state.token.status, 'done');
	editor.press('e');
	editor.fill('clientId', clientId);
	editor.press('ctrl-x');
	await editor.settled();
	assert.equal(bench.session.state.token.status, 'idle');
	assert.equal(bench.session.state.tokens.size, 0);
});

test('a renamed profile stays chosen', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.bench.session.choose({profileId: 'contoso'});
	editor.press('e');
	editor.fill('name', 'contoso-dev');
	editor.press('ctrl-x');
	await editor.settled();
	assert.equal(editor.bench.session.resolved().profile.name, 'contoso-dev');
});

test('Ctrl-X pressed twice at once saves once', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.fill('name', 'twice');
	editor.press('ctrl-x', 'ctrl-x', 'z');
	await editor.settled();
	assert.deepEqual(
		(await editor.saved()).map(({name}) => name),
		['twice'],
	);
});

test('removing asks first: Enter is no, y is yes, and the secrets are said to stay', async () => {
	const editor = await openEditorBench({profiles: [contoso, other]});
	editor.bench.session.choose({profileId: 'contoso'});
	editor.press('d', 'enter');
	await editor.settled();
	assert.equal((await editor.saved()).length, 2);
	editor.press('d', 'y');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [other]);
	assert.match(editor.workbench.state.status.text, /Removed contoso. The secrets it referred to are where they were/);
	assert.equal(editor.bench.session.state.choice.profileId, undefined);
});

test('the unsaved profile of the environment can be neither edited nor removed', async () => {
	const editor = await openEditorBench();
	await editor.bench.session.loadProfiles([{...contoso, id: 'env', name: 'env'}]);
	for (const key of ['e', 'd']) {
		editor.press(key);
		assert.equal(editor.workbench.topLayer, undefined);
		assert.match(editor.workbench.state.status.text, /AZURE_\* variables and saved nowhere/);
	}
});

test('a name that was taken elsewhere in the meantime is told, and nothing is written', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	editor.fill('name', 'Fabrikam');
	await editor.bench.doors.profiles.update(profiles => [...profiles, other]);
	editor.press('ctrl-x');
	await editor.settled();
	assert.match(editor.workbench.state.status.text, /^Not saved\. There is a profile «Fabrikam» already\./);
	assert.deepEqual(await editor.saved(), [contoso, other]);
	assert.equal(editor.draft().texts.name.text, 'Fabrikam', 'the draft is as it was');
});
