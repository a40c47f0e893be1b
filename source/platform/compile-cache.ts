import {lstatSync} from 'node:fs';
import {enableCompileCache} from 'node:module';
import path from 'node:path';
import {entokFolders} from './folders.ts';
import {homeFolder} from './home.ts';
import {makePrivateFolderNow} from './private-folder.ts';

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

	try {
		const {cache} = entokFolders(process.env, process.platform, homeFolder);
		const folder = path.join(cache, 'compiled');
		makePrivateFolderNow(folder);
		if (isPrivate(folder) && isPrivate(cache)) {
			enableCompileCache(folder);
		}
	} catch {
		// Without the cache, everything works as well and starts a little later.
	}
}

keepCompiledCode();
