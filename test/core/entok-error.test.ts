import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {EntokError, exitCodes, toEntokError} from '../../source/core/entok-error.ts';

test('every kind has its exit code', () => {
	assert.deepEqual(exitCodes, {
		unexpected: 1,
		usage: 2,
		'input-needed': 2,
		configuration: 3,
		'token-refused': 4,
		'request-refused': 5,
		'no-answer': 6,
		cancelled: 130,
	});
	assert.equal(new EntokError('configuration', 'x').exitCode, 3);
});

test('an error of ours stays itself', () => {
	const error = new EntokError('usage', 'What happened.', 'What to do.', {code: 'x'});
	assert.equal(toEntokError(error), error);
	assert.deepEqual([error.message, error.hint, error.facts], ['What happened.', 'What to do.', {code: 'x'}]);
});

test('an abort is a cancellation', () => {
	for (const thrown of [new DOMException('x', 'AbortError'), AbortSignal.abort().reason]) {
		assert.equal(toEntokError(thrown).kind, 'cancelled');
	}
});

test('of a foreign error only the text is kept', () => {
	const foreign = Object.assign(new Error('it broke'), {options: {headers: {authorization: 'hunter2'}}});
	const error = toEntokError(foreign);
	assert.equal(error.kind, 'unexpected');
	assert.match(error.message, /it broke/);
	assert.doesNotMatch(inspect(error, {depth: 9, showHidden: true}), /hunter2/);
	assert.match(toEntokError('just a text').message, /just a text/);
	assert.equal(toEntokError(undefined).kind, 'unexpected');
});
