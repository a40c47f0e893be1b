import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {newHome, root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** A tmux of the test's own, shown in a pseudo-terminal, with the workbench in it. */
function openTmux(context: TestContext) {
	const home = newHome();
	const socket = path.join(home, 'socket');
	const tmux = (...argv: readonly string[]): string =>
		spawnSync('tmux', ['-S', socket, ...argv], {encoding: 'utf8', env: {PATH: process.env['PATH']}}).stdout;
	context.after(() => tmux('kill-server'));
	const terminal = openTerminal({
		program: 'tmux',
		arguments: [
			'-S',
			socket,
			'-f',
			'/dev/null',
			'new-session',
			'-x',
			'80',
			'-y',
			'24',
			process.execPath,
			path.join(root, 'bin/entok.js'),
			'--demo',
		],
		environment: {HOME: home},
	});
	return {terminal, tmux};
}

test('in tmux y t fills the newest buffer, which prefix ] pastes, and y k deletes it and no other', {
	skip: isInstalled('tmux') ? false : 'tmux is not installed',
}, async context => {
	const {terminal, tmux} = openTmux(context);
	await using _ = terminal;
	await terminal.waitFor('> contoso-inventory');
	tmux('set-buffer', '-b', 'of-the-person', 'kept');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor('100% left');
	terminal.press('y', 't');
	await terminal.waitFor('ok token copied to the tmux buffer (paste: prefix ])');
	const token = tmux('show-buffer');
	assert.equal(typeof decodeToken(token).payload['aud'], 'string');
	// tmux passes it on to the terminal it is shown in.
	const passed = /\u001b\]52;c?;([A-Za-z\d+/=]+)/.exec(terminal.bytes().toString('latin1'))?.[1] ?? '';
	assert.equal(Buffer.from(passed, 'base64').toString('utf8'), token);
	terminal.press('y', 'h');
	await terminal.waitFor('ok header copied to the tmux buffer');
	assert.equal(tmux('show-buffer'), `Authorization: Bearer ${token}`);
	assert.equal(tmux('list-buffers').trim().split('\n').length, 2, 'secrets do not pile up');
	// Into a field of the workbench itself: the paste of the newest buffer.
	terminal.press('y', 'u');
	await terminal.waitFor('ok URL copied');
	terminal.press('1', '/');
	await terminal.waitFor('Esc clear');
	terminal.send('\u0002]');
	await terminal.waitFor('/http://localhost');
	terminal.press('escape');
	// Esc and the next key in one go would be Alt with that key.
	await terminal.waitFor('contoso-helpdesk');
	terminal.press('y', 'k');
	await terminal.waitFor('URL cleared: the tmux buffer is deleted');
	assert.equal(tmux('list-buffers', '-F', '#{buffer_name}').trim(), 'of-the-person');
});

test('through GNU screen the terminal gets the whole token by OSC 52', {
	skip: isInstalled('screen') ? false : 'GNU screen is not installed',
}, async () => {
	const home = newHome();
	await using terminal = openTerminal({
		program: 'screen',
		arguments: ['-U', process.execPath, path.join(root, 'bin/entok.js'), '--demo'],
		environment: {HOME: home, SCREENDIR: path.join(home, 'sockets'), SSH_TTY: '/dev/pts/9'},
	});
	await terminal.waitFor('> contoso-inventory');
	terminal.press('enter', 'enter', 'enter');
	await terminal.waitFor('100% left');
	terminal.press('y', 't');
	await terminal.waitFor('token sent by OSC 52');
	const sent = /\u001b\]52;c;([A-Za-z\d+/=]+)\u0007/.exec(terminal.bytes().toString('latin1'))?.[1] ?? '';
	assert.equal(typeof decodeToken(Buffer.from(sent, 'base64').toString('utf8')).payload['aud'], 'string');
	terminal.press('q');
	await terminal.exited;
});
