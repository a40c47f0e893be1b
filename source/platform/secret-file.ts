import {homedir} from 'node:os';
import {join} from 'node:path';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import {withFileLock} from './file-lock.ts';
import {type ReadRules, readSafely} from './safe-file.ts';
import {writeFileAtomically} from './write-file.ts';

/** A `file:` reference: where, and whether owner, mode and links are not to matter (`?mode=any`). */
export type FileReference = {readonly path: string; readonly anyMode: boolean};

const rulesFor = (purpose: string, anyMode: boolean): ReadRules => ({
	what: `The file for ${purpose},`,
	limit: 64 * 1024,
	trust: anyMode ? 'any' : 'private',
});

const expanded = (path: string, home = homedir()): string => (path.startsWith('~/') ? join(home, path.slice(2)) : path);

/** The secret in a file, without one newline at its end. Throws EntokError `configuration`. */
export async function readSecretFile(reference: FileReference, purpose: string, home?: string): Promise<Secret> {
	const path = expanded(reference.path, home);
	const rules = rulesFor(purpose, reference.anyMode);
	const file = await readSafely(path, rules);
	if (file === undefined) {
		throw new EntokError('configuration', `${rules.what} ${path} does not exist.`);
	}

	const value = file.text.replace(/\r?\n$/, '');
	if (value === '') {
		throw new EntokError('configuration', `${rules.what} ${path} is empty.`);
	}

	return new Secret(value);
}

/**
 * Writes a rotated secret over the one in its file, or makes the file (0600). Resolves to the reason when that cannot
 * be done: a file of somebody else's, a link, a folder that cannot be written.
 */
export async function replaceSecretFile(
	reference: FileReference,
	value: Secret,
	home?: string,
): Promise<string | undefined> {
	const path = expanded(reference.path, home);
	try {
		await withFileLock(`${path}.lock`, async () => {
			// Even where reading does not mind, a file of somebody else's or a link is not ours to replace.
			const before = await readSafely(path, {...rulesFor('the rotated secret', false), trust: 'owned'});
			const end = before === undefined || before.text.endsWith('\n') ? '\n' : '';
			await writeFileAtomically(path, `${value.reveal()}${end}`);
		});
		return undefined;
	} catch (error) {
		return toEntokError(error).message;
	}
}
