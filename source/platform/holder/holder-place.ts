import {lstatSync, type Stats} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import {EntokError} from '../../core/entok-error.ts';
import {shellQuoted} from '../../core/shell-quoted.ts';
import {systemCode, systemReason} from '../file-fault.ts';
import type {Environment, Folders} from '../folders.ts';
import {showMode} from '../safe-file.ts';

/** The longest path of a socket that every system takes (`sun_path` of macOS is 104 bytes, with its end). */
const longestPath = 103;

function statsOf(path: string): Stats | undefined {
	try {
		return lstatSync(path);
	} catch (error) {
		if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') {
			return undefined;
		}

		throw new EntokError('configuration', `${path} could not be looked at: ${systemReason(error)}.`);
	}
}

/**
 * The folder of the holder's socket: below XDG_RUNTIME_DIR, which goes with the login, else below the state folder. A
 * folder that was named for everything (`--config-dir`, ENTOK_CONFIG_HOME) has a holder of its own.
 */
export function holderFolder(environment: Environment, {state}: Folders, isFolderNamed: boolean): string {
	const runtime = environment['XDG_RUNTIME_DIR'];
	return !isFolderNamed && runtime && isAbsolute(runtime) && statsOf(runtime)?.isDirectory()
		? join(runtime, 'entok')
		: join(state, 'holder');
}

/** The well-known name of the socket, so that no variable is needed to find it. */
export const socketIn = (folder: string): string => join(folder, 'holder.sock');

function refuseLongPath(socket: string): void {
	if (Buffer.byteLength(socket) > longestPath) {
		throw new EntokError(
			'configuration',
			`The path of the holder’s socket is longer than ${longestPath} bytes: ${socket}.`,
			'Set XDG_RUNTIME_DIR, or name a shorter folder with --config-dir.',
		);
	}
}

function refuseUnsafe(path: string, stats: Stats, isRight: boolean, what: string): void {
	const refuse = (fault: string, hint: string): never => {
		throw new EntokError('configuration', `${path} ${fault}, so the holder is not used.`, hint);
	};
	if (!isRight) {
		refuse(`is not ${what}`, `Look at what it is, and remove it: rm ${shellQuoted(path)}`);
	}

	const user = process.geteuid?.();
	if (user !== undefined && stats.uid !== user) {
		refuse(`belongs to another user (uid ${stats.uid})`, 'Remove it, or set XDG_RUNTIME_DIR to a folder of your own.');
	}

	if ((stats.mode & 0o077) !== 0) {
		refuse(
			`can be used by other users (mode ${showMode(stats.mode & 0o777)})`,
			`Close it to others: chmod go= ${shellQuoted(path)}`,
		);
	}
}

/**
 * Whether there is a socket that only this user can have put there and can reach. Node tells nobody who is at the other
 * end of a socket (there is no SO_PEERCRED), so both ends rely on the file system instead: the socket (0600) lies in a
 * folder (0700) that belongs to us, neither a symbolic link. Throws EntokError `configuration` where that does not hold.
 */
export function isSafePlace(folder: string): boolean {
	const stats = statsOf(folder);
	if (stats === undefined) {
		return false;
	}

	refuseUnsafe(folder, stats, stats.isDirectory(), 'a folder');
	refuseLongPath(socketIn(folder));
	const socket = statsOf(socketIn(folder));
	if (socket === undefined) {
		return false;
	}

	refuseUnsafe(socketIn(folder), socket, socket.isSocket(), 'a socket');
	return true;
}
