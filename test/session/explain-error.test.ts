import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entraErrors} from '../../source/catalogue/entra-errors.ts';
import {suberrors} from '../../source/catalogue/suberrors.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {ErrorFacts} from '../../source/core/error-facts.ts';
import {explained, explanationOf, sentence} from '../../source/session/explain-error.ts';

const refusal = (facts: ErrorFacts, hint?: string) => new EntokError('token-refused', 'Refused.', hint, facts);
const [suberror = ''] = suberrors.keys();

test('the AADSTS code tells most, then the suberror, then the OAuth code', () => {
	const facts = {aadsts: 7_000_215, suberror, code: 'invalid_client'};
	assert.equal(explanationOf(refusal(facts)), entraErrors.get(7_000_215));
	assert.equal(explanationOf(refusal({...facts, aadsts: 1})), suberrors.get(suberror));
	assert.match(explanationOf(refusal({code: 'invalid_client'}))?.meaning ?? '', /could not prove itself/);
	assert.match(
		explanationOf(refusal({aadsts: 1, suberror: 'x', code: 'invalid_client'}))?.meaning ?? '',
		/prove itself/,
	);
});

test('an explained error keeps kind and facts, and gains meaning and next step', () => {
	const error = refusal({aadsts: 7_000_222, traceId: 'x'});
	const better = explained(error);
	assert.equal(better.message, 'Refused. The client secret has expired.');
	assert.match(better.hint ?? '', /^Make a new secret/);
	assert.equal(better.facts, error.facts);
	assert.equal(better.kind, error.kind);
});

test('an unknown error and one that has its hint stay as they are', () => {
	for (const error of [
		refusal({aadsts: 1}),
		refusal({}),
		refusal({code: 'toString'}),
		refusal({aadsts: 7_000_222}, 'Do this.'),
	]) {
		assert.equal(explained(error), error);
	}
});

test('a phrase becomes a sentence', () => {
	assert.equal(sentence('the client is unknown'), 'The client is unknown.');
	assert.equal(sentence('Really?'), 'Really?');
	assert.equal(sentence('Done.'), 'Done.');
});
