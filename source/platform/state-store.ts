import {join} from 'node:path';
import type {StateStore} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import {type JsonObject, parseJsonObject} from '../core/json.ts';
import {type LockOptions, withFileLock} from './file-lock.ts';
import {removeLeftovers} from './leftovers.ts';
import {readSafely} from './safe-file.ts';
import {makePrivateFolder, writeFileAtomically} from './write-file.ts';

/** Far more than is ever kept. Bytes. */
const largest = 8 * 1024 * 1024;

async function readObject(path: string): Promise<JsonObject | undefined> {
	const file = await readSafely(path, {what: 'The file', limit: largest, trust: 'owned'});
	if (file === undefined) {
		return undefined;
	}

	const object = parseJsonObject(file.text);
	if (object === undefined) {
		throw new EntokError(
			'configuration',
			`${path} is not valid JSON.`,
			'Move it away to begin anew. It is left as it is.',
		);
	}

	return object;
}

/**
 * Files `NAME.json` with mode 0600 in the state folder. Throws EntokError `configuration` for a file that is not ours or
 * that cannot be understood, which is never touched then.
 */
export function createStateStore(folder: string, lock?: LockOptions): StateStore {
	const pathOf = (name: string): string => join(folder, `${name}.json`);
	return {
		read: async name => readObject(pathOf(name)),
		async update(name, change) {
			const path = pathOf(name);
			await makePrivateFolder(folder);
			await withFileLock(
				`${path}.lock`,
				async lockedAt => {
					await removeLeftovers(path, lockedAt);
					const changed = change(await readObject(path));
					await writeFileAtomically(path, `${JSON.stringify(changed, undefined, '\t')}\n`);
				},
				lock,
			);
		},
	};
}
