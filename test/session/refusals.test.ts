import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import {Refusals} from '../../source/session/refusals.ts';
import {thrownBy} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const refusal = (retryAfter?: number) => new EntokError('token-refused', 'x', undefined, {retryAfter});

test('ten refusals within five minutes stop a request, and it is free again when the oldest is five minutes ago', async () => {
	const clock = createFakeClock();
	const refusals = new Refusals(clock);
	for (let time = 0; time < 10; time++) {
		refusals.check('a');
		refusals.refused('a', refusal());
		await clock.advance(10_000);
	}

	assert.equal(thrownBy(() => refusals.check('a')).facts.code, 'repeated');
	refusals.check('b');
	await clock.advance(5 * 60_000 - 100_000 - 1);
	thrownBy(() => refusals.check('a'));
	await clock.advance(1);
	refusals.check('a');
});

test('a success wipes the count and the wait', () => {
	const refusals = new Refusals(createFakeClock());
	for (let time = 0; time < 10; time++) {
		refusals.refused('a', refusal(60));
	}

	refusals.accepted('a');
	refusals.check('a');
});

test('the wait asked for is kept to the millisecond, for that request alone', async () => {
	const clock = createFakeClock();
	const refusals = new Refusals(clock);
	refusals.refused('a', refusal(2));
	await clock.advance(1999);
	const error = thrownBy(() => refusals.check('a'));
	assert.equal(error.kind, 'token-refused');
	assert.deepEqual([error.facts.code, error.facts.retryAfter], ['throttled', 1]);
	refusals.check('b');
	await clock.advance(1);
	refusals.check('a');
});
