import assert from 'node:assert/strict';
import {test} from 'node:test';
import {minValidOf, tokenGoodFor} from '../../source/session/min-valid.ts';
import {createBench} from '../helpers/bench.ts';
import {failureOf, thrownBy} from '../helpers/failure.ts';

const minute = 60_000;

test('a held token that is good for long enough is given, one that is not is renewed', async () => {
	const {session, clock, requests} = await createBench();
	const now = () => clock.now();
	const first = await tokenGoodFor(session, undefined, now);
	const left = first.expiresAt - clock.now();
	assert.equal(await tokenGoodFor(session, left, now), first);
	await clock.advance(1000);
	const second = await tokenGoodFor(session, left, now).catch(() => undefined);
	assert.notEqual(second, first);
	assert.equal(requests.length, 2);
});

test('less than the usual five minutes can be asked for, so that a short-lived token is used to its end', async () => {
	const {session, clock, requests} = await createBench();
	const token = await session.requestToken();
	await clock.advance(token.expiresAt - clock.now() - minute);
	assert.equal(await tokenGoodFor(session, minute, clock.now), token);
	assert.equal(await tokenGoodFor(session, 0, clock.now), token);
	assert.equal(requests.length, 1);
	assert.notEqual(await tokenGoodFor(session, undefined, clock.now), token);
});

test('a new token that ends too early is refused, with what it is good for', async () => {
	const {session, clock} = await createBench();
	const error = await failureOf(tokenGoodFor(session, 24 * 60 * minute, clock.now));
	assert.deepEqual([error.kind, error.exitCode, error.facts.code], ['token-refused', 4, 'short-lived']);
	assert.match(error.message, /^A new token is good for \d{4} s, and --min-valid asks for 86400 s\.$/);
});

test('seconds are whole numbers from 0', () => {
	assert.deepEqual([minValidOf(undefined), minValidOf('0'), minValidOf('900')], [undefined, 0, 900_000]);
	for (const text of ['', '-1', '1.5', '1e3', 'soon', '0x10', ' 5', '9999999999']) {
		assert.equal(thrownBy(() => minValidOf(text)).kind, 'usage', text);
	}
});
