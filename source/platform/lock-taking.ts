import {link, rename, rm} from 'node:fs/promises';
import {systemCode, writeFault} from './file-fault.ts';
import {type Holder, isStale, modifiedAt, readHolder} from './lock-holder.ts';
import {openNew, temporaryName} from './write-file.ts';

async function writeNew(path: string, text: string): Promise<void> {
	const handle = await openNew(path, 0o600);
	try {
		await handle.writeFile(text);
	} finally {
		await handle.close();
	}
}

/** Puts a complete file at a path where none may be: true when it did, false when one was there. */
export async function placeExclusively(path: string, text: string): Promise<boolean> {
	const temporary = temporaryName(path);
	try {
		await writeNew(temporary, text);
		try {
			await link(temporary, path);
		} catch (error) {
			if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(systemCode(error) ?? '')) {
				throw error;
			}

			// No hard links here: the file appears empty for an instant, which readers take for a lock of unknown holder.
			await writeNew(path, text);
		}

		return true;
	} catch (error) {
		if (systemCode(error) === 'EEXIST') {
			return false;
		}

		throw writeFault(path, error);
	} finally {
		await rm(temporary, {force: true});
	}
}

/**
 * Replaces a stale lock by ours. A second file guards the replacement: without it two processes could judge the same
 * lock stale, and the slower one would throw away the faster one's fresh lock. False when somebody else was faster.
 */
export async function takeOver(path: string, stale: Holder, mine: Holder, staleAfter: number): Promise<boolean> {
	const guard = `${path}.takeover`;
	if (!(await placeExclusively(guard, JSON.stringify(mine)))) {
		const modified = await modifiedAt(guard);
		if (modified !== undefined && Date.now() - modified > staleAfter) {
			await rm(guard, {force: true});
		}

		return false;
	}

	const temporary = temporaryName(path);
	try {
		const holder = await readHolder(path);
		// Renewed in the meantime is as good as taken in the meantime.
		if (holder?.id !== stale.id || !isStale(holder, staleAfter)) {
			return false;
		}

		await writeNew(temporary, JSON.stringify(mine));
		await rename(temporary, path);
		return true;
	} finally {
		await rm(temporary, {force: true});
		await rm(guard, {force: true});
	}
}
