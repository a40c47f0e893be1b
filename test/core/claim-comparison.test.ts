import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compareAssertion} from '../../source/core/claim-comparison.ts';

const facts = {
	kind: 'assertion',
	source: 'file',
	issuer: 'https://issuer.example/',
	subject: 'repo:Contoso/inventory:ref:refs/heads/main',
	audiences: ['api://AzureADTokenExchange'],
} as const;

const differenceIn = (claim: string, expect: object): number | undefined =>
	compareAssertion(facts, expect).find(comparison => comparison.claim === claim)?.differsAt;

test('an assertion is compared letter by letter with what is expected', () => {
	for (const [what, claim, expect, at] of [
		['a slash at the end that is not expected', 'issuer', {issuer: 'https://issuer.example'}, 22],
		['a capital', 'subject', {subject: 'repo:contoso/inventory:ref:refs/heads/main'}, 5],
		['another branch', 'subject', {subject: 'repo:Contoso/inventory:ref:refs/heads/release'}, 38],
		['something after what was presented', 'subject', {subject: `${facts.subject}2`}, 42],
		['the same', 'audience', {audience: 'api://AzureADTokenExchange'}, undefined],
		['nothing to compare with', 'audience', {}, undefined],
	] as const) {
		assert.equal(differenceIn(claim, expect), at, what);
	}
});

test('a claim that is missing differs from its beginning on', () => {
	const [issuer] = compareAssertion(
		{kind: 'assertion', source: 'file', audiences: []},
		{issuer: 'https://issuer.example'},
	);
	assert.deepEqual(issuer, {
		claim: 'issuer',
		presented: undefined,
		expected: 'https://issuer.example',
		differsAt: 0,
	});
});

test('characters beyond the basic plane count as one', () => {
	const [, subject] = compareAssertion({...facts, subject: '🦆🦆a'}, {subject: '🦆🦆b'});
	assert.equal(subject?.differsAt, 2);
});
