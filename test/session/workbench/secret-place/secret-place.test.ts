import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {inspect} from 'node:util';
import type {SecretStore} from '../../../../source/core/doors.ts';
import {createKeptFiles} from '../../../../source/platform/kept-files.ts';
import {absentSecrets, vaultSecrets} from '../../../../source/platform/named-secrets.ts';
import {createSecretStore} from '../../../../source/platform/secrets.ts';
import {createStateStore} from '../../../../source/platform/state-store.ts';
import {shownReference} from '../../../../source/session/workbench/editor/reference.ts';
import {pasteText} from '../../../../source/session/workbench/keyboard.ts';
import {cursorPosition} from '../../../../source/ui/cursor-position.ts';
import {memoryStore} from '../../../helpers/memory-store.ts';
import {ordinaryFolder} from '../../../platform/ordinary-user.ts';
import {vaultBench} from '../../../platform/vault/vault-bench.ts';
import {paint} from '../../../ui/paint.tsx';
import {clientId, contoso, type EditorBenchOptions, openEditorBench} from '../editor/bench.ts';

const canary = 'hunter2~canary';

/** A person in the editor whose secrets can go into a vault and into files of their home, with no key ring at hand. */
async function open(context: TestContext, more: Partial<SecretStore> = {}, options: EditorBenchOptions = {}) {
	const home = ordinaryFolder(context);
	const {vault, asked} = vaultBench(context);
	const secrets: SecretStore = {
		...createSecretStore({
			environment: {},
			home,
			vault: vaultSecrets(vault),
			keyRing: absentSecrets('The key ring cannot be used: no session bus.'),
			keptFiles: createKeptFiles(createStateStore(join(home, 'state'))),
		}),
		...more,
	};
	const editor = await openEditorBench({secrets, ...options});
	const until = async (isDone: () => boolean): Promise<void> => {
		for (let turn = 0; !isDone(); turn++) {
			assert.ok(turn < 20_000, `waited in vain: ${editor.workbench.state.status.text}`);
			await new Promise(resolve => setImmediate(resolve));
		}
	};
	const layer = () => {
		const top = editor.workbench.topLayer;
		return top?.kind === 'secret-place' ? top : assert.fail(`on top: ${top?.kind}`);
	};
	return {
		...editor,
		home,
		vault,
		asked,
		secrets,
		layer,
		until,
		/** Pastes into the secret's field and waits for the question. */
		async paste(text: string, field: 'secret' | 'refreshToken' | 'note' = 'secret') {
			editor.goTo(field);
			pasteText(editor.workbench, text);
			await until(() => editor.workbench.topLayer?.kind === 'secret-place');
		},
		/** Presses a key of the question and waits for what comes of it. */
		async answer(key: string) {
			editor.press(key);
			await until(() => {
				const top = editor.workbench.topLayer;
				return top?.kind !== 'secret-place' || top.isBusy !== true;
			});
		},
		status: () => editor.workbench.state.status,
		screen: () => paint(editor).join('\n'),
	};
}

test('a pasted secret is asked where it should live, and is on no screen and in no draft meanwhile', async context => {
	const stateStore = memoryStore();
	const bench = await open(context, {}, {stateStore});
	bench.press('n');
	bench.fill('name', 'Zoë’s app');
	await bench.paste(`  ${canary}\n`);
	const screen = bench.screen();
	for (const says of [
		/- ?r Key ring +.*no session bus/,
		/> {1,2}v Vault/,
		/f File/,
		/e Environment/,
		/a Ask each time/,
		/p In the profile +NO unprotected/,
	]) {
		assert.match(screen, says);
	}

	assert.doesNotMatch(screen + inspect(bench.workbench.state, {depth: 9}), /hunter2/);
	await bench.workbench.settled();
	assert.doesNotMatch(JSON.stringify(stateStore.kept), /hunter2/);
	bench.press('escape');
	assert.equal(bench.draft().texts.secret.text, '');
	assert.match(bench.status().text, /What was pasted is forgotten/);
});

test('into the vault: it can be read there, the draft refers to it, and the profile is saved with it', async context => {
	const bench = await open(context);
	bench.press('n');
	bench.fill('name', 'Zoë’s app');
	bench.fill('tenant', 'contoso.example');
	bench.fill('clientId', clientId);
	await bench.paste(canary);
	await bench.answer('v');
	assert.equal(bench.draft().texts.secret.text, 'vault:zoe-s-app/secret');
	assert.match(bench.status().text, /Stored in vault:zoe-s-app\/secret\. Ctrl-X saves/);
	bench.press('ctrl-x');
	await bench.until(() => bench.workbench.topLayer === undefined);
	assert.deepEqual((await bench.saved())[0]?.credential, {kind: 'secret', secret: 'vault:zoe-s-app/secret'});
	assert.equal((await bench.secrets.resolve('vault:zoe-s-app/secret', 'x')).reveal(), canary);
});

test('a name that is taken is left, and the next one is used', async context => {
	const bench = await open(context, {}, {profiles: [contoso]});
	bench.press('e');
	await bench.paste('first~secret');
	await bench.answer('f');
	bench.press('end', 'ctrl-u');
	await bench.paste(canary);
	await bench.answer('f');
	assert.equal(bench.draft().texts.secret.text, 'file:~/.local/state/entok/contoso.secret-2');
	const folder = join(bench.home, '.local/state/entok');
	assert.deepEqual(readdirSync(folder).sort(), ['contoso.secret', 'contoso.secret-2']);
	assert.equal(readFileSync(join(folder, 'contoso.secret'), 'utf8'), 'first~secret\n');
});

test('nothing is stored for a variable, which is named with how to set it, or for a question each time', async context => {
	const bench = await open(
		context,
		{keep: () => assert.fail('nothing is stored')},
		{profiles: [{...contoso, name: '7 apps'}]},
	);
	bench.press('e');
	await bench.paste(canary);
	await bench.answer('e');
	assert.equal(bench.draft().texts.secret.text, 'env:_7_APPS_SECRET');
	assert.match(bench.status().text, /Nothing is stored.*read -rs _7_APPS_SECRET && export _7_APPS_SECRET/);
	await bench.paste(canary, 'refreshToken');
	await bench.answer('a');
	assert.equal(bench.draft().texts.refreshToken.text, 'prompt');
});

test('unprotected only by that choice: marked, hidden, saved, and not by typing plain: oneself', async context => {
	const bench = await open(context, {}, {profiles: [contoso]});
	bench.press('e');
	bench.fill('secret', `plain:${canary}`);
	assert.match(bench.screen(), /NO no secret goes in here/);
	bench.press('end', 'ctrl-u');
	await bench.paste(canary);
	await bench.answer('p');
	assert.equal(bench.status().mark, 'no');
	assert.match(bench.screen(), /plain:\*{8} +NO an unprotected secret/);
	assert.match(bench.screen(), /NO a secret stands in this file/);
	assert.equal(shownReference(bench.draft().texts.secret.text), 'plain:********');
	bench.press('ctrl-x');
	await bench.until(() => bench.workbench.topLayer === undefined);
	assert.deepEqual((await bench.saved())[0]?.credential, {kind: 'secret', secret: `plain:${canary}`});
	assert.match(bench.screen(), /contoso +NO plain/);
	assert.doesNotMatch(bench.screen(), /hunter2/);
});

test('what goes wrong is said without the secret, and the question stays for another answer', async context => {
	const bench = await open(context, {}, {profiles: [contoso]});
	bench.press('e');
	await bench.paste(canary);
	await bench.answer('r');
	assert.match(bench.status().text, /no session bus/);
	const failing = await open(
		context,
		{
			keep: async () => {
				throw new Error('the disk is full');
			},
		},
		{profiles: [contoso]},
	);
	failing.press('e');
	await failing.paste(canary);
	await failing.answer('f');
	assert.match(failing.status().text, /the disk is full/);
	assert.doesNotMatch(failing.status().text, /hunter2/);
	await failing.answer('a');
	assert.equal(failing.draft().texts.secret.text, 'prompt');
});

test('a secret that is typed is asked about at Enter; references, secret ids and other fields are not', async context => {
	const bench = await open(context, {}, {profiles: [contoso]});
	bench.press('e');
	bench.fill('secret', canary);
	bench.press('enter');
	await bench.until(() => bench.workbench.topLayer?.kind === 'secret-place');
	assert.equal(bench.layer().value.reveal(), canary);
	await bench.answer('a');
	for (const text of ['env:MINE', 'vault:mine', '33333333-3333-4333-8333-333333333333']) {
		bench.goTo('secret');
		bench.press('end', 'ctrl-u');
		pasteText(bench.workbench, text);
		assert.equal(bench.draft().texts.secret.text, text);
		bench.press('enter');
		assert.notEqual(bench.draft().focus, 'secret');
	}

	bench.goTo('note');
	pasteText(bench.workbench, 'just words');
	assert.equal(bench.draft().texts.note.text, 'just words');
});

test('a secret that Entra made is known by its look, also behind a reference', async context => {
	const bench = await open(
		context,
		{},
		{profiles: [{...contoso, credential: {kind: 'secret', secret: 'file:~/mine'}}]},
	);
	bench.press('e');
	await bench.paste('abc8Q~9fJ2mP7xLqW4vT1nR6sK3dH8yB5cZ0aG2e');
	await bench.answer('a');
	assert.equal(bench.draft().texts.secret.text, 'prompt');
	bench.press('end', 'ctrl-u');
	bench.type('file:~/');
	pasteText(bench.workbench, 'mine/secret');
	assert.equal(bench.draft().texts.secret.text, 'file:~/mine/secret');
});

for (const [columns, rows] of [
	[40, 10],
	[80, 24],
	[120, 40],
] as const) {
	test(`at ${columns}x${rows} the question fills its place exactly, with the cursor in sight`, async context => {
		const bench = await open(context, {}, {profiles: [contoso], columns, rows});
		bench.press('e');
		await bench.paste(canary);
		for (const {title} of bench.layer().places) {
			bench.press('down');
			const lines = paint(bench);
			assert.deepEqual(
				[lines.length, new Set(lines.slice(1, -2).map(line => line.length))],
				[rows, new Set([columns])],
				title,
			);
			assert.equal(lines.filter(line => /^║>/.test(line)).length, 1, title);
			const row = lines.findIndex(line => /^║>/.test(line));
			assert.deepEqual(cursorPosition(bench.workbench), {x: 1, y: row});
		}
	});
}

test('the terminal’s cursor and the keys go through the places', async context => {
	const bench = await open(context, {}, {profiles: [contoso]});
	bench.press('e');
	await bench.paste(canary);
	assert.equal(bench.layer().cursor, 1, 'the first that can be used');
	bench.press('down', 'j', 'tab', 'down', 'down');
	assert.equal(bench.layer().cursor, 0);
	bench.press('up');
	assert.equal(bench.layer().cursor, 5);
	bench.press('x');
	assert.match(bench.status().text, /Here: r v f e a p/);
	bench.press('k');
	await bench.answer('enter');
	assert.equal(bench.draft().texts.secret.text, 'prompt');
});
