import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pasteText} from '../../../../source/session/workbench/keyboard.ts';
import {clientId, contoso, openEditorBench, tenantId} from './bench.ts';

test('a profile is made with keys alone, saved, and chosen', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('name', 'tok smoke');
	editor.fill('tenant', 'contoso.example');
	editor.fill('clientId', clientId);
	editor.fill('secret', 'env:TOK_SECRET');
	editor.press('ctrl-x');
	await editor.settled();
	const [saved] = await editor.saved();
	assert.partialDeepStrictEqual(saved, {
		name: 'tok smoke',
		tenant: 'contoso.example',
		cloud: 'public',
		clientId,
		credential: {kind: 'secret', secret: 'env:TOK_SECRET'},
		flows: ['client-credentials'],
	});
	assert.equal(editor.workbench.state.layers.length, 0);
	assert.equal(editor.bench.session.state.choice.profileId, saved?.id);
	assert.match(editor.workbench.state.status.text, /^Saved tok smoke in memory/);
});

test('Ctrl-X does not save a wrong profile, and names and focuses the first wrong field', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('name', 'contoso');
	editor.fill('tenant', 'contoso.example');
	editor.fill('clientId', 'nearly-a-guid');
	editor.goTo('note');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), []);
	assert.equal(editor.draft().focus, 'clientId');
	assert.deepEqual(editor.workbench.state.status, {mark: 'no', text: 'Not saved. Client ID: not a GUID yet.'});
});

test('Tab, Shift-Tab, Up and Down go through the fields and around', async () => {
	const editor = await openEditorBench();
	editor.press('n', 'tab', 'down');
	assert.equal(editor.draft().focus, 'cloud');
	editor.press('up', 'shift-tab', 'shift-tab');
	assert.equal(editor.draft().focus, 'note');
});

test('Left and Right choose, and the choice brings its fields', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.goTo('cloud');
	editor.press('left');
	assert.equal(editor.draft().cloud, 'custom');
	editor.fill('authority', 'http://localhost:8400');
	editor.goTo('kind');
	editor.press('right');
	assert.equal(editor.draft().kind, 'certificate');
	editor.fill('certificate', 'file:/certs/app.pem');
	editor.goTo('production');
	editor.press('space');
	editor.goTo('colour');
	editor.press('right', 'right', 'right');
	editor.fill('name', 'certified');
	editor.fill('tenant', tenantId);
	editor.fill('clientId', clientId);
	editor.press('ctrl-x');
	await editor.settled();
	assert.partialDeepStrictEqual((await editor.saved())[0], {
		cloud: 'custom',
		customCloud: {authority: 'http://localhost:8400'},
		credential: {kind: 'certificate', certificate: 'file:/certs/app.pem'},
		colour: 'red',
		production: true,
	});
});

test('flows follow the credential until Space says otherwise', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('refreshToken', 'file:/run/refresh');
	editor.goTo('flow:client-credentials');
	editor.press('space');
	editor.fill('name', 'x');
	editor.fill('tenant', tenantId);
	editor.fill('clientId', clientId);
	editor.fill('secret', 'prompt');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual((await editor.saved())[0]?.flows, ['refresh-token']);
});

test('letters that are keys elsewhere are text here', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.fill('note', 'q?:1 Q');
	assert.equal(editor.draft().texts.note.text, 'q?:1 Q');
	assert.deepEqual(editor.calls, []);
});

test('Esc, and Ctrl-C as well, keep the draft, which is offered again', async () => {
	const editor = await openEditorBench();
	for (const leaving of ['escape', 'ctrl-c']) {
		editor.press('n');
		editor.fill('tenant', 'contoso.example');
		editor.press(leaving);
		assert.equal(editor.workbench.topLayer, undefined);
		editor.press('n');
		assert.equal(editor.draft().texts.tenant.text, 'contoso.example');
		assert.match(editor.workbench.state.status.text, /draft is back/);
		editor.press('ctrl-r');
		assert.equal(editor.draft().texts.tenant.text, '');
		editor.press('escape');
	}
});

test('drafts of different profiles are kept apart', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('n');
	editor.fill('note', 'of the new one');
	editor.press('escape', 'e');
	assert.equal(editor.draft().texts.note.text, '');
	editor.fill('note', 'of contoso');
	editor.press('escape', 'n');
	assert.equal(editor.draft().texts.note.text, 'of the new one');
});

test('an Overview block pasted into any field fills in ids and name, and says so', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.goTo('flow:client-credentials');
	const block = `Display name : tok smoke\rApplication (client) ID : ${clientId}\rDirectory (tenant) ID : ${tenantId}`;
	pasteText(editor.workbench, block);
	const {texts} = editor.draft();
	assert.deepEqual([texts.name.text, texts.clientId.text, texts.tenant.text], ['tok smoke', clientId, tenantId]);
	assert.match(editor.workbench.state.status.text, /Overview block: Client ID, Tenant, Name/);
});

test('a name that was typed is not replaced by a pasted block', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	pasteText(editor.workbench, `Display name : other\nApplication (client) ID : ${tenantId}`);
	assert.equal(editor.draft().texts.name.text, 'contoso');
	assert.equal(editor.draft().texts.clientId.text, tenantId);
});

test('any other pasted text goes into the field with the focus, as one line', async () => {
	const editor = await openEditorBench();
	editor.press('n');
	editor.goTo('note');
	pasteText(editor.workbench, 'two\nlines\n');
	assert.equal(editor.draft().texts.note.text, 'two lines');
});
