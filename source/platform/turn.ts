import {AsyncLocalStorage} from 'node:async_hooks';
import {EntokError} from '../core/entok-error.ts';
import {type LockOptions, withFileLock} from './file-lock.ts';

/** Whose turn it is with a place, within this process: what is called while its lock is held does not wait for itself. */
const inUse = new AsyncLocalStorage<ReadonlySet<string>>();

const placesInUse = (): ReadonlySet<string> => inUse.getStore() ?? new Set();

/** Whether what runs now has the turn of this lock. */
export const hasTurn = (lock: string): boolean => placesInUse().has(lock);

/** A token request may take a minute; the lock is renewed while it lasts. Milliseconds. */
const turnTimes = {waitLimit: 90_000, staleAfter: 120_000} as const;

const isLocked = (thrown: unknown): thrown is EntokError =>
	thrown instanceof EntokError && thrown.facts.code === 'locked';

export type TurnOptions = {readonly signal?: AbortSignal; readonly times?: LockOptions};

/**
 * Does work while no other entok works with the same place; `lock` is the path of its lock file, `place` names it for
 * people. Where no lock can be made (a folder that cannot be written) nothing can be written back either, and the work is
 * done all the same.
 */
export async function withTurn<Result>(
	lock: string,
	place: string,
	work: () => Promise<Result>,
	{signal, times = turnTimes}: TurnOptions = {},
): Promise<Result> {
	if (hasTurn(lock)) {
		return work();
	}

	let hasBegun = false;
	const begin = (): Promise<Result> => {
		hasBegun = true;
		return inUse.run(new Set([...placesInUse(), lock]), work);
	};
	try {
		return await withFileLock(lock, begin, {...times, signal});
	} catch (thrown) {
		if (!hasBegun && isLocked(thrown)) {
			throw new EntokError(
				'configuration',
				`Another entok is using the refresh token in ${place}, and did not finish in time.`,
				'Nothing was sent, so the token is not used up. Try again when the other one is done.',
				thrown.facts,
			);
		}

		if (hasBegun || (thrown instanceof EntokError && thrown.kind === 'cancelled')) {
			throw thrown;
		}

		return work();
	}
}
