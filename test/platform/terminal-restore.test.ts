import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {restoreTerminalOnExit, undoSequences} from '../../source/platform/terminal-restore.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const extension = path.extname(import.meta.filename);
const program = path.join(import.meta.dirname, `../programs/full-screen${extension}`);

/** Tells the exit code and, from the terminal's own settings, whether a shell could go on here. */
const afterwards = `echo "code $?"; stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(icanon|echo|isig)' | sort | tr '\\n' ' '; echo over`;

const inShell = (...options: readonly string[]): Terminal =>
	openTerminal({
		program: '/bin/sh',
		arguments: ['-c', `echo before; "$0" "$@"; ${afterwards}`, process.execPath, program, ...options],
		columns: 120,
	});

/** The process id the program shows once it draws; it also asks for marks around pastes by then. */
async function started(terminal: Terminal): Promise<number> {
	await terminal.waitFor(() => terminal.modes().bracketedPaste);
	const screen = await terminal.waitFor(/pid \d+ heard/);
	assert.deepEqual(terminal.modes(), {alternateScreen: true, bracketedPaste: true});
	return Number(/pid (\d+)/.exec(screen.join('\n'))?.[1]);
}

async function isRestored(terminal: Terminal, code: number): Promise<void> {
	const screen = await terminal.waitFor('echo icanon isig over');
	assert.ok(screen.includes(`code ${code}`), screen.join('\n'));
	assert.equal(screen[0], 'before');
	assert.ok(!screen.join('\n').includes('heard'), 'a frame came after the screen was left');
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	assert.equal(terminal.cursor().isVisible, true);
}

for (const [key, code, means] of [
	['x', 4, 'the exit of the process'],
	['e', 5, 'an exit in the middle of React’s work'],
	['t', 1, 'an uncaught exception'],
	['r', 1, 'an unhandled rejection'],
	['q', 0, 'a normal end'],
] as const) {
	test(`the terminal is as it was after ${means}`, async () => {
		await using terminal = inShell();
		await started(terminal);
		terminal.press(key);
		await isRestored(terminal, code);
	});
}

for (const [signal, code] of [
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGQUIT', 131],
	['SIGINT', 130],
] as const) {
	test(`the terminal is as it was after ${signal}, though others listen to it, and the exit code tells it`, async () => {
		await using terminal = inShell('--other-listener');
		process.kill(await started(terminal), signal);
		await isRestored(terminal, code);
	});
}

test('after a normal end nothing more is written', async () => {
	await using terminal = inShell();
	await started(terminal);
	terminal.press('q');
	const screen = await terminal.waitFor('over');
	assert.deepEqual(screen.slice(0, 3), ['before', 'goodbye', 'code 0']);
});

test('the undoing leaves raw mode, lets the drawing end first, and writes every sequence that this screen needs', () => {
	const done: string[] = [];
	const watch = (options: {readonly isAlternateScreen?: boolean} = {}): void => {
		const release = restoreTerminalOnExit(
			{write: (text: string | Uint8Array) => done.push(String(text)) > 0},
			{
				...options,
				input: {isRaw: true, setRawMode: isRaw => done.push(`raw ${isRaw}`)},
				unmount: () => {
					done.push('unmount');
					throw new Error('React was busy');
				},
				end: code => done.push(`end ${code}`),
			},
		);
		process.emit('SIGTERM', 'SIGTERM');
		release();
	};
	const {synchronizedOutput, hyperlink, style, bracketedPaste, kittyKeyboard, alternateScreen, cursor} = undoSequences;
	watch();
	const first = synchronizedOutput + hyperlink + style + bracketedPaste;
	assert.deepEqual(done.splice(0), [
		'unmount',
		'raw false',
		first + kittyKeyboard + alternateScreen + cursor,
		'end 143',
	]);
	watch({isAlternateScreen: false});
	assert.equal(done[2], first + cursor);
	assert.equal(process.listenerCount('SIGTERM'), 0);
});

/** A shell with job control, in which the program runs as npm runs it: as a child of another shell in its group. */
async function inJobControl(): Promise<{readonly terminal: Terminal; readonly pid: number}> {
	const terminal = openTerminal({
		program: '/bin/sh',
		arguments: ['-i'],
		environment: {PS1: '$ ', NODE: process.execPath, PROGRAM: program},
	});
	await terminal.waitFor('$');
	terminal.type(`sh -c '"$NODE" "$PROGRAM"; echo code $?'\r`);
	return {terminal, pid: await started(terminal)};
}

test('Ctrl-Z stops the whole job and gives the terminal to the shell, and fg brings the screen back', async () => {
	const {terminal, pid} = await inJobControl();
	await using _ = terminal;
	terminal.press('j', 'ctrl-z');
	await terminal.waitFor('Stopped');
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	assert.equal(terminal.cursor().isVisible, true);
	terminal.type('echo shell says $((6 * 7))\r');
	await terminal.waitFor('shell says 42');
	// Ctrl-C at the shell must not end what is stopped behind it.
	process.kill(pid, 'SIGINT');
	terminal.type('fg\r');
	await terminal.waitFor(/heard j ctrl-z stopped:true/);
	assert.deepEqual(terminal.modes(), {alternateScreen: true, bracketedPaste: true});
	terminal.press('k');
	await terminal.waitFor(/stopped:true k \./);
	terminal.press('q');
	await terminal.waitFor('code 0');
});

test('Ctrl-Z where nobody could bring the job back goes on at once', async () => {
	await using terminal = openTerminal({program: process.execPath, arguments: [program]});
	await started(terminal);
	terminal.press('ctrl-z');
	await terminal.waitFor('stopped:false');
	terminal.press('j');
	await terminal.waitFor('stopped:false j');
});

test('the keys of a real terminal arrive one by one through Ink', async () => {
	await using terminal = openTerminal({program: process.execPath, arguments: [program], columns: 200});
	await started(terminal);
	terminal.press('j', 'j', 'j', 'ctrl-d', 'up', 'enter', 'é', 'escape');
	await terminal.waitFor('heard j j j ctrl-d up enter é escape .');
	terminal.paste('q\nx');
	await terminal.waitFor('escape paste:3 .');
	terminal.send('\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;52c\x1b[I');
	terminal.press('k');
	await terminal.waitFor('paste:3 k .');
});
