import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {newHome} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

/** The demo with a token. */
async function withToken(terminal: Terminal): Promise<void> {
	await terminal.waitFor('> contoso-inventory');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor('100% left');
}

test('over SSH the token reaches the terminal by OSC 52, and the screen around it is not painted anew', async () => {
	const environment = {SSH_TTY: '/dev/pts/9', DISPLAY: ':0'};
	await using terminal = openTerminal({columns: 120, rows: 30, arguments: ['--demo'], environment});
	await withToken(terminal);
	terminal.press('y');
	await terminal.waitFor('access token');
	terminal.press('escape');
	await terminal.waitFor('1 Profile');
	const mark = terminal.bytes().length;
	terminal.press('y', 't');
	await terminal.waitFor(
		'token sent to your terminal by OSC 52; if paste is empty your terminal refuses it: see ? copy',
	);
	const bytes = terminal.bytesSince(mark).toString('latin1');
	const sequences = [...bytes.matchAll(/\u001b\]52;([^;]*);([^\u0007\u001b]*)\u0007/g)];
	assert.deepEqual(
		sequences.map(([, selection]) => selection),
		['c'],
	);
	const token = Buffer.from(sequences[0]?.[2] ?? '', 'base64').toString('utf8');
	assert.equal(typeof decodeToken(token).payload['aud'], 'string');
	assert.ok(!terminal.screen().join('').includes('eyJ'));
	// Menu and panels are painted once each; a differ that lost track would paint the whole screen once more.
	assert.doesNotMatch(bytes, /\u001b\[2J/);
	terminal.press('y', 'k');
	await terminal.waitFor('your terminal was asked to empty its clipboard');
	assert.ok(terminal.bytes().toString('latin1').includes('\u001b]52;c;\u0007'));
});

test('--clipboard file writes a file of mode 0600 into a folder that goes with the demo, and nothing into the home', async () => {
	const temporary = newHome();
	const home = newHome();
	const runtime = newHome();
	const environment = {TMPDIR: temporary, HOME: home, XDG_RUNTIME_DIR: runtime};
	await using terminal = openTerminal({
		columns: 160,
		arguments: ['--demo', '--clipboard', 'file'],
		environment,
	});
	await withToken(terminal);
	terminal.press('y', 't');
	const screen = await terminal.waitFor(/token written to \S+, which only you can read until entok ends/);
	const file = /token written to (\S+), which/.exec(screen.join('\n'))?.[1] ?? '';
	assert.ok(file.startsWith(`${temporary}${path.sep}entok-demo-`));
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.equal(typeof decodeToken(readFileSync(file, 'utf8')).payload['aud'], 'string');
	terminal.press('q');
	await terminal.exited;
	assert.deepEqual(
		[home, runtime, temporary].map(folder => readdirSync(folder)),
		[[], [], []],
	);
});

test('a way that is none ends with 2 and names those there are, from the option and the variable', async () => {
	for (const [argv, environment] of [
		[['--clipboard', 'osc'], {}],
		[[], {ENTOK_CLIPBOARD: 'osc'}],
	] as const) {
		await using terminal = openTerminal({arguments: ['--demo', ...argv], environment});
		assert.deepEqual(await terminal.exited, {code: 2});
		assert.match(
			terminal.screen().join('\n'),
			/(?:--clipboard|ENTOK_CLIPBOARD): there is no way to copy called «osc»\.[\s\S]+Ways: tmux, osc52, native, file\./,
		);
	}
});
