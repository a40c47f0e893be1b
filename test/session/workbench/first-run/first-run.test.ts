import assert from 'node:assert/strict';
import {test} from 'node:test';
import {greet, welcomeChoices} from '../../../../source/session/workbench/first-run/first-run.ts';
import {contoso, type EditorBench, type EditorBenchOptions, openEditorBench} from '../editor/bench.ts';

async function greeted(options: EditorBenchOptions = {}): Promise<EditorBench> {
	const editor = await openEditorBench(options);
	greet(editor.workbench);
	return editor;
}

test('a person without a saved profile is greeted, one with a profile is not', async () => {
	assert.equal((await greeted()).workbench.topLayer?.kind, 'welcome');
	assert.equal((await greeted({profiles: [contoso]})).workbench.topLayer, undefined);
});

test('whoever names a profile is not greeted', async () => {
	const editor = await openEditorBench();
	await editor.bench.session.loadProfiles([{...contoso, id: 'env', name: 'env'}]);
	editor.bench.session.choose({profileId: 'env'});
	greet(editor.workbench);
	assert.equal(editor.workbench.topLayer, undefined);
});

test('d opens the demo tenant, and so does Enter on it', async () => {
	const editor = await greeted();
	editor.press('d');
	editor.press('j', 'k', 'enter');
	assert.deepEqual(editor.calls, ['demo', 'demo']);
});

test('j, k and the arrows move and go around', async () => {
	const editor = await greeted();
	const cursor = (): unknown => editor.workbench.topLayer?.kind === 'welcome' && editor.workbench.topLayer.cursor;
	editor.press('j', 'down');
	assert.equal(cursor(), 2);
	editor.press('k', 'up', 'up');
	assert.equal(cursor(), welcomeChoices(editor.workbench).length - 1);
});

test('letters of other screens rest, and say so; the few that stay work', async () => {
	const editor = await greeted();
	for (const key of ['t', 'r', '1', 'X', 'z']) {
		editor.press(key);
		assert.equal(editor.workbench.topLayer?.kind, 'welcome');
		assert.match(editor.workbench.state.status.text, /^Here: d n i e \?/);
	}

	editor.press(':');
	assert.equal(editor.workbench.topLayer?.kind, 'palette');
	editor.press('escape', 'ctrl-c');
	assert.match(editor.workbench.state.status.text, /Ctrl-C again/);
});

test('q quits and Esc does not', async () => {
	const quitting = await greeted();
	quitting.press('q');
	assert.deepEqual(quitting.calls, ['quit 0']);
	const leaving = await greeted();
	leaving.press('escape');
	assert.deepEqual(leaving.calls, []);
	assert.equal(leaving.workbench.topLayer, undefined);
});

test('? shows what is needed in the portal, and Esc comes back', async () => {
	const editor = await greeted();
	editor.press('?');
	const layer = editor.workbench.topLayer;
	assert.ok(layer?.kind === 'page');
	assert.match(JSON.stringify(layer.document), /Application \(client\) ID.*New client secret.*admin consent/);
	editor.press('j', 'escape');
	assert.equal(editor.workbench.topLayer?.kind, 'welcome');
});

test('n makes a profile, and after that the welcome is gone', async () => {
	const editor = await greeted();
	editor.press('n');
	editor.fill('name', 'first');
	editor.fill('tenant', 'contoso.example');
	editor.fill('clientId', contoso.clientId);
	editor.fill('secret', 'prompt');
	editor.press('ctrl-x');
	await editor.settled();
	assert.equal(editor.workbench.topLayer, undefined);
	assert.equal((await editor.saved()).length, 1);
});
