import assert from 'node:assert/strict';
import {test} from 'node:test';
import {edited, emptyField, fieldWith, type TextField, typed} from '../../../source/session/workbench/text-field.ts';

const press = (field: TextField, ...keys: readonly string[]): TextField =>
	keys.reduce((at, key) => edited(at, key) ?? typed(at, key), field);

test('letters go where the cursor is, code points stay whole', () => {
	const field = press(fieldWith('ac'), 'left', 'b', 'end', '👪', 'left', 'backspace');
	assert.equal(field.text, 'ab👪');
	assert.equal(press(fieldWith('a👪'), 'backspace').text, 'a');
	assert.equal(press(fieldWith('👪b'), 'home', 'delete').text, 'b');
});

test('Ctrl-W cuts a word, Ctrl-U and Ctrl-K what is before and behind, Ctrl-Y puts it back', () => {
	assert.equal(press(fieldWith('GET /users/me'), 'ctrl-w').text, 'GET /users/');
	assert.equal(press(fieldWith('one two'), 'ctrl-u').text, '');
	assert.equal(press(fieldWith('one two'), 'ctrl-a', 'ctrl-k', 'ctrl-y', 'ctrl-y').text, 'one twoone two');
	assert.equal(press(fieldWith('one two'), 'alt-b', 'x').text, 'one xtwo');
	assert.equal(press(fieldWith('one two'), 'home', 'alt-f', 'x').text, 'onex two');
});

test('the cursor stays within the text', () => {
	assert.equal(press(emptyField, 'left', 'right', 'backspace', 'delete', 'end').cursor, 0);
	assert.equal(press(fieldWith('ab'), 'right', 'right').cursor, 2);
});

test('a pasted text becomes one line without control characters', () => {
	assert.equal(typed(emptyField, 'a\r\nb\tc\u001b[31m\u009bd').text, 'a b c[31md');
});

test('keys that edit nothing are nobody’s here', () => {
	for (const key of ['enter', 'escape', 'tab', 'ctrl-x', 'q']) {
		assert.equal(edited(fieldWith('a'), key), undefined);
	}
});
