import {promisify} from 'node:util';
import type {Clock} from '../core/clock.ts';

/** Rejects with an AbortError when its signal fires first. */
const wait = promisify(setTimeout);

/** Node turns a longer delay into one of 1 ms. */
const longestDelay = 2_147_483_647;

/** The computer's own time. An interval never keeps the process alive; a sleep does, until it ends or is aborted. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(milliseconds, signal) {
		let left = milliseconds;
		do {
			await wait(Math.min(left, longestDelay), undefined, {signal});
			left -= longestDelay;
		} while (left > 0);
	},
	every(milliseconds, callback) {
		const timer = setInterval(callback, Math.min(milliseconds, longestDelay)).unref();
		return () => clearInterval(timer);
	},
};
