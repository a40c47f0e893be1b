import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

/** The demo with the answer to the first list of users in front. */
async function openAnswer(terminal: Terminal): Promise<void> {
	await terminal.waitFor('> contoso-inventory');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor('100% left');
	terminal.press('5', 'down', 'down', 'enter');
	await terminal.waitFor(/\[Body\] Headers Timing .* ok 200/);
}

test('an answer goes to a command of the shell, which has the terminal until Enter', async () => {
	await using terminal = openTerminal({arguments: ['--demo'], environment: {SHELL: '/bin/sh'}});
	await openAnswer(terminal);
	terminal.press('|');
	terminal.type('tr -d " " | grep -c displayName; exit 3');
	terminal.press('enter');
	const screen = await terminal.waitFor('The command ended with 3. Enter goes back to entok.');
	assert.ok(screen.includes('1'), 'what the command printed can be read');
	assert.equal(terminal.modes().alternateScreen, false);
	terminal.press('enter');
	await terminal.waitFor('Back from the command.');
	terminal.press('j');
	await terminal.waitFor('line 2 of');
});

test('an answer is shown in the editor as indented JSON, and what is changed there changes nothing', async () => {
	await using terminal = openTerminal({
		arguments: ['--demo'],
		environment: {EDITOR: 'sed -i -e s/displayName/changed/ -e 3q'},
	});
	await openAnswer(terminal);
	terminal.press('E');
	await terminal.waitFor('Back from the editor.');
	assert.match(terminal.screen().join('\n'), /displayName/);
});

test('started with --allow-writes, the header says so', async () => {
	await using terminal = openTerminal({arguments: ['--demo', '--allow-writes']});
	const [header] = await terminal.waitFor('> contoso-inventory');
	assert.match(header ?? '', /WRITES DEMO MASKED$/);
});

test('Ctrl-C ends the command an answer was given to, and nothing else', async () => {
	await using terminal = openTerminal({arguments: ['--demo'], environment: {SHELL: '/bin/sh'}});
	await openAnswer(terminal);
	terminal.press('|');
	// One process: a shell that has just been told to begin the next would wait for it.
	terminal.type('echo begun; exec sleep 60');
	terminal.press('enter');
	// On a line of its own: what was typed has the word too.
	await terminal.waitFor(screen => screen.includes('begun'));
	terminal.press('ctrl-c');
	await terminal.waitFor('Enter goes back to entok.');
	terminal.press('enter');
	await terminal.waitFor('Back from the command.');
});
