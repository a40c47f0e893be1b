import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entok} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const open = (environment = {}): Terminal =>
	openTerminal({arguments: ['doctor', 'keys'], rows: 40, columns: 100, environment});

test('on a terminal the names are those of the workbench, and the terminal is left as it was', async () => {
	await using terminal = open({SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22'});
	await terminal.waitFor('An escape waits 150 ms');
	assert.equal(terminal.modes().alternateScreen, false);
	terminal.send('t\x1b[A\x1bOP\x14\r');
	await terminal.waitFor(/^\^M {2}0d {2}Enter/m);
	const screen = terminal.screen().join('\n');
	assert.match(screen, /^t {2}74 {2}t\n {2}everywhere: get a token/m);
	assert.match(screen, /^\^\[\[A {2}1b 5b 41 {2}Up$/m);
	assert.match(screen, /^\^\[OP {2}1b 4f 50\n {2}no name/m);
	assert.match(screen, /^\^T {2}14 {2}Ctrl-T\n {2}runs nothing/m);
	terminal.paste('one\ntwo');
	await terminal.waitFor('a paste of 7 characters in 2 lines');
	terminal.press('escape');
	await terminal.waitFor(/\^\[ {2}1b {2}Escape/);
	assert.equal(terminal.modes().bracketedPaste, true);
	terminal.press('escape');
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
});

test('an arrow that arrives in two parts is told with the time between them', async () => {
	await using terminal = open({ENTOK_ESC_MS: '5000'});
	await terminal.waitFor('An escape waits 5000 ms');
	terminal.send('j\x1b');
	await terminal.waitFor(/^j {2}6a/m);
	terminal.send('[B');
	await terminal.waitFor(/1b 5b 42 {2}Down[\s\S]*arrived in 2 parts, \d+ ms between them/);
	terminal.press('q', 'q');
	assert.equal((await terminal.exited).code, 0);
});

test('a signal leaves the terminal as it was', async () => {
	await using terminal = open();
	await terminal.waitFor('An escape waits 80 ms');
	terminal.press('j');
	await terminal.waitFor('6a');
	terminal.kill('SIGTERM');
	assert.equal((await terminal.exited).code, 143);
	assert.equal(terminal.modes().bracketedPaste, false);
});

test('without a terminal it is refused with 2', async () => {
	const {code, stderr} = await entok(['doctor', 'keys']);
	assert.equal(code, 2);
	assert.match(stderr, /There is no terminal here/);
});
