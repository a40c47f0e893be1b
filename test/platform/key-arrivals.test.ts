import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Arrival, KeyArrivals} from '../../source/platform/key-arrivals.ts';
import {createHandTimer} from '../helpers/fake-tty.ts';

/** What arrived, of portions that come at these milliseconds. */
function arrivalsOf(...portions: ReadonlyArray<readonly [number, string | Uint8Array]>) {
	const timer = createHandTimer();
	const heard: Arrival[] = [];
	let time = 0;
	const arrivals = new KeyArrivals({
		escapeMilliseconds: 150,
		after: timer.after,
		now: () => time,
		onArrival: arrival => heard.push(arrival),
	});
	for (const [at, portion] of portions) {
		time = at;
		arrivals.take(Buffer.from(portion));
	}

	return {heard, timer, arrivals};
}

const key = (text: string, ...gaps: readonly number[]): Arrival => ({kind: 'key', text, gaps});

test('keys that came whole have no gaps, however many came at once', () => {
	assert.deepEqual(arrivalsOf([0, 'jj\x1b[A'], [5, '\r']).heard, [key('j'), key('j'), key('\x1b[A'), key('\r')]);
});

test('a key that came in parts is one key, with the time between its parts', () => {
	const {heard, timer} = arrivalsOf([10, '\x1b'], [72.4, '['], [80, 'Aj'], [90, 'k']);
	assert.deepEqual(heard, [key('\x1b[A', 62, 8), key('j'), key('k')]);
	assert.deepEqual(timer.waits, []);
	assert.deepEqual(arrivalsOf([0, Buffer.of(0xe2, 0x82)], [3, Buffer.of(0xac)]).heard, [key('€', 3)]);
});

test('an escape that nothing follows within the wait is a key of its own', () => {
	const {heard, timer} = arrivalsOf([0, '\x1b']);
	assert.deepEqual([heard, timer.waits], [[], [150]]);
	timer.elapse();
	assert.deepEqual(heard, [key('\x1b')]);
	const stopped = arrivalsOf([0, '\x1b']);
	stopped.arrivals.stop();
	assert.deepEqual(stopped.timer.waits, []);
});

test('a paste is one arrival without its marks, a reply of the terminal is told as one', () => {
	const {heard} = arrivalsOf([0, '\x1b[200~one\r'], [9, 'two\x1b[201~'], [20, '\x1b[?62;5'], [24, '2c']);
	assert.deepEqual(heard, [
		{kind: 'paste', text: 'one\rtwo', gaps: []},
		{kind: 'reply', text: '\x1b[?62;52c', gaps: [4]},
	]);
});
