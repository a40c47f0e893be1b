import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mask} from '../../../../source/core/secret.ts';
import {clientId, contoso, openEditorBench} from './bench.ts';

test('Ctrl-G gives the profile as JSON to the editor and reads back what was left there', async () => {
	const editor = await openEditorBench({
		profiles: [contoso],
		edit: async (text, suffix) => {
			assert.equal(suffix, '.json');
			const {id, ...rest} = contoso;
			assert.deepEqual(JSON.parse(text), rest);
			assert.doesNotMatch(text, new RegExp(id));
			return text.replace('contoso.example', 'fabrikam.example');
		},
	});
	editor.press('e', 'ctrl-g');
	await editor.settled();
	assert.equal(editor.draft().texts.tenant.text, 'fabrikam.example');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...contoso, tenant: 'fabrikam.example'}]);
});

test('a half-filled JSON is taken, what is missing is shown by the fields', async () => {
	const editor = await openEditorBench({
		edit: async text => text.replace('"clientId": ""', `"clientId": "${clientId}"`),
	});
	editor.press('n', 'ctrl-g');
	await editor.settled();
	assert.equal(editor.draft().texts.clientId.text, clientId);
	assert.match(editor.workbench.state.status.text, /3 fields need attention: Name, Tenant, Secret/);
});

test('a text that is no profile is not taken, and comes back at the next Ctrl-G', async () => {
	const given: string[] = [];
	const editor = await openEditorBench({
		profiles: [contoso],
		edit: async text => {
			given.push(text);
			return given.length === 1 ? text.replace('"tenant"', '"tennant"') : text.replace('"tennant"', '"tenant"');
		},
	});
	editor.press('e');
	editor.fill('note', 'kept');
	editor.press('ctrl-g');
	await editor.settled();
	assert.match(editor.workbench.state.status.text, /Not taken:.*tennant.*Ctrl-G opens your text again/);
	assert.equal(editor.draft().texts.note.text, 'kept');
	editor.press('ctrl-g');
	await editor.settled();
	assert.match(given[1] ?? '', /tennant/);
	assert.match(editor.workbench.state.status.text, /^Taken from the editor/);
});

test('no secret gets into the editor’s file: neither one typed by mistake nor a plain: value', async () => {
	let given = '';
	const editor = await openEditorBench({
		profiles: [{...contoso, refreshToken: 'plain:kept-secret'}],
		edit: async text => {
			given = text;
			return text.replace('contoso.example', 'fabrikam.example');
		},
	});
	editor.press('e');
	editor.fill('secret', 'hunter2-hunter2');
	editor.press('ctrl-g');
	await editor.settled();
	assert.doesNotMatch(given, /hunter2|kept-secret/);
	assert.match(given, new RegExp(`plain:${mask.replaceAll('*', '\\*')}`));
	assert.equal(editor.draft().texts.refreshToken.text, 'plain:kept-secret');
	assert.equal(editor.draft().texts.tenant.text, 'fabrikam.example');
});

test('an editor that fails leaves the draft as it was', async () => {
	const editor = await openEditorBench({
		profiles: [contoso],
		edit: async () => {
			throw new Error('no such editor');
		},
	});
	editor.press('e');
	editor.fill('note', 'kept');
	editor.press('ctrl-g');
	await editor.settled();
	assert.equal(editor.draft().texts.note.text, 'kept');
	assert.equal(editor.workbench.state.status.mark, 'no');
	editor.fill('note', 'and still editable');
	assert.equal(editor.draft().texts.note.text, 'and still editable');
});
