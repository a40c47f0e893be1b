import {lstatSync, mkdirSync} from 'node:fs';
import {enableCompileCache} from 'node:module';
import {homedir} from 'node:os';
import path from 'node:path';
import {entokFolders} from './folders.ts';

/** Whether a folder is ours alone: nobody else may have put code into it. */
function isPrivate(folder: string): boolean {
	const stats = lstatSync(folder);
	const isOurs = process.getuid === undefined || stats.uid === process.getuid();
	return stats.isDirectory() && isOurs && (process.platform === 'win32' || (stats.mode & 0o022) === 0);
}

/**
 * Keeps compiled code between runs, for its effect alone: later modules start faster. Node's own place for it is the
 * system's temporary folder, where another user could lay out code for us; ours is in the private cache folder. The
 * demo touches nothing of the person's, so it does without.
 */
function keepCompiledCode(): void {
	if (process.argv.includes('--demo') || process.argv.includes('tour')) {
		return;
	}

	const {cache} = entokFolders(process.env, process.platform, homedir());
	const folder = path.join(cache, 'compiled');
	try {
		mkdirSync(folder, {recursive: true, mode: 0o700});
		if (isPrivate(folder) && isPrivate(cache)) {
			enableCompileCache(folder);
		}
	} catch {
		// Without the cache, everything works as well and starts a little later.
	}
}

keepCompiledCode();
