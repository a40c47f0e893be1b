import {rm, utimes} from 'node:fs/promises';
import {dirname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {durationText} from '../core/duration.ts';
import {EntokError} from '../core/entok-error.ts';
import {writeFault} from './file-fault.ts';
import {type Holder, isStale, newHolder, readHolder} from './lock-holder.ts';
import {placeExclusively, takeOver} from './lock-taking.ts';
import {makePrivateFolder} from './write-file.ts';

/** Times in milliseconds: how long to wait for one holder of the lock, and the age from which it counts as forgotten. */
export type LockOptions = {
	readonly waitLimit?: number;
	readonly staleAfter?: number;
	/** Ends the waiting. */
	readonly signal?: AbortSignal;
};

/** A lock is renewed several times before others would take it for forgotten. */
const renewalsPerAge = 4;

const defaultStaleAfter = 30_000;

/** Where many wait, chance may pass one over; while the lock goes round it is worth waiting, up to so many limits in all. */
const mostLimits = 4;

async function acquire(
	path: string,
	{waitLimit = 15_000, staleAfter = defaultStaleAfter, signal}: LockOptions,
): Promise<Holder> {
	const lastDeadline = performance.now() + mostLimits * waitLimit;
	let deadline = performance.now() + waitLimit;
	let seen: string | undefined;
	await makePrivateFolder(dirname(path)).catch((error: unknown) => {
		throw writeFault(path, error);
	});
	for (;;) {
		if (signal?.aborted) {
			throw new EntokError('cancelled', 'Cancelled.');
		}

		const holder = await readHolder(path);
		if (holder && holder.id !== seen) {
			deadline = seen === undefined ? deadline : Math.min(lastDeadline, performance.now() + waitLimit);
			seen = holder.id;
		}

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
				`Try again when it is done; a lock left behind is ignored after ${durationText(staleAfter)}.`,
				{code: 'locked'},
			);
		}

		await sleep(2 + Math.random() * 20);
	}
}

/** Says now and then that the lock is still held, so that work may last. Ends with the returned function. */
function renewing(path: string, mine: Holder, staleAfter: number): () => void {
	const renew = async (): Promise<void> => {
		if ((await readHolder(path))?.id === mine.id) {
			await utimes(path, new Date(), new Date());
		}
	};
	// Whatever keeps the lock from being renewed, the work itself goes on.
	const timer = setInterval(() => void renew().catch(() => {}), staleAfter / renewalsPerAge);
	timer.unref();
	return () => clearInterval(timer);
}

/**
 * Does work while holding a lock file that other processes respect. A lock whose process is gone, whose machine was
 * started anew, or that was not renewed for `staleAfter` (30 s) is taken over. `work` gets the time the lock was taken.
 * Throws EntokError `configuration` with the code `locked` when the lock stays with one holder for `waitLimit`
 * (15 s), or goes round among others for four times as long.
 */
export async function withFileLock<Result>(
	path: string,
	work: (lockedAt: number) => Promise<Result>,
	options: LockOptions = {},
): Promise<Result> {
	const mine = await acquire(path, options);
	const stopRenewing = renewing(path, mine, options.staleAfter ?? defaultStaleAfter);
	try {
		return await work(mine.at);
	} finally {
		stopRenewing();
		if ((await readHolder(path))?.id === mine.id) {
			await rm(path, {force: true});
		}
	}
}
