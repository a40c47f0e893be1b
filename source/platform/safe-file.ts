import {constants, type Stats} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {EntokError} from '../core/entok-error.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {systemCode, systemReason} from './file-fault.ts';

/**
 * How far a file must be out of the reach of others. `private`: ours, closed to group and others, no symlink.
 * `owned`: ours, not writable by them, no symlink. `any`: whatever we can read, through symlinks too.
 */
export type Trust = 'private' | 'owned' | 'any';

/** `what` names the file in errors («The profile file»); `limit` is the largest size accepted, in bytes. */
export type ReadRules = {readonly what: string; readonly limit: number; readonly trust: Trust};

/** A file's text, without a byte order mark, and its permission bits. */
export type SafeFile = {readonly text: string; readonly mode: number};

/** A file as it is, and its permission bits. */
type SafeBytes = {readonly bytes: Buffer; readonly mode: number};

/** Windows has neither of the first two; a FIFO is opened without waiting for its writer. */
const openFlags = (trust: Trust): number =>
	constants.O_RDONLY |
	(constants.O_NONBLOCK ?? 0) |
	(constants.O_NOCTTY ?? 0) |
	(trust === 'any' ? 0 : (constants.O_NOFOLLOW ?? 0));

/** Permission bits as people write them: `0644`. */
export const showMode = (mode: number): string => `0${mode.toString(8).padStart(3, '0')}`;

function checkStats(path: string, stats: Stats, {what, limit, trust}: ReadRules): void {
	const refuse = (fault: string, hint: string): never => {
		throw new EntokError('configuration', `${what} ${path} ${fault}.`, hint);
	};
	if (!stats.isFile()) {
		refuse('is not a regular file', 'Name a regular file: folders, pipes and devices are not read.');
	}

	const user = process.geteuid?.();
	if (trust !== 'any' && user !== undefined) {
		if (stats.uid !== user) {
			refuse(
				`belongs to another user (uid ${stats.uid})`,
				`Copy it, or hand it over: sudo chown "$(id -un)" ${shellQuoted(path)}`,
			);
		}

		const unwanted = trust === 'private' ? 0o077 : 0o022;
		if ((stats.mode & unwanted) !== 0) {
			refuse(
				`can be ${trust === 'private' ? 'used' : 'changed'} by other users (mode ${showMode(stats.mode & 0o777)})`,
				`Close it to others: chmod 600 ${shellQuoted(path)}`,
			);
		}
	}

	if (stats.size > limit) {
		refuse(`is larger than ${limit / 1024} KiB`, 'This can hardly be the file that was meant.');
	}
}

/** Reads until the end or one byte past the limit: what `fstat` says of a size need not hold for long. */
async function readBytes(handle: FileHandle, limit: number): Promise<Buffer> {
	const buffer = Buffer.alloc(limit + 1);
	let length = 0;
	while (length < buffer.length) {
		const {bytesRead} = await handle.read(buffer, length, buffer.length - length, null);
		if (bytesRead === 0) {
			break;
		}

		length += bytesRead;
	}

	return buffer.subarray(0, length);
}

function decode(bytes: Buffer, path: string, {what}: ReadRules): string {
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		throw new EntokError(
			'configuration',
			`${what} ${path} is not UTF-8 text.`,
			'Save it as UTF-8; Windows PowerShell writes UTF-16 with > unless told otherwise.',
		);
	}
}

async function openForReading(path: string, {what, trust}: ReadRules): Promise<FileHandle | undefined> {
	try {
		return await open(path, openFlags(trust));
	} catch (error) {
		switch (systemCode(error)) {
			case 'ENOENT':
				return undefined;
			case 'ELOOP':
			case 'EMLINK':
				throw new EntokError(
					'configuration',
					`${what} ${path} is a symbolic link.`,
					'Put the file itself there; its folder may be a link.',
				);
			case 'ENXIO':
				throw new EntokError('configuration', `${what} ${path} is not a regular file.`);
			default:
				throw new EntokError('configuration', `${what} ${path} could not be read: ${systemReason(error)}.`);
		}
	}
}

/**
 * Reads a small file, or gives undefined when there is none. It is opened once and judged by its descriptor, so nobody
 * can exchange it in between; a FIFO or device is refused at once. Throws EntokError `configuration`.
 */
export async function readBytesSafely(path: string, rules: ReadRules): Promise<SafeBytes | undefined> {
	const handle = await openForReading(path, rules);
	if (handle === undefined) {
		return undefined;
	}

	try {
		const stats = await handle.stat();
		checkStats(path, stats, rules);
		const bytes = await readBytes(handle, rules.limit);
		if (bytes.length > rules.limit) {
			throw new EntokError('configuration', `${rules.what} ${path} is larger than ${rules.limit / 1024} KiB.`);
		}

		return {bytes, mode: stats.mode & 0o777};
	} catch (error) {
		throw error instanceof EntokError
			? error
			: new EntokError('configuration', `${rules.what} ${path} could not be read: ${systemReason(error)}.`);
	} finally {
		await handle.close();
	}
}

/** As `readBytesSafely`, for a text in UTF-8. */
export async function readSafely(path: string, rules: ReadRules): Promise<SafeFile | undefined> {
	const file = await readBytesSafely(path, rules);
	return file && {text: decode(file.bytes, path, rules), mode: file.mode};
}
