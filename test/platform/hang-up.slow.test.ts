import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {quoted} from '../helpers/far-side.ts';
import {leftAfter, processesOf, showsProcesses} from '../helpers/processes.ts';
import {newHome, root} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const skip = showsProcesses ? undefined : 'processes are seen in /proc only, which is not here';
const program = path.join(root, 'bin/entok.js');
const limit = 2000;

/** The program with the terminal's streams, but in a session of its own: as `docker exec -it` would start it. */
const elsewhere = (home: string, ...argv: readonly string[]): Terminal =>
	openTerminal({
		program: process.execPath,
		arguments: [
			'--eval',
			`require('node:child_process').spawn(process.execPath, ${JSON.stringify([program, ...argv])}, {detached: true, stdio: 'inherit'})`,
		],
		environment: {HOME: home},
		columns: 120,
	});

for (const [argv, until] of [
	[['--demo'], '> contoso-inventory'],
	[['--demo', '--accessible'], 'Profile number, or text:'],
	[['--demo', 'token', 'contoso-workbench', '-f', 'device-code'], 'devicelogin'],
	[['--demo', 'token', 'contoso-workbench'], 'paste it here'],
	[['--demo', 'exec', 'contoso-inventory', '--', 'sh', '-c', 'echo given; exec sleep 1000'], 'given'],
	[['emulator'], /^}$/m],
] as const) {
	test(`a terminal that is closed without a signal ends it all the same: entok ${argv.join(' ')}`, {skip}, async () => {
		const home = newHome();
		await using terminal = elsewhere(home, ...argv);
		await terminal.waitFor(until);
		terminal.hangUp();
		assert.deepEqual(await leftAfter(limit, home), []);
	});
}

test('an emulator whose input was taken away outlives the terminal', {skip}, async context => {
	const home = newHome();
	const command = `exec ${[process.execPath, program].map(quoted).join(' ')} emulator </dev/null >served`;
	await using terminal = openTerminal({
		program: process.execPath,
		arguments: [
			'--eval',
			`require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(command)}], {detached: true, stdio: 'inherit', cwd: ${JSON.stringify(home)}})`,
		],
		environment: {HOME: home},
	});
	const served = (): string =>
		existsSync(path.join(home, 'served')) ? readFileSync(path.join(home, 'served'), 'utf8') : '';
	while (!served().endsWith('}\n')) {
		await terminal.settled(20);
	}

	terminal.hangUp();
	assert.equal((await leftAfter(limit, home)).length, 1);
	const [emulator] = processesOf(home);
	context.after(() => process.kill(emulator?.pid ?? 0, 'SIGKILL'));
	assert.equal((await fetch(JSON.parse(served()).origin)).ok, true);
});

for (const [mode, argv, write] of [
	[
		'the workbench',
		[],
		async (terminal: Terminal) => {
			await terminal.waitFor('Demo tenant');
			terminal.press('n');
			await terminal.waitFor('A new profile.');
			terminal.type('half-written');
			await terminal.waitFor('half-written');
		},
	],
	[
		'plain lines',
		['--accessible'],
		async (terminal: Terminal) => {
			for (const line of ['n', '1', 'half-written', 'q']) {
				await terminal.waitFor(/: $|[:?]$/m);
				terminal.type(`${line}\r`);
				await terminal.settled();
			}
		},
	],
] as const) {
	test(`what was just written is kept when the terminal goes: ${mode}`, async () => {
		const home = newHome();
		await using terminal = openTerminal({arguments: argv, environment: {HOME: home}});
		await write(terminal);
		terminal.kill('SIGHUP');
		assert.deepEqual(await terminal.exited, {code: 129});
		assert.match(readFileSync(path.join(home, '.local/state/entok/drafts.json'), 'utf8'), /half-written/);
	});
}

test('a signal that ends us ends the editor first, and the terminal is put back', {skip}, async () => {
	const home = newHome();
	const editor = path.join(home, 'editor');
	writeFileSync(editor, '#!/bin/sh\necho "editing $1"\nexec sleep 1000\n', {mode: 0o755});
	await using terminal = openTerminal({
		arguments: ['--demo'],
		environment: {HOME: home, EDITOR: editor},
	});
	await terminal.waitFor('> contoso-inventory');
	terminal.press('5', 'n', 'ctrl-g');
	const screen = await terminal.waitFor(/editing \/\S+/);
	const [, file = ''] = /editing (\/\S+)/.exec(screen.join('\n')) ?? [];
	assert.equal(existsSync(file), true);
	terminal.kill('SIGTERM');
	assert.deepEqual(await terminal.exited, {code: 143});
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	assert.equal(terminal.cursor().isVisible, true);
	assert.equal(existsSync(path.dirname(file)), false);
	assert.deepEqual(processesOf(home), []);
});
