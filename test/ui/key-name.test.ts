import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {render, Text, useInput, usePaste} from 'ink';
import {createElement, type ReactNode} from 'react';
import {TerminalInput} from '../../source/platform/terminal-input.ts';
import {keyNameOf} from '../../source/ui/key-name.ts';
import {createHandTimer, FakeScreen, FakeTty} from '../helpers/fake-tty.ts';

const heard: string[] = [];
let look = (): void => {};

/** Ink itself, saying the names of the keys and the texts of the pastes it hears. */
function Listener(): ReactNode {
	const say = (what: string): void => {
		heard.push(what);
		look();
	};
	useInput((input, key) => say(keyNameOf(input, key)));
	usePaste(text => say(`paste ${JSON.stringify(text)}`));
	return createElement(Text, null, 'ready');
}

const tty = new FakeTty();
const timer = createHandTimer();
const app = render(createElement(Listener), {
	stdin: new TerminalInput(tty, {escapeMilliseconds: 40, after: timer.after}),
	stdout: new FakeScreen() as unknown as NodeJS.WriteStream,
	interactive: true,
	exitOnCtrlC: false,
	patchConsole: false,
});
after(() => app.unmount());

const endMark = 'alt-.';

/** The names Ink heard for these bytes; `Alt-.` behind them tells when all has been heard. */
async function namesOf(bytes: string, then: () => void = () => {}): Promise<readonly string[]> {
	heard.length = 0;
	const {promise, resolve} = Promise.withResolvers<void>();
	look = () => {
		if (heard.at(-1) === endMark) {
			resolve();
		}
	};
	tty.write(bytes);
	await new Promise(setImmediate);
	then();
	tty.write('\x1b.');
	await promise;
	return heard.slice(0, -1);
}

const control = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 96);

const named: ReadonlyArray<readonly [string, readonly string[]]> = [
	['up', ['\x1b[A', '\x1bOA']],
	['down', ['\x1b[B', '\x1bOB']],
	['right', ['\x1b[C', '\x1bOC']],
	['left', ['\x1b[D', '\x1bOD']],
	['home', ['\x1b[H', '\x1b[1~', '\x1bOH', '\x1b[7~']],
	['end', ['\x1b[F', '\x1b[4~', '\x1bOF', '\x1b[8~']],
	['page-up', ['\x1b[5~']],
	['page-down', ['\x1b[6~']],
	['delete', ['\x1b[3~']],
	['backspace', ['\x7f', '\x08']],
	['enter', ['\r', '\n', '\x1bOM']],
	['tab', ['\t']],
	['shift-tab', ['\x1b[Z']],
	['space', [' ']],
	['ctrl-space', ['\x00']],
	['alt-b', ['\x1bb']],
	['alt-B', ['\x1bB']],
	['alt-backspace', ['\x1b\x7f']],
	['ctrl-right', ['\x1b[1;5C']],
	['shift-up', ['\x1b[1;2A']],
];

for (const [name, forms] of named) {
	test(`the key ${name} is known in every form terminals send`, async () => {
		assert.deepEqual(
			await namesOf(forms.join('')),
			forms.map(() => name),
		);
	});
}

test('Ctrl with a letter never has the name of the letter', async () => {
	// Ctrl-H, I, J and M are the bytes of Backspace, Tab, line feed and Enter.
	const letters = [...'abcdefgklnopqrstuvwxyz'];
	assert.deepEqual(
		await namesOf(letters.map(control).join('')),
		letters.map(letter => `ctrl-${letter}`),
	);
});

test('a character is its own name, many in one portion are many', async () => {
	assert.deepEqual(await namesOf('qQ?:/é日'), ['q', 'Q', '?', ':', '/', 'é', '日']);
	assert.deepEqual(await namesOf('jjj'), ['j', 'j', 'j']);
	const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
	assert.deepEqual(await namesOf(family), [family]);
});

test('function keys have no name', async () => {
	const names = await namesOf('\x1bOP\x1b[15~\x1b[24~\x1b[[A\x1b[2~');
	assert.deepEqual(
		names.filter(name => name !== ''),
		[],
	);
});

test('Esc is heard at once after its wait, and the key behind it is not glued to it', async () => {
	assert.deepEqual(await namesOf('\x1b', timer.elapse), ['escape']);
	assert.deepEqual(await namesOf('\x1b[', timer.elapse), ['alt-[']);
	assert.deepEqual(await namesOf('\x1bO', timer.elapse), ['alt-O']);
});

test('a paste reaches the paste handler whole and presses no key', async () => {
	assert.deepEqual(await namesOf('j\x1b[200~q\rconstructor\x1b[201~k'), ['j', 'paste "q\\rconstructor"', 'k']);
});

test('replies of the terminal are never heard', async () => {
	assert.deepEqual(await namesOf('\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1b[?62c\x1b[5;7R\x1b[I\x1b[O\x1b[?1u'), []);
});

test('what is more than one key has no name, nor a key let go or held with Super', () => {
	const none = {
		upArrow: false,
		downArrow: false,
		leftArrow: false,
		rightArrow: false,
		pageUp: false,
		pageDown: false,
		home: false,
		end: false,
		return: false,
		escape: false,
		tab: false,
		backspace: false,
		delete: false,
		ctrl: false,
		shift: false,
		meta: false,
	};
	for (const input of ['jj', '[A', 'constructor', 'a\nb', '\x07', '']) {
		assert.equal(keyNameOf(input, none), '', JSON.stringify(input));
	}

	assert.equal(keyNameOf('q', {...none, eventType: 'release'}), '');
	assert.equal(keyNameOf('q', {...none, super: true}), '');
	assert.equal(keyNameOf('q', none), 'q');
});
