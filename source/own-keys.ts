import {toEntokError} from './core/entok-error.ts';
import {readKeyFile} from './platform/key-file.ts';
import {actions} from './session/workbench/actions.ts';
import type {OwnKeys} from './session/workbench/keys/own-keys.ts';
import {type KeysRead, readKeys} from './session/workbench/keys/read-keys.ts';

async function read(path: string): Promise<KeysRead> {
	try {
		const content = await readKeyFile(path);
		return content === undefined ? {changed: new Map(), problems: []} : readKeys(content, actions);
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		return {changed: new Map(), problems: [], refusal: {message, hint}};
	}
}

/** The keys in a file; one that cannot be used leaves the standard keys and says why. */
export const readOwnKeys = async (path: string, shortPath: string): Promise<OwnKeys> => ({
	path,
	shortPath,
	...(await read(path)),
});
