import {mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {EntokError} from '../core/entok-error.ts';
import {systemCode, systemReason} from './file-fault.ts';

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;

/** Makes one folder, or finds it. True when its parent is missing. */
function lacksParent(folder: string): boolean {
	try {
		mkdirSync(folder, {mode: 0o700});
	} catch (error) {
		const code = systemCode(error);
		if (code === 'ENOENT') {
			return true;
		}

		if (code === 'ENOTDIR' || !isFolder(folder)) {
			throw refusal(folder, code === 'EEXIST' ? 'a file is in its place' : systemReason(error));
		}
	}

	return false;
}

const refusal = (folder: string, reason: string): EntokError =>
	new EntokError(
		'configuration',
		`The folder ${folder} could not be made: ${reason}.`,
		'Name a folder you may write to, with --config-dir or ENTOK_CONFIG_HOME, or set HOME to your home folder.',
	);

/**
 * Makes a folder and its missing parents for our eyes only; folders that exist stay as they are. Node’s own recursive
 * way never ends below /proc, where a folder is missing and cannot be made. Throws EntokError `configuration`, which
 * names the first folder that cannot be made.
 */
export function makePrivateFolderNow(folder: string): void {
	if (lacksParent(folder)) {
		const parent = dirname(folder);
		if (parent !== folder) {
			makePrivateFolderNow(parent);
		}

		if (lacksParent(folder)) {
			throw refusal(folder, 'nothing can be made there');
		}
	}
}
