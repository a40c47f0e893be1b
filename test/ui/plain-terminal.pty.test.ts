import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('a dumb terminal gets plain lines, told why in one, and not one control sequence', async () => {
	for (const [shell, reason] of [
		['TERM=dumb', 'TERM=dumb: nothing can be painted here'],
		['unset TERM', 'TERM is not set: nothing can be painted here'],
	] as const) {
		const command = `${shell}; exec "${process.execPath}" "${path.join(root, 'bin/entok.js')}" --demo`;
		await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', command]});
		await terminal.waitFor('Profile number, or text:');
		assert.ok(terminal.bytes().toString('utf8').startsWith(reason));
		terminal.type('quit\r');
		assert.deepEqual(await terminal.exited, {code: 0});
		assert.doesNotMatch(terminal.bytes().toString('utf8'), /[\u0000-\u0009\u000b\u000c\u000e-\u001f]/);
	}
});

test('whoever asks for plain lines on a dumb terminal is not told why, and whoever refuses them gets paint', async () => {
	await using asked = openTerminal({arguments: ['--demo', '--accessible'], environment: {TERM: 'dumb'}});
	await asked.waitFor('Profile number, or text:');
	assert.doesNotMatch(asked.bytes().toString('utf8'), /TERM=dumb/);
	await using refused = openTerminal({
		arguments: ['--demo'],
		environment: {TERM: 'dumb', ENTOK_ACCESSIBLE: '0'},
	});
	await refused.waitFor('> contoso-inventory');
});

for (const TERM of ['vt100', 'linux']) {
	test(`TERM=${TERM} is painted on in ASCII, the focus in a border of its own`, async () => {
		await using terminal = openTerminal({arguments: ['--demo'], environment: {TERM}});
		await terminal.waitFor('> contoso-inventory');
		const screen = terminal.screen().join('\n');
		assert.doesNotMatch(screen, /[^\n\u0020-\u007e]/);
		assert.match(screen, /#=>1 Profile =+ \d+ =#\+- 4 Token/);
		await terminal.waitFor(() => terminal.cursor().isVisible);
	});
}

for (const [how, options] of [
	['on a terminal that may hang on a slow line', {arguments: ['--demo'], environment: {TERM: 'vt100'}}],
	['with --slow', {arguments: ['--demo', '--slow']}],
] as const) {
	test(`${how}, the signs take a byte each, there is no title, and the countdown costs nothing but once a minute`, async () => {
		await using terminal = openTerminal(options);
		await terminal.waitFor('> contoso-inventory');
		await terminal.settled(100);
		assert.ok(terminal.bytes().length < 1700, `${terminal.bytes().length} bytes`);
		terminal.press('enter', 'enter', 'enter');
		await terminal.waitFor(/ \d+ min left /);
		await terminal.settled(700);
		assert.doesNotMatch(terminal.bytes().toString('utf8'), /\x1b\][02];|[\u2500-\u259f]/);
		const mark = terminal.bytes().length;
		await terminal.settled(1500);
		assert.ok(terminal.bytesSince(mark).length < 16);
	});
}
