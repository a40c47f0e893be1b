import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {delimiter, isAbsolute, join} from 'node:path';
import type {Environment} from './folders.ts';

const isProgram = async (path: string): Promise<boolean> => {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
};

/**
 * The absolute path of a program: its own when it is one, else the first of its name in the folders of PATH. Entries of
 * PATH that depend on the current folder are passed over, and so is a name with a relative path: what is run must not
 * depend on where entok is started. Undefined when there is none.
 */
export async function findProgram(
	name: string,
	environment: Environment,
	platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
	if (/[/\\]/.test(name)) {
		return isAbsolute(name) && (await isProgram(name)) ? name : undefined;
	}

	const folders = (environment['PATH'] ?? environment['Path'] ?? '')
		.split(delimiter)
		.filter(folder => isAbsolute(folder));
	// Scripts of Windows' shell (.cmd) cannot be started without it.
	const endings = platform === 'win32' && !/\.(?:exe|com)$/i.test(name) ? ['.exe', '.com'] : [''];
	for (const path of folders.flatMap(folder => endings.map(ending => join(folder, name + ending)))) {
		if (await isProgram(path)) {
			return path;
		}
	}

	return undefined;
}
