import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../../../source/core/profile.ts';
import {pasteText} from '../../../../source/session/workbench/keyboard.ts';
import {recallEarlier} from '../../../../source/session/workbench/recall.ts';
import {memoryStore} from '../../../helpers/memory-store.ts';
import {
	clientId,
	contoso,
	type EditorBench,
	type EditorBenchOptions,
	openEditorBench,
	tenantId,
} from '../editor/bench.ts';

type Store = ReturnType<typeof memoryStore>;

/** A run of the workbench over a state folder and saved profiles. */
async function run(
	stateStore: Store,
	profiles: readonly Profile[] = [],
	more: EditorBenchOptions = {},
): Promise<EditorBench> {
	const editor = await openEditorBench({profiles, stateStore, ...more});
	await recallEarlier(editor.workbench);
	return editor;
}

const status = ({workbench}: EditorBench): string => workbench.state.status.text;

const textIn = (store: Store): string => JSON.stringify(store.kept['drafts'] ?? {});

test('a new profile that was being written is there in the next run as it was left, and can be saved', async () => {
	const store = memoryStore();
	const first = await run(store);
	first.press('n');
	first.fill('name', 'mine');
	first.fill('tenant', tenantId);
	first.goTo('cloud');
	first.press('right');
	first.fill('secret', 'env:MINE');
	first.fill('scopes', 'arm, graph');
	first.goTo('flow:refresh-token');
	first.press('space');
	first.goTo('colour');
	first.press('right');
	first.goTo('production');
	first.press('right');
	first.press('escape');
	assert.match(status(first), /^Not saved\. The draft is kept; /);
	const left = {...first.workbench.state.drafts.get('')};
	await first.workbench.settled();

	const second = await run(store);
	assert.equal(status(second), 'Nothing has been sent yet. 1 unsaved draft is back.');
	second.press('n');
	assert.equal(status(second), 'Your draft is back from an earlier run. Ctrl-R starts over.');
	const draft = second.draft();
	assert.deepEqual(
		[draft.id, draft.focus, draft.cloud, draft.kind, draft.flows, draft.colour, draft.production],
		[left.id, left.focus, left.cloud, left.kind, left.flows, left.colour, left.production],
	);
	assert.equal(draft.cloud, 'us-gov');
	assert.equal(draft.texts.secret.text, 'env:MINE');
	const before = textIn(store);
	await second.workbench.settled();
	assert.equal(textIn(store), before, 'what was only looked at stays as it was');
	second.fill('clientId', clientId);
	second.press('ctrl-x');
	await second.settled();
	assert.equal((await second.saved())[0]?.name, 'mine');
	await second.workbench.settled();
	assert.deepEqual(store.kept['drafts'], {version: 1, drafts: []}, 'a draft that was saved is none any more');
});

test('of a secret’s place only references by name are kept; what else was typed there is told to be gone', async () => {
	for (const typed of [
		'hunter2-hunter2',
		'plain:hunter2',
		'cmd:["pass","hunter2"]',
		'vault:hunter2~hunter2',
		'env:hunter2 x',
	]) {
		const store = memoryStore();
		const first = await run(store);
		first.press('n');
		first.fill('name', 'mine');
		first.goTo('secret');
		pasteText(first.workbench, typed);
		await first.workbench.settled();
		assert.doesNotMatch(textIn(store), /hunter2/, typed);

		const second = await run(store);
		second.press('n');
		assert.equal(status(second), 'Your draft is back without Secret: no secrets are kept. Ctrl-R starts over.');
		assert.equal(second.draft().texts.name.text, 'mine');
		assert.equal(second.draft().texts.secret.text, '');
		second.press('escape', 'n');
		assert.equal(status(second), 'Your draft is back, as you left it. Ctrl-R starts over.');
	}
});

test('what looks like a secret in another field is not kept, nor is a text of the editor that could not be read', async () => {
	const store = memoryStore();
	const first = await run(store, [], {edit: async () => '{"credential": {"secret": "hunter2-hunter2"'});
	first.press('n');
	first.fill('name', 'mine');
	first.goTo('note');
	pasteText(first.workbench, 'abc8Q~9fJ2mP7xLqW4vT1nR6sK3dH8yB5cZ0aG2e');
	first.press('ctrl-g');
	await first.settled();
	await first.workbench.settled();
	assert.doesNotMatch(textIn(store), /8Q~|hunter2/);
	const second = await run(store);
	second.press('n');
	assert.match(status(second), /^Your draft is back without Note, the text of your editor: no secrets are kept\./);
});

test('changes to a saved profile come back over what is saved, and only they are written', async () => {
	const store = memoryStore();
	const first = await run(store, [contoso]);
	first.press('e');
	first.fill('note', 'read only');
	await first.workbench.settled();

	const now = {...contoso, tenant: 'moved.example'};
	const second = await run(store, [now]);
	second.press('e');
	assert.equal(second.draft().texts.note.text, 'read only');
	second.press('ctrl-x');
	await second.settled();
	assert.deepEqual(await second.saved(), [{...now, note: 'read only'}]);
});

test('the same field changed elsewhere between the runs is told before it is written over', async () => {
	const store = memoryStore();
	const first = await run(store, [contoso]);
	first.press('e');
	first.fill('tenant', tenantId);
	await first.workbench.settled();
	const second = await run(store, [{...contoso, tenant: 'elsewhere.example'}]);
	second.press('e', 'ctrl-x');
	await second.settled();
	assert.match(status(second), /^Not saved\. Changed elsewhere in the meantime: tenant/);
});

test('a plain: value of a saved profile is not copied into its draft, and stays in the profile', async () => {
	const plain: Profile = {...contoso, credential: {kind: 'secret', secret: 'plain:hunter2'}};
	const store = memoryStore();
	const first = await run(store, [plain]);
	first.press('e');
	first.fill('note', 'read only');
	await first.workbench.settled();
	assert.doesNotMatch(textIn(store), /hunter2/);
	const second = await run(store, [plain]);
	second.press('e');
	assert.equal(status(second), 'Your draft is back from an earlier run. Ctrl-R starts over.');
	second.press('ctrl-x');
	await second.settled();
	assert.deepEqual(await second.saved(), [{...plain, note: 'read only'}]);
});

test('the draft of a profile that is removed goes with it', async () => {
	const store = memoryStore();
	const first = await run(store, [contoso]);
	first.press('e');
	first.fill('note', 'read only');
	first.press('escape');
	await first.workbench.settled();
	assert.match(textIn(store), /read only/);
	first.press('d', 'y');
	await first.settled();
	await first.workbench.settled();
	assert.doesNotMatch(textIn(store), /read only/);
});
