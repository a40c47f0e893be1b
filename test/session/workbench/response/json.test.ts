import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutSecretMembers} from '../../../../source/core/secret-members.ts';
import {jsonRows} from '../../../../source/session/workbench/response/json.ts';

const indented = (body: string): string =>
	(jsonRows(body) ?? []).map(({text, depth}) => '  '.repeat(depth) + text).join('\n');

test('JSON is laid out one member or item a line', () => {
	const value = {a: 1, b: [true, null, {c: 'x, y: {z}'}], d: {}, e: [], f: [[], [{}]], 'g"': '\\"[1]'};
	assert.equal(indented(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
	assert.equal(indented(JSON.stringify(value, undefined, '\t')), JSON.stringify(value, undefined, 2));
});

test('a value alone is one line', () => {
	for (const body of ['null', '12', '"text"', '[]', '{}', ' true\n']) {
		assert.deepEqual(jsonRows(body), [{text: body.trim(), depth: 0}]);
	}
});

test('numbers stay as the server wrote them, escaped letters become letters', () => {
	assert.equal(
		indented('[12345678901234567890,1.10,"J\\u00fcrgen"]'),
		'[\n  12345678901234567890,\n  1.10,\n  "Jürgen"\n]',
	);
});

test('a line that opens a node knows where it ends and what it holds', () => {
	const rows = jsonRows('{"value":[{"id":1,"name":"a"},{"id":2}],"empty":[]}') ?? [];
	assert.deepEqual(
		rows.flatMap(({end, holds}, index) => (end === undefined ? [] : [[index, end, holds]])),
		[
			[0, 11, '2 keys'],
			[1, 9, '2 items'],
			[2, 5, '2 keys'],
			[6, 8, '1 key'],
		],
	);
});

test('what is no JSON is left to others', () => {
	for (const body of ['', 'plain', '{"a":1', '{"a":1}}', "{'a':1}"]) {
		assert.equal(jsonRows(body), undefined);
	}
});

test('deep nesting costs no more than its lines', () => {
	const deep = 50_000;
	assert.equal(jsonRows(`${'['.repeat(deep)}1${']'.repeat(deep)}`)?.length, 2 * deep + 1);
});

test('members that are called secret, password or key lose their values, and the JSON stays JSON', () => {
	const body = JSON.stringify({
		secretText: 'one "quoted" \\ value',
		primaryKey: 'two',
		nested: {adminPassword: 'three', connectionString: 'four'},
		passwordPolicies: 'DisablePasswordExpiration',
		keyId: 'six',
		secret: null,
		key: '',
	});
	const masked = JSON.parse(withoutSecretMembers(body));
	assert.deepEqual(masked, {
		secretText: '********',
		primaryKey: '********',
		nested: {adminPassword: '********', connectionString: '********'},
		passwordPolicies: 'DisablePasswordExpiration',
		keyId: 'six',
		secret: null,
		key: '',
	});
});
