import {homedir, userInfo} from 'node:os';
import {isAbsolute} from 'node:path';
import {EntokError} from '../core/entok-error.ts';

/**
 * The person’s home: what HOME (on Windows USERPROFILE) says when that is an absolute path, else what the system’s list
 * of users says. Throws EntokError `configuration` when neither is known: nothing is ever kept below the current folder.
 */
export function homeFolder(): string {
	for (const find of [homedir, () => userInfo().homedir]) {
		try {
			const folder = find();
			if (isAbsolute(folder)) {
				return folder;
			}
		} catch {
			// The system does not know this user; containers run programs as such.
		}
	}

	throw new EntokError(
		'configuration',
		'Your home folder is not known: HOME is no absolute path, and the system names none for this user.',
		'Set HOME to an absolute path, or name a folder with --config-dir or ENTOK_CONFIG_HOME.',
	);
}

/** A path as people write it: `~/…` for what is below the person's home. */
export function shortPath(path: string): string {
	try {
		const home = homeFolder();
		return process.platform !== 'win32' && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
	} catch {
		return path;
	}
}
