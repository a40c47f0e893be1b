import assert from 'node:assert/strict';
import {mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {entok, newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const clientId = '11111111-1111-4111-8111-111111111111';

/** A home that outlives one terminal. */
function createHome(): Disposable & {readonly folder: string} {
	const folder = newHome();
	return {folder, [Symbol.dispose]: () => rmSync(folder, {recursive: true, force: true})};
}

const listed = async (home: string): Promise<unknown> => {
	const {code, stdout, stderr} = await entok(['profile', 'list', '--json'], {environment: {HOME: home}});
	assert.equal(code, 0, stderr);
	return JSON.parse(stdout);
};

test('from an empty home to a saved profile: welcome, n, the fields, Ctrl-X', async () => {
	using home = createHome();
	await using terminal = openTerminal({environment: {HOME: home.folder}});
	await terminal.waitFor('Nothing has been sent anywhere');
	terminal.press('n');
	await terminal.waitFor('New profile');
	terminal.type('tok smoke');
	terminal.press('tab');
	terminal.type('contoso.example');
	terminal.press('tab', 'tab');
	terminal.type(clientId.slice(0, 11));
	await terminal.waitFor('not a GUID yet');
	terminal.type(clientId.slice(11));
	terminal.press('tab', 'tab');
	terminal.type('env:TOK_SMOKE_SECRET');
	await terminal.waitFor('Every field is right');
	terminal.press('ctrl-x');
	await terminal.waitFor('Saved tok smoke');
	terminal.press('Q');
	assert.deepEqual(await terminal.exited, {code: 0});
	const profiles = await listed(home.folder);
	assert.partialDeepStrictEqual(profiles, [
		{name: 'tok smoke', tenant: 'contoso.example', clientId, cloud: 'public', flows: ['client-credentials']},
	]);
	assert.equal(statSync(path.join(home.folder, '.config/entok/profiles.json')).mode & 0o777, 0o600);
});

test('d leads from an empty home to the demo tenant, and nothing is stored', async () => {
	using home = createHome();
	await using terminal = openTerminal({environment: {HOME: home.folder}});
	await terminal.waitFor('Nothing has been sent anywhere');
	terminal.press('d');
	await terminal.waitFor('contoso-inventory');
	await terminal.waitFor('DEMO');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor(/\d+:\d\d left/);
	terminal.press('Q');
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.deepEqual(await listed(home.folder), []);
});

test('i imports a .env file named in the status line', async () => {
	using home = createHome();
	mkdirSync(path.join(home.folder, 'work'));
	writeFileSync(
		path.join(home.folder, 'work/.env'),
		`AZURE_TENANT_ID=contoso.example\nAZURE_CLIENT_ID=${clientId}\nAZURE_CLIENT_SECRET=hunter2-hunter2\n`,
	);
	await using terminal = openTerminal({environment: {HOME: home.folder}});
	await terminal.waitFor('Nothing has been sent anywhere');
	terminal.press('i');
	await terminal.waitFor('file to import');
	terminal.type('~/work/.env');
	terminal.press('enter');
	await terminal.waitFor('Imported imported');
	assert.doesNotMatch(terminal.screen().join('\n'), /hunter2/);
	assert.partialDeepStrictEqual(await listed(home.folder), [{name: 'imported', clientId}]);
});

test('Ctrl-G opens the profile in the editor and comes back to the form', async () => {
	using home = createHome();
	const editor = path.join(home.folder, 'editor');
	writeFileSync(editor, '#!/bin/sh\nsed -i \'s/"tenant": ""/"tenant": "from-the-editor.example"/\' "$1"\n', {
		mode: 0o755,
	});
	await using terminal = openTerminal({environment: {HOME: home.folder, VISUAL: editor}});
	await terminal.waitFor('Nothing has been sent anywhere');
	terminal.press('n');
	await terminal.waitFor('New profile');
	terminal.press('ctrl-g');
	await terminal.waitFor('from-the-editor.example');
	await terminal.waitFor('Taken from the editor');
	terminal.type('typed after');
	await terminal.waitFor('typed after');
});
