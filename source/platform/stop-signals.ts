import {constants} from 'node:os';

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
