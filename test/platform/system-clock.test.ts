import assert from 'node:assert/strict';
import {test} from 'node:test';
import {systemClock} from '../../source/platform/system-clock.ts';

test('a sleep ends, and an aborted one rejects with an AbortError', async () => {
	await systemClock.sleep(1);
	await assert.rejects(systemClock.sleep(1000, AbortSignal.abort()), {name: 'AbortError'});
	const controller = new AbortController();
	const sleep = systemClock.sleep(2 ** 40, controller.signal);
	controller.abort();
	await assert.rejects(sleep, {name: 'AbortError'});
});

test('an interval calls until it is stopped', async () => {
	const keepAlive = setInterval(() => {}, 1000);
	await new Promise<void>(resolve => {
		let calls = 0;
		const stop = systemClock.every(1, () => {
			calls += 1;
			if (calls === 3) {
				stop();
				resolve();
			}
		});
	});
	clearInterval(keepAlive);
});

test('an interval does not keep the process alive', () => {
	const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
	const before = timers();
	const stop = systemClock.every(1_000_000, () => {});
	assert.equal(timers(), before);
	stop();
});

test('the time is the time of day in milliseconds', () => {
	const before = Date.now();
	const now = systemClock.now();
	assert.ok(now >= before && now <= Date.now());
});
