import {lstat, rm} from 'node:fs/promises';
import {EntokError} from '../core/entok-error.ts';
import {parseSecretReference} from '../core/secret-reference.ts';
import {systemCode, writeFault} from './file-fault.ts';
import {expandedPath, readSecretFile, withSecretFile} from './secret-file.ts';

/**
 * Removes the file of a `file:` reference while no other entok uses it; false when there was none. Rejects with an
 * EntokError `configuration` for what is not a secret's file as entok writes them: our own, closed to others, one line.
 */
export async function removeSecretFile(text: string): Promise<boolean> {
	const reference = parseSecretReference(text);
	if (reference.kind !== 'file') {
		throw new EntokError('configuration', 'Only a file can be removed.');
	}

	const path = expandedPath(reference.path);
	const isThere = await lstat(path).then(
		() => true,
		(error: unknown) => systemCode(error) !== 'ENOENT',
	);
	if (isThere) {
		const remove = async (): Promise<void> => {
			await readSecretFile({...reference, anyMode: false}, 'the remembered sign-in');
			await rm(path).catch((error: unknown) => {
				throw writeFault(path, error);
			});
		};
		await withSecretFile(reference, remove, {});
	}

	return isThere;
}
