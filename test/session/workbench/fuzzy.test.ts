import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fuzzyFilter, fuzzyScore} from '../../../source/session/workbench/fuzzy.ts';

const names = ['contoso-inventory', 'contoso-helpdesk', 'fabrikam-partner', 'contoso-user'];
const find = (query: string): readonly string[] => fuzzyFilter(query, names, name => name);

test('an empty query leaves everything in its order', () => {
	assert.deepEqual(find('  '), names);
});

test('every word must occur; a word’s start beats its middle, a run beats scattered letters', () => {
	assert.deepEqual(find('user'), ['contoso-user']);
	assert.deepEqual(find('con help'), ['contoso-helpdesk']);
	assert.deepEqual(find('partner inventory'), []);
	assert.deepEqual(
		fuzzyFilter('graph', ['azure-ad-graph', 'graph'], name => name),
		['graph', 'azure-ad-graph'],
	);
	assert.deepEqual(find('cinv'), ['contoso-inventory']);
});

test('letters far apart are no match', () => {
	assert.equal(fuzzyScore('ab', `a${'-'.repeat(50)}b`), undefined);
});
