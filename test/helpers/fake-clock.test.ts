import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFakeClock} from './fake-clock.ts';

test('sleepers and intervals fire in order, each at its own time', async () => {
	const clock = createFakeClock(1000);
	const heard: string[] = [];
	const hear = (name: string): void => {
		heard.push(`${name} ${clock.now()}`);
	};
	const stop = clock.every(40, () => hear('tick'));
	const first = clock.sleep(50).then(async () => {
		hear('first');
		await clock.sleep(20);
		hear('first again');
	});
	const second = clock.sleep(45).then(() => hear('second'));
	await clock.advance(100);
	assert.deepEqual(heard, ['tick 1040', 'second 1045', 'first 1050', 'first again 1070', 'tick 1080']);
	assert.equal(clock.now(), 1100);
	stop();
	assert.equal(clock.waiting, 0);
	await Promise.all([first, second]);
});

test('a sleep ends with its signal', async () => {
	const clock = createFakeClock();
	const controller = new AbortController();
	const sleeping = assert.rejects(clock.sleep(50, controller.signal), {name: 'AbortError'});
	controller.abort();
	await sleeping;
	await assert.rejects(clock.sleep(50, controller.signal), {name: 'AbortError'});
	assert.equal(clock.waiting, 0);
});
