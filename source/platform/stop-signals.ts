import {constants} from 'node:os';
import {endWithin} from './hang-up.ts';

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves to the number of the first signal that asks the process to end. */
export const untilStopped = (): Promise<number> =>
	new Promise(resolve => {
		for (const signal of stopping) {
			process.once(signal, () => resolve(constants.signals[signal]));
		}
	});

/** Calls back at every Ctrl-C until the returned function is called; the process goes on meanwhile. */
export function onInterrupt(callback: () => void): () => void {
	process.on('SIGINT', callback);
	return () => process.off('SIGINT', callback);
}

/**
 * From now on Ctrl-Z does nothing. A shell that waits for the output of `$(…)` waits for a stopped program too, for ever,
 * and is deaf meanwhile. It lets its programs ignore the key for that reason; Node takes this back when it starts.
 */
export function ignoreStopKey(): void {
	process.on('SIGTSTP', () => {});
}

/**
 * Calls back with the exit code when the process is asked to end, by the loss of its terminal for example, until the
 * returned function is called. What is left to be done then must be short: the process ends soon in any case.
 */
export function onStop(callback: (exitCode: number) => void): () => void {
	const stop = (signal: NodeJS.Signals): void => {
		const exitCode = 128 + constants.signals[signal];
		endWithin(exitCode);
		callback(exitCode);
	};
	process.once('SIGHUP', stop).once('SIGTERM', stop);
	return () => process.off('SIGHUP', stop).off('SIGTERM', stop);
}
