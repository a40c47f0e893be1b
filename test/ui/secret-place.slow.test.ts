import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {entok, newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const clientId = '11111111-1111-4111-8111-111111111111';
const canary = 'hunter2~canary';

test('a secret pasted into the editor goes into the vault, with a passphrase asked for on the same terminal', async () => {
	const home = newHome();
	await using terminal = openTerminal({environment: {HOME: home}});
	await terminal.waitFor('Nothing has been sent anywhere');
	terminal.press('n');
	await terminal.waitFor('New profile');
	terminal.type('my app');
	terminal.press('tab');
	terminal.type('contoso.example');
	terminal.press('tab', 'tab');
	terminal.type(clientId);
	terminal.press('tab', 'tab');
	await terminal.waitFor(/> Secret/);
	terminal.paste(canary);
	await terminal.waitFor('Where should it live?');
	terminal.type('v');
	await terminal.waitFor('a new passphrase for the vault (hidden)');
	terminal.type('correct horse');
	terminal.press('enter');
	await terminal.waitFor('the same passphrase again (hidden)');
	terminal.type('correct horse');
	terminal.press('enter');
	await terminal.waitFor('Stored in vault:my-app/secret');
	terminal.press('ctrl-x');
	await terminal.waitFor('Saved my app');
	terminal.press('d');
	await terminal.waitFor('and the secrets that entok stored for it?');
	terminal.press('Q');
	await terminal.waitFor('Nothing was removed');
	terminal.press('Q');
	assert.deepEqual(await terminal.exited, {code: 0});
	const files = readdirSync(home, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
	for (const {parentPath, name} of files) {
		assert.doesNotMatch(readFileSync(join(parentPath, name), 'utf8'), /hunter2|correct horse/, name);
	}

	const {stdout} = await entok(['profile', 'vault'], {environment: {HOME: home}});
	assert.match(stdout, /my-app\/secret {2}for my app/);
});

test('a program of a profile is approved on the terminal, and runs without a question from then on', async () => {
	const home = newHome();
	const environment = {HOME: home};
	const show = ['token', 'app', '-s', 'graph', '--timeout', '5'];
	const added = await entok(
		[
			'profile',
			'add',
			'app',
			'--tenant',
			'contoso.example',
			'--client-id',
			clientId,
			'--authority',
			'http://127.0.0.1:9',
			'--secret',
			'cmd:["printf","hunter2"]',
		],
		{environment},
	);
	assert.equal(added.code, 0, added.stderr);
	const refused = await entok([...show, '--no-input'], {environment});
	assert.equal(refused.code, 2);
	assert.match(refused.stderr, /never approved.*printf hunter2/);
	await using terminal = openTerminal({arguments: show, environment});
	await terminal.waitFor(/printf hunter2\s+Run it, now and from now on \(yes or no\)\?/);
	terminal.type('yes');
	terminal.press('enter');
	assert.deepEqual(await terminal.exited, {code: 6});
	assert.equal((await entok([...show, '--no-input'], {environment})).code, 6);
});
