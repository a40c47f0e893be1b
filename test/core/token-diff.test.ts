import assert from 'node:assert/strict';
import {test} from 'node:test';
import {diffClaims} from '../../source/core/token-diff.ts';

test('equal claims do not differ, whatever their order', () => {
	const claims = {aud: 'a', scp: 'User.Read Mail.Read', roles: ['b', 'a'], wids: [{x: 1}, 'y']};
	assert.deepEqual(diffClaims(claims, claims), []);
	assert.deepEqual(
		diffClaims(claims, {wids: ['y', {x: 1}], roles: ['a', 'b'], scp: 'Mail.Read User.Read', aud: 'a'}),
		[],
	);
});

test('changes come in the order of their names', () => {
	assert.deepEqual(diffClaims({exp: 1, gone: 'x', same: null}, {exp: 2, came: {a: 1}, same: null}), [
		{kind: 'added', name: 'came', after: {a: 1}},
		{kind: 'changed', name: 'exp', before: 1, after: 2},
		{kind: 'removed', name: 'gone', before: 'x'},
	]);
});

test('kind counts: 1 is not "1", a text is not a list, null is not absent', () => {
	assert.equal(diffClaims({a: 1}, {a: '1'})[0]?.kind, 'changed');
	assert.equal(diffClaims({roles: 'a'}, {roles: ['a']})[0]?.kind, 'changed');
	assert.equal(diffClaims({}, {a: null})[0]?.kind, 'added');
});

test('a claim named like a part of every object is an ordinary claim', () => {
	assert.deepEqual(diffClaims({}, JSON.parse('{"__proto__": 1, "toString": 2}')), [
		{kind: 'added', name: '__proto__', after: 1},
		{kind: 'added', name: 'toString', after: 2},
	]);
});
