import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {newHome} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('the workbench starts with the keys of the file, and says that one entry is not used', async () => {
	const home = newHome();
	const folder = path.join(home, '.config/entok');
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const keys = {'program.keys': ['H'], 'program.leave': ['w'], 'token.get': ['F5']};
	writeFileSync(path.join(folder, 'keys.json'), JSON.stringify({version: 1, keys}));
	await using terminal = openTerminal({environment: {HOME: home}});
	await terminal.waitFor('keys.json: 1 entry was not used: see entok keys');
	terminal.press('escape');
	await terminal.waitFor('H keys  w quit');
	terminal.press('H');
	await terminal.waitFor('Change keys: ~/.config/entok/keys.json   print: entok keys --markdown');
	terminal.press('escape');
	await terminal.waitFor('H keys  w quit');
	terminal.press('w');
	assert.equal((await terminal.exited).code, 0);
});
