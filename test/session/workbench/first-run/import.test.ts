import assert from 'node:assert/strict';
import {test} from 'node:test';
import {greet, welcomeChoices} from '../../../../source/session/workbench/first-run/first-run.ts';
import {pasteText} from '../../../../source/session/workbench/keyboard.ts';
import {contoso, type EditorBench, type EditorBenchOptions, openEditorBench} from '../editor/bench.ts';

async function greeted(options: EditorBenchOptions = {}): Promise<EditorBench> {
	const editor = await openEditorBench(options);
	greet(editor.workbench);
	return editor;
}

/** Finds an action in the palette and runs it. */
function find(editor: EditorBench, words: string): void {
	editor.press(':');
	editor.type(words);
	editor.press('enter');
}

const fileWith = (...profiles: readonly object[]): string =>
	JSON.stringify({version: 1, profiles: profiles.map(profile => ({...profile, id: undefined}))});

/** Imports a file by the palette. */
async function importFile(editor: EditorBench): Promise<void> {
	find(editor, 'import profiles');
	editor.type('x');
	editor.press('enter');
	await editor.settled();
}

const status = ({workbench}: EditorBench): string => workbench.state.status.text;

test('i asks for a file in the status line and imports it', async () => {
	const asked: string[] = [];
	const editor = await greeted({
		setup: {
			readText: async path => {
				asked.push(path);
				return `AZURE_TENANT_ID=contoso.example\nAZURE_CLIENT_ID=${contoso.clientId}\nAZURE_CLIENT_SECRET=hunter2`;
			},
		},
	});
	editor.press('i');
	pasteText(editor.workbench, '~/work/.env');
	editor.press('enter');
	await editor.settled();
	assert.deepEqual(asked, ['~/work/.env']);
	const [saved] = await editor.saved();
	assert.deepEqual(saved?.credential, {kind: 'secret', secret: 'env:AZURE_CLIENT_SECRET'});
	assert.equal(editor.workbench.topLayer, undefined);
	assert.match(editor.workbench.state.status.text, /Imported imported into memory.*AZURE_CLIENT_SECRET was not copied/);
});

test('a file that cannot be imported is explained over the welcome', async () => {
	const editor = await greeted({setup: {readText: async () => '{"version": 7}'}});
	editor.press('i', 'x', 'enter');
	await editor.settled();
	assert.equal(editor.workbench.topLayer?.kind, 'error');
	editor.press('escape');
	assert.equal(editor.workbench.topLayer?.kind, 'welcome');
});

test('e saves what the AZURE_* variables say', async () => {
	const editor = await greeted({
		setup: {
			variables: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'],
			profileFromEnvironment: () => ({...contoso, id: 'env', name: 'env'}),
		},
	});
	assert.match(
		JSON.stringify(welcomeChoices(editor.workbench)),
		/variables found: 2.*AZURE_TENANT_ID, AZURE_CLIENT_ID/,
	);
	editor.press('e');
	await editor.settled();
	const [saved] = await editor.saved();
	assert.equal(saved?.name, 'azure', 'env stays the name of the variables’ own');
	assert.notEqual(saved?.id, 'env');
});

test('e says which of the variables is missing', async () => {
	const editor = await greeted({setup: {variables: ['AZURE_TENANT_ID']}});
	editor.press('e');
	await editor.settled();
	assert.match(editor.workbench.state.status.text, /Nothing to import: AZURE_CLIENT_ID not set/);
	assert.deepEqual(await editor.saved(), []);
});

test('an import goes beside what is saved: nothing is written over, the first one imported is chosen', async () => {
	const text = fileWith({...contoso, note: 'theirs'}, {...contoso, name: 'fabrikam'});
	const editor = await openEditorBench({
		profiles: [{...contoso, note: 'mine'}],
		setup: {readText: async () => text},
	});
	await importFile(editor);
	assert.deepEqual(
		(await editor.saved()).map(({name, note}) => [name, note]),
		[
			['contoso', 'mine'],
			['contoso-2', 'theirs'],
			['fabrikam', undefined],
		],
	);
	assert.match(status(editor), /^Imported contoso-2, fabrikam into memory\.?/);
	const {state} = editor.bench.session;
	assert.equal(state.profiles.find(({id}) => id === state.choice.profileId)?.name, 'contoso-2');
	assert.equal(editor.workbench.currentRow('profile')?.text, 'contoso-2');
	assert.equal(editor.workbench.state.focus, 'profile');
});

test('an unprotected secret in a file is imported with a warning, which does not quote it', async () => {
	const plain = {...contoso, credential: {kind: 'secret', secret: 'plain:hunter2'}};
	const editor = await openEditorBench({setup: {readText: async () => fileWith(plain)}});
	await importFile(editor);
	assert.match(status(editor), /holds an unprotected secret \(plain:\)/);
	assert.equal(editor.workbench.state.status.mark, 'warn');
	assert.equal(editor.bench.session.state.notices.length, 1);
	assert.doesNotMatch(status(editor) + editor.bench.session.state.notices.join(), /hunter2/);
});

test('a file without a profile, one that cannot be read and one that cannot be saved leave all as it was', async () => {
	const empty = await openEditorBench({profiles: [contoso], setup: {readText: async () => '[]'}});
	await importFile(empty);
	assert.equal(status(empty), 'The file holds no profile.');
	const missing = await openEditorBench({
		profiles: [contoso],
		setup: {readText: () => Promise.reject(new Error('There is no such file.'))},
	});
	await importFile(missing);
	assert.equal(missing.workbench.topLayer?.kind, 'error');
	assert.equal(status(missing), 'Nothing was imported');
	const full = await openEditorBench({profiles: [contoso], setup: {readText: async () => fileWith(contoso)}});
	Object.assign(full.bench.doors.profiles, {update: () => Promise.reject(new Error('The disk is full.'))});
	await importFile(full);
	assert.equal(full.workbench.topLayer?.kind, 'error');
	for (const editor of [empty, missing, full]) {
		assert.deepEqual(await editor.saved(), [contoso]);
	}
});

test('an import that fails late takes nothing away from whoever has gone on meanwhile', async () => {
	const late = Promise.withResolvers<string>();
	const editor = await openEditorBench({profiles: [contoso], setup: {readText: () => late.promise}});
	await importFile(editor);
	editor.press('/', 'c');
	late.reject(new Error('There is no such file.'));
	await editor.settled();
	assert.equal(editor.workbench.topLayer?.kind, 'filter');
	assert.match(status(editor), /^Nothing was imported\./);
});

test('variables that make no profile are explained, and an import by them goes beside what is saved', async () => {
	const wrong = await openEditorBench({
		profiles: [contoso],
		setup: {
			profileFromEnvironment: () => {
				throw new Error('AZURE_TENANT_ID is no tenant.');
			},
		},
	});
	find(wrong, 'import the AZURE');
	await wrong.settled();
	assert.equal(wrong.workbench.topLayer?.kind, 'error');
	const right = await openEditorBench({
		profiles: [{...contoso, name: 'azure'}],
		setup: {profileFromEnvironment: () => ({...contoso, id: 'env', name: 'env'})},
	});
	find(right, 'import the AZURE');
	await right.settled();
	assert.deepEqual(
		(await right.saved()).map(({name}) => name),
		['azure', 'azure-2'],
	);
});
