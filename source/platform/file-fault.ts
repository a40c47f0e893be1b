import {EntokError} from '../core/entok-error.ts';

/** The code of a system error (`ENOENT`), or undefined for any other thrown value. */
export const systemCode = (thrown: unknown): string | undefined =>
	thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'not permitted',
	EROFS: 'the file system is read-only',
	ENOSPC: 'no space left on the device',
	EDQUOT: 'the disk quota is used up',
	EFBIG: 'the file would be larger than the limit of this process',
	ENOTDIR: 'a part of its path is not a folder',
	EISDIR: 'it is a folder',
	EMFILE: 'too many files are open',
	EIO: 'the device failed',
	ENAMETOOLONG: 'the name is too long',
};

/** Why a file operation failed, in words where we have them. */
export const systemReason = (thrown: unknown): string => {
	const code = systemCode(thrown);
	return code === undefined ? 'unexpected failure' : (reasons[code] ?? code);
};

/** A failed write as an error for people; the system's own error object (it holds paths and calls) stays behind. */
export const writeFault = (path: string, thrown: unknown): EntokError =>
	thrown instanceof EntokError
		? thrown
		: new EntokError(
				'configuration',
				`${path} could not be written: ${systemReason(thrown)}.`,
				'What was there before is unchanged.',
			);
