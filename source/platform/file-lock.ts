import {rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {EntokError} from '../core/entok-error.ts';
import {writeFault} from './file-fault.ts';
import {type Holder, isStale, newHolder, readHolder} from './lock-holder.ts';
import {placeExclusively, takeOver} from './lock-taking.ts';
import {makePrivateFolder} from './write-file.ts';

/** Times in milliseconds: how long to wait for the lock, and the age from which it counts as forgotten. */
export type LockOptions = {readonly waitLimit?: number; readonly staleAfter?: number};

async function acquire(path: string, {waitLimit = 15_000, staleAfter = 30_000}: LockOptions): Promise<Holder> {
	const deadline = performance.now() + waitLimit;
	await makePrivateFolder(dirname(path)).catch((error: unknown) => {
		throw writeFault(path, error);
	});
	for (;;) {
		const holder = await readHolder(path);
		// Made anew for each try: its time must not include the time spent waiting.
		const mine = newHolder();
		if (holder === undefined) {
			if (await placeExclusively(path, JSON.stringify(mine))) {
				return mine;
			}
		} else if (isStale(holder, staleAfter) && (await takeOver(path, holder, mine, staleAfter))) {
			return mine;
		}

		if (performance.now() > deadline) {
			throw new EntokError(
				'configuration',
				`${path} is held by another process${holder?.host ? ` (${holder.pid} on ${holder.host})` : ''}.`,
				'Try again when it is done; a lock left behind is ignored after half a minute.',
			);
		}

		await sleep(2 + Math.random() * 20);
	}
}

/**
 * Does work while holding a lock file that other processes respect. A lock whose process is gone, whose machine was
 * started anew, or that is older than `staleAfter` (30 s) is taken over. `work` gets the time the lock was taken.
 * Throws EntokError `configuration` when the lock does not come free within `waitLimit` (15 s).
 */
export async function withFileLock<Result>(
	path: string,
	work: (lockedAt: number) => Promise<Result>,
	options: LockOptions = {},
): Promise<Result> {
	const mine = await acquire(path, options);
	try {
		return await work(mine.at);
	} finally {
		if ((await readHolder(path))?.id === mine.id) {
			await rm(path, {force: true});
		}
	}
}
