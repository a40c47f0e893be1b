import assert from 'node:assert/strict';
import {test} from 'node:test';
import {closest} from '../../source/core/closest.ts';

const known = ['graph', 'arm', 'partner-center', 'key-vault'];

for (const [typed, meant] of [
	['grahp', 'graph'],
	['GRAPH', 'graph'],
	['part', 'partner-center'],
	['partner-centre', 'partner-center'],
	['amr', undefined],
	['arn', 'arm'],
	['keyvault', 'key-vault'],
	['something else', undefined],
	['', undefined],
] as const) {
	test(`«${typed}» ${meant === undefined ? 'means nothing known' : `means ${meant}`}`, () => {
		assert.equal(closest(typed, known), meant);
	});
}

test('the nearest of several is taken', () => {
	assert.equal(closest('graph2', ['graph123', 'graph1', 'graph']), 'graph1');
	assert.equal(closest('x', []), undefined);
});
