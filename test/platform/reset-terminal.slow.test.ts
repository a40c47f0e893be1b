import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const entok = `"${process.execPath}" "${path.join(root, 'bin/entok.js')}"`;

/** Mouse, focus reports, paste marks, application keys, insertion, no autowrap, origin, a scroll region, line drawing. */
const breakModes =
	'\\033[?1003h\\033[?1006h\\033[?1004h\\033[?2004h\\033[?1h\\033=\\033[4h\\033[?7l\\033[2;5r\\033[?6h\\033(0';
const broken = `stty raw -echo; printf 'before\\r\\n\\033[?1049h\\033[31;7m\\033[?25l${breakModes}'`;

test('reset-terminal brings back a terminal that a killed program left in every state, and the screen before it', async () => {
	const script = `${broken}; ${entok} reset-terminal; stty -a; printf 'plain lqqk\\n'`;
	await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', script]});
	assert.deepEqual(await terminal.exited, {code: 0});
	assert.deepEqual(terminal.modes(), {alternateScreen: false, bracketedPaste: false});
	const {
		applicationCursorKeysMode,
		applicationKeypadMode,
		insertMode,
		mouseTrackingMode,
		originMode,
		sendFocusMode,
		wraparoundMode,
	} = terminal.allModes();
	assert.deepEqual(
		[applicationCursorKeysMode, applicationKeypadMode, insertMode, mouseTrackingMode, originMode, sendFocusMode],
		[false, false, false, 'none', false, false],
	);
	assert.equal(wraparoundMode, true);
	assert.ok(terminal.cursor().isVisible);
	const screen = terminal.screen();
	assert.equal(screen[0], 'before');
	assert.match(screen.join('\n'), /ok {2}The terminal is as a shell expects it\.\n[\s\S]* icanon [\s\S]*plain lqqk/);
	assert.doesNotMatch(screen.join('\n'), /-(?:echo|icanon|isig|opost) /);
	const {inverse, foreground} = terminal.cell(0, 1);
	assert.deepEqual([inverse, foreground], [false, undefined]);
});

test('on a healthy terminal reset-terminal moves nothing', async () => {
	const script = `printf 'one\\ntwo\\n'; ${entok} reset-terminal 2>/dev/null; printf three`;
	await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', script]});
	await terminal.exited;
	assert.deepEqual(terminal.screen().slice(0, 3), ['one', 'two', 'three']);
});

test('reset-terminal into a file or a pipe writes nothing there, and says where it belongs', async () => {
	const script = `${entok} reset-terminal | cat; ${entok} reset-terminal > /dev/null; echo "code $?"`;
	await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', script]});
	const screen = await terminal.waitFor('code 2');
	assert.match(screen.join('\n'), /Standard output is no terminal[\s\S]*without > or \|/);
	assert.doesNotMatch(terminal.bytes().toString('utf8'), /\x1b/);
});
