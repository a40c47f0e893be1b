import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseAuthenticate} from '../../source/core/authenticate-header.ts';

const read = (header: string): ReadonlyArray<readonly [string, object]> =>
	parseAuthenticate(header).map(({scheme, parameters}) => [scheme, Object.fromEntries(parameters)]);

const one = (header: string): object => read(header)[0]?.[1] ?? assert.fail('no challenge');

test('commas and equals signs in quotes separate nothing', () => {
	assert.deepEqual(read('Bearer a="1,2", b="x=y", PoP c="d"'), [
		['Bearer', {a: '1,2', b: 'x=y'}],
		['PoP', {c: 'd'}],
	]);
});

test('a PoP and a Bearer challenge in one line are two, in either order', () => {
	const pop = 'PoP realm="", authorization_uri="https://a.example/", nonce="ey=="';
	const bearer = 'Bearer realm="", error="insufficient_claims", claims="e30="';
	for (const header of [`${pop}, ${bearer}`, `${bearer}, ${pop}`, `${bearer} , , ${pop}`]) {
		const challenges = new Map(read(header));
		assert.deepEqual(challenges.get('Bearer'), {realm: '', error: 'insufficient_claims', claims: 'e30='});
		assert.deepEqual(challenges.get('PoP'), {
			realm: '',
			authorization_uri: 'https://a.example/',
			nonce: 'ey==',
		});
	}
});

test('a path without quotes is a value, as Azure Arc sends it', () => {
	assert.deepEqual(read('Basic realm=/var/opt/azcmagent/tokens/abc.key'), [
		['Basic', {realm: '/var/opt/azcmagent/tokens/abc.key'}],
	]);
});

test('JSON that nobody quoted is kept whole, braces and quotes in its texts included', () => {
	const claims = '{"access_token":{"polids":{"essential":true,"values":["g, } \\" {"]}}}';
	assert.deepEqual(one(`Bearer realm="", error=insufficient_claims, claims=${claims}, client_id="c"`), {
		realm: '',
		error: 'insufficient_claims',
		claims,
		client_id: 'c',
	});
});

test('escapes in quotes are undone, names are read in any case, blanks around = do not matter', () => {
	assert.deepEqual(one('bearer Realm = "a \\"b\\" \\\\" ,ERROR_Description="x"'), {
		realm: 'a "b" \\',
		error_description: 'x',
	});
});

test('base64 without quotes keeps its padding; a scheme with one piece of base64 has no parameters', () => {
	assert.deepEqual(one('Bearer claims=e30=, error=x'), {claims: 'e30=', error: 'x'});
	assert.deepEqual(read('Negotiate YWJj==, Bearer error="x"'), [
		['Negotiate', {}],
		['Bearer', {error: 'x'}],
	]);
});

test('of a parameter given twice the first value counts; one before any scheme counts not at all', () => {
	assert.deepEqual(one('Bearer claims="first", claims="second"'), {claims: 'first'});
	assert.deepEqual(read('claims="x"'), []);
});

test('nothing, nonsense and ends in the middle are read as far as they go', () => {
	assert.deepEqual(read(''), []);
	assert.deepEqual(read(' ,,, '), []);
	assert.deepEqual(one('Bearer claims="never closed, a=b'), {claims: 'never closed, a=b'});
	assert.deepEqual(one('Bearer claims={"a":{"b":1}'), {claims: '{"a":{"b":1}'});
	assert.deepEqual(one('Bearer a=1, error='), {a: '1', error: ''});
	assert.deepEqual(read('Bearer'), [['Bearer', {}]]);
	assert.deepEqual(read('(((Bearer)))'), [['Bearer', {}]]);
	assert.deepEqual(one('Bearer __proto__="x", constructor="y"'), JSON.parse('{"__proto__":"x","constructor":"y"}'));
});

test('a hostile header is read in a time that grows with its length, and only so far', () => {
	const hostile = [
		'Bearer '.repeat(100_000),
		`Bearer ${'a="'.repeat(100_000)}`,
		`Bearer claims=${'{'.repeat(500_000)}`,
		`Bearer a="${'\\'.repeat(500_000)}`,
		`Bearer ${Array.from({length: 50_000}, (_, number) => `p${number}=1`).join(',')}`,
		'='.repeat(500_000),
	];
	for (const header of hostile) {
		const challenges = parseAuthenticate(header);
		assert.ok(challenges.length <= 32);
		assert.ok(challenges.every(({parameters}) => parameters.size <= 64));
	}
});
