import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {EntokError} from '../../core/entok-error.ts';
import {writeFault} from '../file-fault.ts';
import {makePrivateFolder, openNew} from '../write-file.ts';

/** A folder of one's own that is made when it is asked for, and gone when the program has ended. */
export function passingFolder(): () => string {
	let folder: string | undefined;
	return () => {
		if (folder === undefined) {
			const made = mkdtempSync(join(tmpdir(), 'entok-demo-'));
			process.once('exit', () => rmSync(made, {recursive: true, force: true}));
			folder = made;
		}

		return folder;
	};
}

/** A file in the place of a clipboard: always a new one, that only the person can read, and one at a time. */
export class ClipboardFile {
	readonly #folders: ReadonlyArray<() => string>;
	#path: string | undefined;

	/** `folders`: where it may be, the best first; one that cannot be written to is passed over. */
	constructor(folders: ReadonlyArray<() => string>) {
		this.#folders = folders;
	}

	/** Resolves to the path. Throws EntokError `configuration`. */
	async copy(text: string): Promise<string> {
		let fault: EntokError = new EntokError('configuration', 'There is no folder for a copy.');
		for (const folderOf of this.#folders) {
			const folder = folderOf();
			const path = join(folder, `copied-${randomBytes(4).toString('hex')}`);
			try {
				await makePrivateFolder(folder);
				const handle = await openNew(path, 0o600);
				try {
					await handle.writeFile(text);
				} finally {
					await handle.close();
				}

				await this.clear();
				this.#path = path;
				return path;
			} catch (thrown) {
				fault = writeFault(path, thrown);
				await rm(path, {force: true}).catch(() => {});
			}
		}

		throw fault;
	}

	/** Removes the file. Throws EntokError `configuration` when it cannot be. */
	async clear(): Promise<void> {
		const path = this.#path;
		if (path !== undefined) {
			await rm(path, {force: true}).catch(() => {
				throw new EntokError('configuration', `${path} could not be removed.`, 'Remove it by hand.');
			});
			this.#path = undefined;
		}
	}
}
