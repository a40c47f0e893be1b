import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseTyped, type Typed} from '../../source/accessible/typed.ts';

const meanings: ReadonlyArray<readonly [line: string, typed: Typed]> = [
	['', {kind: 'nothing'}],
	['   ', {kind: 'nothing'}],
	['3', {kind: 'number', number: 3}],
	[' 12 ', {kind: 'number', number: 12}],
	['t', {kind: 'key', key: 't'}],
	['T', {kind: 'key', key: 'T'}],
	[']', {kind: 'key', key: ']'}],
	['i 3', {kind: 'key', key: 'i', number: 3}],
	['ctrl-x', {kind: 'key', key: 'ctrl-x'}],
	['Esc', {kind: 'key', key: 'escape'}],
	['\x1b', {kind: 'key', key: 'escape'}],
	['tab', {kind: 'key', key: 'tab'}],
	['?', {kind: 'find', words: ''}],
	[':', {kind: 'find', words: ''}],
	[': new token', {kind: 'find', words: 'new token'}],
	['/', {kind: 'narrow', text: ''}],
	['/t', {kind: 'narrow', text: 't'}],
	['/token', {kind: 'narrow', text: 'token'}],
	['token', {kind: 'step', step: 'token'}],
	['Requests', {kind: 'step', step: 'requests'}],
	['request', {kind: 'step', step: 'requests'}],
	['answer', {kind: 'step', step: 'answer'}],
	['time', {kind: 'word', word: 'time'}],
	['exit', {kind: 'word', word: 'quit'}],
	['contoso 3', {kind: 'narrow', text: 'contoso 3'}],
	['3 4', {kind: 'narrow', text: '3 4'}],
	['groups', {kind: 'narrow', text: 'groups'}],
	['gro\x1b[Dups', {kind: 'narrow', text: 'groups'}],
	['\x1b[A', {kind: 'no-text'}],
	['\x1bOB\x1b[1;5C', {kind: 'no-text'}],
	['y t', {kind: 'menu', key: 'y', letter: 't'}],
	['/ t', {kind: 'narrow', text: 't'}],
	['ü', {kind: 'key', key: 'ü'}],
];

for (const [line, typed] of meanings) {
	test(`the line ${JSON.stringify(line)} is understood as ${typed.kind}`, () => {
		assert.deepEqual(parseTyped(line), typed);
	});
}

test('no control character of a typed line gets through', () => {
	assert.deepEqual(parseTyped('a\u0007b\u009bc'), {kind: 'narrow', text: 'a b c'});
});
