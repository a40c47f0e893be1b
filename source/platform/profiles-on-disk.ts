import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {EntokError} from '../core/entok-error.ts';
import {holdsPlain} from '../core/holds-plain.ts';
import {checkProfiles, type ProfilesFile} from '../core/profile-check.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {readSafely, showMode} from './safe-file.ts';

/** The profile file as it was found: its text for a copy of it, its checked content, and what is odd about it. */
export type ProfilesOnDisk = {
	readonly text: string;
	readonly content: ProfilesFile;
	readonly warnings: readonly string[];
};

const largest = 1024 * 1024;
const what = 'The profile file';

/** Whether the copy kept beside the file is good: only then is it worth naming. */
async function backupHint(path: string): Promise<string> {
	const backup = `${path}.bak`;
	try {
		const file = await readSafely(backup, {what, limit: largest, trust: 'owned'});
		if (file !== undefined) {
			checkProfiles(JSON.parse(file.text));
			return `The previous good copy is ${backup}. To go back to it: cp ${shellQuoted(backup)} ${shellQuoted(path)}`;
		}
	} catch {
		// No copy, or one that is no better.
	}

	return 'Mend it in an editor, or move it away to begin anew. Nothing was changed.';
}

async function parse(text: string, path: string): Promise<ProfilesFile> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		// The engine's own message quotes the file.
		throw new EntokError('configuration', `${what} ${path} is not valid JSON.`, await backupHint(path));
	}

	try {
		return checkProfiles(value);
	} catch (error) {
		if (error instanceof EntokError) {
			throw new EntokError(
				'configuration',
				`${what} ${path}: ${error.message}`,
				error.hint ?? (await backupHint(path)),
			);
		}

		throw error;
	}
}

const holdsPlainSecret = ({profiles}: ProfilesFile): boolean => profiles.some(holdsPlain);

/**
 * Refuses a folder in which others could put another file in the place of ours, as ssh does; one they may only look
 * into is fine, and a missing one too. Throws EntokError `configuration` with the chmod to use.
 */
export async function refuseOpenFolder(folder: string): Promise<void> {
	const mode = await stat(folder).then(
		stats => stats.mode & 0o777,
		() => 0,
	);
	if (process.platform !== 'win32' && (mode & 0o022) !== 0) {
		throw new EntokError(
			'configuration',
			`The folder ${folder} can be changed by other users (mode ${showMode(mode)}).`,
			`Close it to others: chmod go-w ${shellQuoted(folder)}`,
		);
	}
}

/**
 * Reads and checks the profile file without conf or a schema library: this runs at every start. Undefined when there
 * is none. Throws EntokError `configuration` for a file or folder open to others, a file that is not ours, of a newer version or corrupt.
 */
export async function readProfilesOnDisk(path: string): Promise<ProfilesOnDisk | undefined> {
	await refuseOpenFolder(dirname(path));
	const file = await readSafely(path, {what, limit: largest, trust: 'owned'});
	if (file === undefined) {
		return undefined;
	}

	const content = await parse(file.text, path);
	const wide = process.platform !== 'win32' && (file.mode & 0o077) !== 0;
	if (wide && holdsPlainSecret(content)) {
		throw new EntokError(
			'configuration',
			`${what} ${path} holds an unprotected secret (plain:) and can be read by other users (mode ${showMode(file.mode)}).`,
			`Close it to others: chmod 600 ${shellQuoted(path)} — and give that secret a new value if others use this machine.`,
		);
	}

	return {
		text: file.text,
		content,
		warnings: wide
			? [
					`${path} can be read by other users (mode ${showMode(file.mode)}); the next change closes it, or: chmod 600 ${shellQuoted(path)}`,
				]
			: [],
	};
}
