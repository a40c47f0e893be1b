import type {Clock} from '../../source/core/clock.ts';

/** A clock that stands still until it is turned. */
export type FakeClock = Clock & {
	/** Turns the clock on, firing what falls due in order; what a fired sleeper starts may fall due as well. */
	advance(milliseconds: number): Promise<void>;
	/** As a machine that slept: what fell due meanwhile fires once, now. */
	wakeAfter(milliseconds: number): Promise<void>;
	/** How many sleepers and intervals wait. */
	readonly waiting: number;
};

type Timer = {readonly order: number; at: number; fire(): void};

/** Lets every promise that can go on go on. */
export const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

export function createFakeClock(start = Date.UTC(2026, 4, 4, 9, 0, 0)): FakeClock {
	let now = start;
	let made = 0;
	const timers = new Set<Timer>();

	const add = (at: number, fire: (timer: Timer) => void): Timer => {
		const timer: Timer = {order: made++, at, fire: () => fire(timer)};
		timers.add(timer);
		return timer;
	};

	const firstDue = (until: number): Timer | undefined =>
		[...timers].filter(({at}) => at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];

	return {
		now: () => now,
		sleep: (milliseconds, signal) =>
			new Promise((resolve, reject) => {
				const abort = (): void => {
					timers.delete(timer);
					reject(new DOMException('Aborted', 'AbortError'));
				};
				const timer = add(now + milliseconds, self => {
					timers.delete(self);
					signal?.removeEventListener('abort', abort);
					resolve();
				});
				if (signal?.aborted) {
					abort();
				} else {
					signal?.addEventListener('abort', abort, {once: true});
				}
			}),
		every(milliseconds, callback) {
			const timer = add(now + milliseconds, self => {
				self.at += milliseconds;
				callback();
			});
			return () => timers.delete(timer);
		},
		async wakeAfter(milliseconds) {
			now += milliseconds;
			for (const timer of [...timers].filter(({at}) => at <= now)) {
				timer.at = now;
				timer.fire();
			}

			await settle();
		},
		async advance(milliseconds) {
			const until = now + milliseconds;
			for (let timer = firstDue(until); timer; timer = firstDue(until)) {
				now = timer.at;
				timer.fire();
				await settle();
			}

			now = until;
		},
		get waiting() {
			return timers.size;
		},
	};
}
