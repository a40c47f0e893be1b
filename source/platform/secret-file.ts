import {rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {systemReason} from './file-fault.ts';
import {withFileLock} from './file-lock.ts';
import {homeFolder} from './home.ts';
import {modifiedAt} from './lock-holder.ts';
import {placeExclusively} from './lock-taking.ts';
import {type ReadRules, readBytesSafely, readSafely} from './safe-file.ts';
import {secretFault, withoutLineEnd} from './secret-text.ts';
import {hasTurn, type TurnOptions, withTurn} from './turn.ts';
import {makePrivateFolder, writeFileAtomically} from './write-file.ts';

/** A `file:` reference: where, and whether owner, mode and links are not to matter (`?mode=any`). */
export type FileReference = {readonly path: string; readonly anyMode: boolean};

const rulesFor = (purpose: string, anyMode: boolean): ReadRules => ({
	what: `The file for ${purpose},`,
	limit: 64 * 1024,
	trust: anyMode ? 'any' : 'private',
});

/** A path with `~/` written out. */
export const expandedPath = (path: string, home?: string): string =>
	path.startsWith('~/') ? join(home ?? homeFolder(), path.slice(2)) : path;

const missing = (path: string, {what}: ReadRules, hint: string): EntokError =>
	new EntokError('configuration', `${what} ${path} does not exist.`, hint);

/** The secret in a file: its only line, or a PEM text, without one newline at its end. Throws EntokError `configuration`. */
export async function readSecretFile(reference: FileReference, purpose: string, home?: string): Promise<Secret> {
	const path = expandedPath(reference.path, home);
	const rules = rulesFor(purpose, reference.anyMode);
	const file = await readSafely(path, rules);
	if (file === undefined) {
		throw missing(
			path,
			rules,
			`Write it there, for your eyes only: (umask 077; cat > ${shellQuoted(path)}) — then paste it, Enter, Ctrl-D.`,
		);
	}

	const value = withoutLineEnd(file.text);
	const fault = secretFault(value);
	if (fault !== undefined) {
		throw new EntokError(
			'configuration',
			`${rules.what} ${path} ${fault}.`,
			'The secret must be the only line of the file; only a PEM text may have several.',
		);
	}

	return new Secret(value);
}

/** A file as it is, a PFX for example. Throws EntokError `configuration`. */
export async function readSecretBytes(reference: FileReference, purpose: string, home?: string): Promise<Uint8Array> {
	const path = expandedPath(reference.path, home);
	const rules = rulesFor(purpose, reference.anyMode);
	const file = await readBytesSafely(path, rules);
	if (file === undefined) {
		throw missing(path, rules, 'Check the path; it must be absolute, or start with ~/.');
	}

	return file.bytes;
}

const lockOf = (path: string): string => `${path}.lock`;

/** Does work while no other entok uses the file of a reference; see `withTurn`. A file that is not there needs no turn. */
export async function withSecretFile<Result>(
	reference: FileReference,
	work: () => Promise<Result>,
	{home, ...options}: TurnOptions & {readonly home?: string},
): Promise<Result> {
	const path = expandedPath(reference.path, home);
	return (await modifiedAt(path)) === undefined ? work() : withTurn(lockOf(path), path, work, options);
}

/** Writes a secret to a new file (0600), in a folder that is made for our eyes only where there is none. */
export async function keepSecretFile({path: written}: FileReference, value: Secret, home?: string): Promise<void> {
	const path = expandedPath(written, home);
	await makePrivateFolder(dirname(path));
	if (!(await placeExclusively(path, `${value.reveal()}\n`))) {
		throw new EntokError(
			'configuration',
			`There is a file at ${path} already; it is not overwritten.`,
			'Name another file, or remove that one first.',
			{code: 'taken'},
		);
	}
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
	const path = expandedPath(reference.path, home);
	try {
		const write = async (): Promise<void> => {
			// Even where reading does not mind, a file of somebody else's or a link is not ours to replace.
			const before = await readSafely(path, {...rulesFor('the rotated secret', false), trust: 'owned'});
			const end = before === undefined || before.text.endsWith('\n') ? '\n' : '';
			await writeFileAtomically(path, `${value.reveal()}${end}`);
		};
		await (hasTurn(lockOf(path)) ? write() : withFileLock(lockOf(path), write));
		return undefined;
	} catch (error) {
		return toEntokError(error).message;
	}
}

/**
 * Removes a file that entok made for a secret. Rejects with EntokError `configuration` for a file of somebody else's, a
 * link, and what holds no secret any more: something else was written there since.
 */
export async function removeSecretFile(reference: FileReference, home?: string): Promise<void> {
	const path = expandedPath(reference.path, home);
	const before = await readSafely(path, {...rulesFor('a stored secret', false), trust: 'owned'});
	const fault = before && secretFault(withoutLineEnd(before.text));
	if (fault !== undefined) {
		throw new EntokError('configuration', `${path} ${fault}: it is no secret as entok stores them, and stays.`);
	}

	if (before !== undefined) {
		await rm(path).catch((error: unknown) => {
			throw new EntokError('configuration', `${path} could not be removed: ${systemReason(error)}.`);
		});
	}
}
