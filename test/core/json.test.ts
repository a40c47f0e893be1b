import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isGuid} from '../../source/core/guid.ts';
import {numberMember, parseJsonArrayOfTexts, parseJsonObject, textMember, textsMember} from '../../source/core/json.ts';

test('only an object is taken', () => {
	assert.deepEqual(parseJsonObject('{"a":1}'), {a: 1});
	for (const text of ['', '[1]', 'null', '"a"', '1', '{', '<html>', '{"a":1}x']) {
		assert.equal(parseJsonObject(text), undefined, text);
	}
});

test('a text member is a non-empty text', () => {
	const object = {text: 'a', empty: '', number: 1, nothing: null, list: ['a']};
	assert.equal(textMember(object, 'text'), 'a');
	for (const name of ['empty', 'number', 'nothing', 'list', 'absent']) {
		assert.equal(textMember(object, name), undefined, name);
	}
});

test('a number member may be written as text', () => {
	const object = {
		number: 3599,
		text: '3599',
		zero: 0,
		blank: ' ',
		word: 'soon',
		endless: '1e999',
		list: [1],
		yes: true,
	};
	assert.equal(numberMember(object, 'number'), 3599);
	assert.equal(numberMember(object, 'text'), 3599);
	assert.equal(numberMember(object, 'zero'), 0);
	for (const name of ['blank', 'word', 'endless', 'list', 'yes', 'absent']) {
		assert.equal(numberMember(object, name), undefined, name);
	}
});

test('of a list, the texts are taken', () => {
	assert.deepEqual(textsMember({list: ['a', 1, null, 'b']}, 'list'), ['a', 'b']);
	assert.equal(textsMember({list: 'a'}, 'list'), undefined);
	assert.deepEqual(parseJsonArrayOfTexts('["a","b"]'), ['a', 'b']);
	for (const text of ['["a",1]', '{"a":"b"}', '"a"', '', 'a']) {
		assert.equal(parseJsonArrayOfTexts(text), undefined, text);
	}
});

test('a GUID is told by its form', () => {
	assert.ok(isGuid('0beb5e25-f415-4763-926a-0aa4f89a968f'));
	assert.ok(isGuid('0BEB5E25-F415-4763-926A-0AA4F89A968F'));
	for (const text of [
		'',
		'0beb5e25f4154763926a0aa4f89a968f',
		'{0beb5e25-f415-4763-926a-0aa4f89a968f}',
		'common',
		'0beb5e25-f415-4763-926a-0aa4f89a968g',
	]) {
		assert.ok(!isGuid(text), text);
	}
});
