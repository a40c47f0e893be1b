import {AsyncLocalStorage} from 'node:async_hooks';
import {dirname, join} from 'node:path';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {type LockOptions, withFileLock} from './file-lock.ts';
import {homeFolder} from './home.ts';
import {modifiedAt} from './lock-holder.ts';
import {placeExclusively} from './lock-taking.ts';
import {type ReadRules, readBytesSafely, readSafely} from './safe-file.ts';
import {makePrivateFolder, writeFileAtomically} from './write-file.ts';

/** A `file:` reference: where, and whether owner, mode and links are not to matter (`?mode=any`). */
export type FileReference = {readonly path: string; readonly anyMode: boolean};

const rulesFor = (purpose: string, anyMode: boolean): ReadRules => ({
	what: `The file for ${purpose},`,
	limit: 64 * 1024,
	trust: anyMode ? 'any' : 'private',
});

/** `~/` stands for the home. */
export const expandedPath = (path: string, home?: string): string =>
	path.startsWith('~/') ? join(home ?? homeFolder(), path.slice(2)) : path;

/** What is wrong with a text that should be one secret, undefined when nothing is. A PEM file has many lines. */
function faultOf(value: string): string | undefined {
	if (value.trim() === '') {
		return value === '' ? 'is empty' : 'holds nothing but blanks';
	}

	if (value.includes('\0')) {
		return 'holds a NUL character, so it is no text';
	}

	return /[\r\n]/.test(value) && !/^-----BEGIN /m.test(value) ? 'holds more than one line' : undefined;
}

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

	const value = file.text.replace(/\r?\n$/, '');
	const fault = faultOf(value);
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

/** Whose turn it is with a file, within this process: what is called while the lock is held does not wait for itself. */
const filesInUse = new AsyncLocalStorage<ReadonlySet<string>>();

const inUse = (): ReadonlySet<string> => filesInUse.getStore() ?? new Set();

/** A token request may take a minute; the lock is renewed while it lasts. Milliseconds. */
const turnTimes = {waitLimit: 90_000, staleAfter: 120_000} as const;

const isLocked = (thrown: unknown): thrown is EntokError =>
	thrown instanceof EntokError && thrown.facts.code === 'locked';

/**
 * Does work while no other entok uses the file of a reference. Where no lock can be made (a folder that cannot be
 * written), nothing can be written back either, and the work is done all the same.
 */
export async function withSecretFile<Result>(
	reference: FileReference,
	work: () => Promise<Result>,
	{
		home,
		signal,
		times = turnTimes,
	}: {readonly home?: string; readonly signal?: AbortSignal; readonly times?: LockOptions},
): Promise<Result> {
	const path = expandedPath(reference.path, home);
	if (inUse().has(path) || (await modifiedAt(path)) === undefined) {
		return work();
	}

	let hasBegun = false;
	const begin = (): Promise<Result> => {
		hasBegun = true;
		return filesInUse.run(new Set([...inUse(), path]), work);
	};
	try {
		return await withFileLock(`${path}.lock`, begin, {...times, signal});
	} catch (thrown) {
		if (!hasBegun && isLocked(thrown)) {
			throw new EntokError(
				'configuration',
				`Another entok is using the refresh token in ${path}, and did not finish in time.`,
				'Nothing was sent, so the token is not used up. Try again when the other one is done.',
				thrown.facts,
			);
		}

		if (hasBegun || (thrown instanceof EntokError && thrown.kind === 'cancelled')) {
			throw thrown;
		}

		return work();
	}
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
		await (inUse().has(path) ? write() : withFileLock(`${path}.lock`, write));
		return undefined;
	} catch (error) {
		return toEntokError(error).message;
	}
}
