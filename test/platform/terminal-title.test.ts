import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createTerminalTitle} from '../../source/platform/terminal-title.ts';
import {FakeScreen} from '../helpers/fake-tty.ts';

const looks = {isAscii: false, hasColour: true, hasStyles: true};

test('the old title is kept at the first change only, and comes back at the end, once', () => {
	const screen = new FakeScreen();
	const title = createTerminalTitle(screen, {TERM: 'xterm'}, looks);
	assert.ok(title);
	title.restore();
	assert.equal(screen.written.length, 0, 'nothing to give back yet');
	title.set('one');
	title.set('two\u0007\u001b[31m');
	assert.equal(screen.written, '\x1b[22;0t\x1b]2;one\x07\x1b]2;two  [31m\x07');
	title.restore();
	title.restore();
	assert.ok(screen.written.endsWith('\x07\x1b]2;\x07\x1b[23;0t'));
	assert.equal(screen.written.split('\x1b[23;0t').length, 2);
});

test('a shell or an editor that has the terminal has the title as well', async () => {
	const screen = new FakeScreen();
	const title = createTerminalTitle(screen, {TERM: 'xterm'}, {...looks, isAscii: true});
	title?.set('contoso…');
	const before = screen.written;
	await title?.lend(async () => {
		assert.equal(screen.written, `${before}\x1b]2;\x07\x1b[23;0t`);
	});
	assert.ok(screen.written.endsWith('\x1b[22;0t\x1b]2;contoso~\x07'));
});

test('a console, a terminal without windows and a slow line get no title', () => {
	for (const TERM of ['linux', 'vt100', 'dumb', '']) {
		assert.equal(createTerminalTitle(new FakeScreen(), {TERM}, looks), undefined, TERM);
	}

	assert.equal(createTerminalTitle(new FakeScreen(), {TERM: 'xterm'}, {...looks, isSlow: true}), undefined);
});
