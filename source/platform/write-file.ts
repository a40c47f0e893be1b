import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import {type FileHandle, lstat, open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {EntokError} from '../core/entok-error.ts';
import {systemCode, writeFault} from './file-fault.ts';
import {makePrivateFolderNow} from './private-folder.ts';

/** A name beside a file for its next version; conf's temporary files have the same form, so one broom sweeps both. */
export const temporaryName = (path: string): string => `${path}.tmp-${randomBytes(8).toString('hex')}`;

/** `makePrivateFolderNow` as a promise. */
export async function makePrivateFolder(folder: string): Promise<void> {
	makePrivateFolderNow(folder);
}

/** Opens a file that must not exist yet, not even as a dangling link. */
export const openNew = (path: string, mode: number): Promise<FileHandle> =>
	open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), mode);

/** Makes a rename in this folder survive a power cut. File systems that cannot do it for folders are left alone. */
export async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await open(folder, constants.O_RDONLY);
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(systemCode(error) ?? '')) {
			throw error;
		}
	}
}

/** A write may take less than it was given (a disk almost full), so it is repeated until nothing is left. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
	for (let written = 0; written < bytes.length; ) {
		const {bytesWritten} = await handle.write(bytes, written);
		if (bytesWritten === 0) {
			throw Object.assign(new Error('nothing was written'), {code: 'EIO'});
		}

		written += bytesWritten;
	}
}

async function writeTemporary(path: string, bytes: Buffer, mode: number): Promise<void> {
	const handle = await openNew(path, mode);
	try {
		await handle.chmod(mode);
		await writeAll(handle, bytes);
		await handle.sync();
		if ((await handle.stat()).size !== bytes.length) {
			throw Object.assign(new Error('the size differs'), {code: 'EIO'});
		}
	} finally {
		await handle.close();
	}
}

async function refuseOtherThanFile(path: string): Promise<void> {
	const stats = await lstat(path).catch((error: unknown) => {
		if (systemCode(error) !== 'ENOENT') {
			throw error;
		}
	});
	if (stats !== undefined && !stats.isFile()) {
		throw new EntokError('configuration', `${path} is not a regular file and is not overwritten.`);
	}
}

/**
 * Replaces a file in one step: readers see the old text or the new one, never a part. The new text is on the disk
 * before the old one goes; on any failure the old one stays, and the EntokError says why.
 */
export async function writeFileAtomically(
	path: string,
	text: string,
	{mode = 0o600}: {readonly mode?: number} = {},
): Promise<void> {
	const temporary = temporaryName(path);
	try {
		await makePrivateFolder(dirname(path));
		await refuseOtherThanFile(path);
		await writeTemporary(temporary, Buffer.from(text), mode);
		await rename(temporary, path);
		await syncFolder(dirname(path));
	} catch (error) {
		await rm(temporary, {force: true}).catch(() => {});
		throw writeFault(path, error);
	}
}
