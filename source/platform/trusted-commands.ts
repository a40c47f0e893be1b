import {createHash} from 'node:crypto';
import type {StateStore} from '../core/doors.ts';
import type {JsonObject} from '../core/json.ts';

/** The programs a person said yes to, each with its arguments and the path it was found at. */
export type TrustedCommands = {
	has(path: string, argv: readonly string[]): Promise<boolean>;
	add(path: string, argv: readonly string[]): Promise<void>;
};

const name = 'trusted-commands';

/** SHA-256 of path and arguments: the file tells nobody what is run. */
const hashOf = (path: string, argv: readonly string[]): string =>
	createHash('sha256')
		.update(JSON.stringify([path, ...argv]))
		.digest('hex');

const hashesIn = (object: JsonObject | undefined): readonly string[] => {
	const hashes = object?.['hashes'];
	return Array.isArray(hashes) ? hashes.filter((hash): hash is string => typeof hash === 'string') : [];
};

export const createTrustedCommands = (state: StateStore): TrustedCommands => ({
	has: async (path, argv) => hashesIn(await state.read(name)).includes(hashOf(path, argv)),
	add: (path, argv) =>
		state.update(name, before => ({
			version: 1,
			hashes: [...new Set([...hashesIn(before), hashOf(path, argv)])],
		})),
});
