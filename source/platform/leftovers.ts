import {lstat, readdir, rm} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

/** Temporary names of ours and of conf's: 16 hexadecimal digits. */
const temporary = /\.tmp-[\da-f]{16}$/;

/** A process that waits for a lock has a temporary file for an instant; older ones were left behind. */
const waitersMayLive = 30_000;

/**
 * Removes what killed processes left beside a file: temporary versions of it, written before the lock was taken
 * (milliseconds since the epoch). Called with the lock held, so no other process can be writing one.
 */
export async function removeLeftovers(path: string, lockedAt: number): Promise<void> {
	const folder = dirname(path);
	const names = (await readdir(folder)).filter(name => name.startsWith(basename(path)) && temporary.test(name));
	for (const name of names) {
		const found = join(folder, name);
		const {mtimeMs} = await lstat(found).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
		const isLock = name.includes('.lock');
		if (mtimeMs < (isLock ? Date.now() - waitersMayLive : lockedAt)) {
			await rm(found, {force: true});
		}
	}
}
