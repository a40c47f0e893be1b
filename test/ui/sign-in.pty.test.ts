import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {signIn} from '../session/workbench/sign-in/bench.ts';

/** A workbench that waits for a person, in a terminal. */
async function open(): Promise<Terminal> {
	const terminal = openTerminal({
		program: process.execPath,
		arguments: [`--import=${path.join(root, 'test/tsx.ts')}`, path.join(root, 'test/programs/sign-in.ts')],
		cwd: root,
	});
	await terminal.waitFor('1 Profile');
	terminal.press('t');
	await terminal.waitFor('F C 7   L 9 Q   2 M K');
	return terminal;
}

test('a tick of the code’s time costs less than 250 bytes at 80x24', async () => {
	await using terminal = await open();
	await terminal.settled(300);
	const shown = (): string => /code good for [\d:]+/.exec(terminal.screen().join('\n'))?.[0] ?? '';
	const costs: number[] = [];
	for (let ticks = 0; ticks < 3; ticks++) {
		const mark = terminal.bytes().length;
		const before = shown();
		await terminal.waitFor(() => shown() !== before);
		costs.push(terminal.bytesSince(mark).length);
	}

	assert.ok(Math.max(...costs) < 250, `bytes per tick: ${costs.join(', ')}`);
});

test('the long address is printed outside the frame in one unbroken line, and Enter comes back to the screen', async () => {
	await using terminal = await open();
	terminal.press('f');
	await terminal.waitFor('This session runs over SSH');
	assert.equal(terminal.modes().alternateScreen, true);
	terminal.press('p');
	await terminal.waitFor('Enter goes back to entok.');
	assert.equal(terminal.modes().alternateScreen, false);
	const text = terminal.bytes().toString('utf8');
	assert.ok(text.includes(`\n${signIn.address}\r\n`), 'no line end and no sequence within the address');
	assert.ok(terminal.screen().join('').includes(signIn.address), 'the terminal alone wraps it');
	terminal.press('enter');
	await terminal.waitFor('> 1  Forward a port');
	assert.equal(terminal.modes().alternateScreen, true);
});

test('a pasted address fires no key, is answered, and Esc cancels', async () => {
	await using terminal = await open();
	terminal.press('f');
	await terminal.waitFor('This session runs over SSH');
	terminal.paste('http://localhost:8400/?error=qQx&state=other\n');
	await terminal.waitFor('NO This address is not of this sign-in');
	await terminal.waitFor('error=qQx&state=other');
	terminal.press('escape');
	await terminal.waitFor('? keys  Esc cancel');
	terminal.press('escape');
	await terminal.waitFor('Cancelled. Nothing was kept.');
	terminal.press('q');
	assert.deepEqual(await terminal.exited, {code: 0});
});
