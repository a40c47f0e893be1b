import {dirname} from 'node:path';
import {EntokError} from '../core/entok-error.ts';
import {refuseOpenFolder} from './profiles-on-disk.ts';
import {readSafely} from './safe-file.ts';

/** Every action with every key it can have is far less. Bytes. */
const largest = 64 * 1024;
const what = 'The key file';

/** Where the engine stopped reading; its own message quotes the file. */
function placeOfFault(thrown: unknown): string {
	const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(thrown instanceof Error ? thrown.message : '') ?? [];
	return line === undefined ? '' : `: line ${line}, column ${column}`;
}

/**
 * The content of the key file as it was parsed, undefined when there is none. It is never written. Throws EntokError
 * `configuration` for a file or folder that others may change, a file that is not ours, a link, too large or no JSON.
 */
export async function readKeyFile(path: string): Promise<unknown> {
	await refuseOpenFolder(dirname(path));
	const file = await readSafely(path, {what, limit: largest, trust: 'owned'});
	if (file === undefined) {
		return undefined;
	}

	try {
		const content: unknown = JSON.parse(file.text);
		// A file that holds null is there all the same.
		return content ?? {};
	} catch (thrown) {
		throw new EntokError(
			'configuration',
			`${what} ${path} is not valid JSON${placeOfFault(thrown)}.`,
			'Mend it in an editor; until then the standard keys are used.',
		);
	}
}
