import assert from 'node:assert/strict';
import {test} from 'node:test';
import {askBackground} from '../../source/platform/ask-background.ts';
import {createHandTimer, FakeScreen, FakeTty} from '../helpers/fake-tty.ts';

/** A terminal that is asked and sends these bytes, one chunk after the other. */
async function ask(...chunks: readonly string[]) {
	const input = new FakeTty();
	const screen = new FakeScreen();
	const timer = createHandTimer();
	const asking = askBackground(input, screen, timer.after);
	const wasRaw = input.isRaw;
	for (const chunk of chunks) {
		input.write(chunk);
		await new Promise(setImmediate);
	}

	const waits = [...timer.waits];
	timer.elapse();
	const background = await asking;
	return {background, asked: screen.written, waits, wasRaw, isRaw: input.isRaw, left: input.read()?.toString() ?? ''};
}

test('the terminal is asked in raw mode, and its answer is light or dark and goes nowhere else', async () => {
	const dark = await ask('\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62;22c');
	assert.deepEqual(dark, {
		background: 'dark',
		asked: '\x1b]11;?\x1b\\\x1b[c',
		waits: [],
		wasRaw: true,
		isRaw: false,
		left: '',
	});
	assert.equal((await ask('\x1b]11;rgb:ff/ff/f0\x07\x1b[?1;2c')).background, 'light');
});

test('an answer in pieces is one answer, and keys typed between them are not lost', async () => {
	const {background, left} = await ask('a\x1b]11;rgb:fdfd/f6', 'f6/e3e3\x1b', '\\é', '\x1b[?6', 'c');
	assert.deepEqual([background, left], ['light', 'aé']);
});

test('a terminal that answers only the end mark does not tell, and one that says nothing is waited for a second', async () => {
	const without = await ask('\x1b[?62c');
	assert.deepEqual([without.background, without.waits], [undefined, []]);
	const silent = await ask('ls');
	assert.deepEqual([silent.background, silent.waits, silent.left, silent.isRaw], [undefined, [1000], 'ls', false]);
});
