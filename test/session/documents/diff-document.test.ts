import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Redactor} from '../../../source/core/redactor.ts';
import {createShow} from '../../../source/core/show.ts';
import {diffDocument} from '../../../source/session/documents/diff-document.ts';
import {assertPrintable, fieldsOf, textOf} from '../../helpers/document.ts';

const show = createShow(new Redactor());

test('permissions gained and lost come first, then each claim', () => {
	const document = diffDocument({roles: ['A', 'B'], exp: 1, gone: true}, {roles: ['B', 'C'], scp: 'D', exp: 2}, show);
	assert.deepEqual(
		document.slice(0, 2).map(row => row.kind === 'field' && [row.name, row.value]),
		[
			['gained', 'D, C'],
			['lost', 'A'],
		],
	);
	const fields = fieldsOf(document);
	assert.deepEqual(fields['exp'], ['1 -> 2', 'changed']);
	assert.deepEqual(fields['gone'], ['- true', 'removed']);
	assert.deepEqual(fields['scp'], ['+ D', 'added']);
});

test('equal tokens are said to be equal', () => {
	assert.equal(textOf(diffDocument({a: 1}, {a: 1}, show)), 'The claims are the same.');
});

test('hostile claims are made harmless', () => {
	const evil = '\u001b[31m\u202e\u009b';
	assertPrintable(diffDocument({[evil]: evil, scp: evil, a: evil}, {roles: [evil], a: 1}, show));
});

test('a claim that merely looks like a refresh token is shown', () => {
	const [before, after] = ['a', 'b'].map(letter => `1.A${letter.repeat(40)}.`);
	const fields = fieldsOf(diffDocument({rh: before}, {rh: after}, show));
	assert.deepEqual(fields['rh'], [`${before} -> ${after}`, 'changed']);
});
