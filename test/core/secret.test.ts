import assert from 'node:assert/strict';
import {test} from 'node:test';
import {format, inspect} from 'node:util';
import {mask, plainText, Secret} from '../../source/core/secret.ts';

const value = 'hunter2-hunter2';
const secret = new Secret(value);

const ways: Readonly<Record<string, () => string>> = {
	'String()': () => String(secret),
	'a template': () => `${secret}`,
	concatenation: () => `${''}${secret}`.concat(String(secret)),
	'the plus sign': () => ['', secret].reduce<string>((a, b) => a + b, ''),
	join: () => [secret, secret].join(),
	'JSON.stringify': () => JSON.stringify(secret),
	'JSON.stringify of an object': () => JSON.stringify({a: [secret]}),
	'util.inspect': () => inspect(secret),
	'util.inspect of an object, with everything': () =>
		inspect({a: {b: [secret]}}, {showHidden: true, depth: 9, getters: true}),
	'util.inspect without its hook': () => inspect(secret, {customInspect: false, showHidden: true}),
	'util.format': () => format('%s %o %O %j %d', secret, secret, secret, secret, secret),
	'its keys and entries': () => JSON.stringify([Object.keys(secret), Object.entries(secret), {...secret}]),
	'an error': () => inspect(new Error(`wrong: ${secret}`, {cause: secret})),
	'a copy': () => inspect(structuredClone({secret})),
	toLocaleString: () => secret.toLocaleString(),
};
for (const [way, show] of Object.entries(ways)) {
	test(`a secret does not show through ${way}`, () => {
		assert.ok(!show().includes('hunter2'), show());
	});
}

test('where text is expected, the mask stands', () => {
	assert.equal(String(secret), mask);
	assert.equal(JSON.stringify({secret}), `{"secret":"${mask}"}`);
	assert.equal(inspect(secret), mask);
});

test('only reveal gives the value', () => {
	assert.equal(secret.reveal(), value);
	assert.equal(secret.length, value.length);
	assert.equal(plainText(secret), value);
	assert.equal(plainText('open'), 'open');
});
