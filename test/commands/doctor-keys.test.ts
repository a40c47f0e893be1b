import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CommandCall, HeardKey, Keyboard} from '../../source/commands/command.ts';
import {doctor} from '../../source/commands/doctor.ts';
import type {Options} from '../../source/commands/options.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {createShow} from '../../source/core/show.ts';
import {actions} from '../../source/session/workbench/actions.ts';
import {readKeys} from '../../source/session/workbench/keys/read-keys.ts';
import {failureOf} from '../helpers/failure.ts';

const key = (text: string, name: string, ...gaps: readonly number[]): HeardKey => ({kind: 'key', text, name, gaps});

type Setting = {
	readonly wait?: Keyboard['escapeWait'];
	readonly keys?: object;
	readonly argument?: string;
	readonly options?: Options;
	readonly hasTerminal?: boolean;
};

/** What `entok doctor keys` says to these keys, and how many of them it took. */
async function hear(heard: readonly HeardKey[], setting: Setting = {}) {
	const {wait = {milliseconds: 80, why: 'on this machine'}, keys = {}, argument = 'keys', options = {}} = setting;
	let said = '';
	let taken = 0;
	const keyboard: Keyboard = {
		escapeWait: wait,
		async listen({onStart, onKey}) {
			onStart();
			for (const one of heard) {
				taken++;
				if (!onKey(one)) {
					return;
				}
			}
		},
	};
	const call = {
		arguments: [argument],
		options,
		environment: {TERM: 'xterm-256color'},
		stdout: {
			isTerminal: true,
			write: (text: string) => {
				said += text;
			},
		},
		show: createShow(new Redactor()),
		ownKeys: async () => ({path: '', shortPath: '', ...readKeys({version: 1, keys}, actions)}),
		openKeyboard: async () => (setting.hasTerminal === false ? undefined : keyboard),
	};
	// The command uses these doors only.
	const code = await doctor.run(call as unknown as CommandCall);
	const [, ...parts] = said.split('\n\n');
	return {code, taken, said, lines: parts.join('\n\n').trimEnd().split('\n')};
}

test('it says first how it ends, and how long an escape waits and why', async () => {
	const {said} = await hear([], {wait: {milliseconds: 150, why: 'over SSH or mosh', fault: 'ENTOK_ESC_MS is wrong'}});
	assert.match(said, /Ctrl-C twice, Esc twice or q twice ends\./);
	assert.match(
		said,
		/Terminal: xterm-256color\. An escape waits 150 ms .*: over SSH or mosh\.\nENTOK_ESC_MS is wrong\.\n/,
	);
});

test('a key is told by its bytes, its name, and what it runs in each place', async () => {
	const {lines} = await hear([key('\x1b[A', 'up'), key('e', 'e'), key('é', 'é')]);
	assert.equal(lines[0], '^[[A  1b 5b 41  Up');
	assert.deepEqual(new Set(lines.slice(1, 3)), new Set(['  everywhere: up (row.up)', '  answer: up (response.up)']));
	assert.equal(lines[3], 'e  65  e');
	assert.ok(lines.includes('  profile: edit the profile under the cursor (profile.edit)'));
	assert.ok(lines.includes('  error: edit the profile that was used (error.edit)'));
	assert.deepEqual(lines.slice(-2), ['é  c3 a9  é', '  runs nothing']);
});

test('the keys of the person’s own count', async () => {
	const {lines} = await hear([key('\x14', 'ctrl-t'), key('t', 't')], {keys: {'token.get': ['ctrl-t']}});
	assert.deepEqual(lines, [
		'^T  14  Ctrl-T',
		'  everywhere: get a token, or the one held while it is good (token.get)',
		't  74  t',
		'  copy: copy the access token (copy.token)',
	]);
});

test('a key without a name, one that arrived torn, one with Alt, and a reply are told as such', async () => {
	const {lines} = await hear([
		key('\x1bOP', ''),
		key('\x1b[5~', 'page-up', 62, 8),
		key('\x1bj', 'alt-j'),
		{kind: 'reply', text: '\x1b[I', name: '', gaps: []},
	]);
	assert.deepEqual(lines.slice(0, 2), ['^[OP  1b 4f 50', '  no name: entok cannot use this key']);
	assert.ok(lines.includes('  arrived in 3 parts, 62 ms and 8 ms between them'));
	assert.ok(lines.includes('  runs nothing itself; where no text is typed, Esc and then j'));
	assert.match(lines.at(-1) ?? '', /^\^\[\[I {2}1b 5b 49 {2}no key: the terminal said this by itself/);
});

test('a paste is counted and never shown', async () => {
	const {said} = await hear([{kind: 'paste', text: 'hunter2\rhunter2', name: '', gaps: []}]);
	assert.match(said, /a paste of 15 characters in 2 lines\n {2}goes into the field that is open, and presses no key/);
	assert.doesNotMatch(said, /hunter2/);
});

test('Ctrl-C, Esc and q end it when pressed twice in a row, and not before', async () => {
	for (const [text, name] of [
		['\x03', 'ctrl-c'],
		['\x1b', 'escape'],
		['q', 'q'],
	] as const) {
		const one = key(text, name);
		const {taken, code, lines} = await hear([one, key('j', 'j'), one, one, key('k', 'k')]);
		assert.deepEqual([taken, code], [4, 0], name);
		assert.equal(lines.filter(line => line === '  once more to end').length, 2);
	}

	assert.equal((await hear([key('j', 'j'), key('j', 'j'), key('q', 'q'), key('\x03', 'ctrl-c')])).taken, 4);
});

test('without a terminal, with --json, or with another word it is refused', async () => {
	assert.match((await failureOf(hear([], {hasTerminal: false}))).message, /no terminal here whose keys/);
	assert.match((await failureOf(hear([], {options: {json: true}}))).message, /plain lines only/);
	const other = await failureOf(hear([], {argument: 'key'}));
	assert.deepEqual([other.kind, other.message], ['usage', 'There is no «doctor key».']);
});
