import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entraErrors} from '../../source/catalogue/entra-errors.ts';
import {suberrors} from '../../source/catalogue/suberrors.ts';
import {EntokError} from '../../source/core/entok-error.ts';
import type {ErrorFacts} from '../../source/core/error-facts.ts';
import {causesOf} from '../../source/session/error-remedies.ts';
import {explained, explanationOf, sentence} from '../../source/session/explain-error.ts';
import {tokenErrorTitle} from '../../source/session/workbench/error-titles.ts';

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

test('the poll of a device code is told apart by its OAuth error, as all its answers share one AADSTS code', () => {
	const declined = refusal({aadsts: 70_016, code: 'authorization_declined', status: 400});
	assert.equal(tokenErrorTitle(declined), 'No token: the person declined the device code');
	assert.match(explained(declined).message, /The person declined the device code\.$/);
	assert.match(explained(declined).hint ?? '', /^Start again with a new code/);
	assert.deepEqual(causesOf(declined), ['The person chose Cancel, or did not know the app.']);
	const denied = explained(refusal({aadsts: 70_016, code: 'access_denied'}));
	assert.match(denied.message, /The person or a policy refused/);
	assert.match(explained(refusal({aadsts: 70_016, code: 'authorization_pending'})).message, /Nobody has approved/);
	assert.match(explained(refusal({aadsts: 70_016, code: 'invalid_grant'})).message, /Nobody has approved/);
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
