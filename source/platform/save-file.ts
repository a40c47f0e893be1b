import {open} from 'node:fs/promises';
import path from 'node:path';
import {EntokError} from '../core/entok-error.ts';

/** More files of one name than anybody saves by hand. */
const mostNumbers = 1000;

/** Writes a text, or bytes that are none, to a new file in the current folder that only the person can read; nothing is ever overwritten. Resolves to its path. */
export async function saveNewFile(name: string, content: string | Uint8Array): Promise<string> {
	const {name: base, ext} = path.parse(name);
	for (let number = 1; number < mostNumbers; number++) {
		const file = path.resolve(number === 1 ? name : `${base}-${number}${ext}`);
		try {
			const handle = await open(file, 'wx', 0o600);
			try {
				await handle.writeFile(content);
			} finally {
				await handle.close();
			}

			return file;
		} catch (thrown) {
			if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) {
				throw new EntokError(
					'unexpected',
					`The file ${file} could not be written.`,
					'Start entok in a folder you may write to.',
				);
			}
		}
	}

	throw new EntokError('unexpected', `There are too many files called ${name} here.`, 'Remove some of them.');
}
