import type {StateStore} from '../core/doors.ts';
import type {JsonObject} from '../core/json.ts';

/** The files that entok made to keep secrets in, by their absolute paths. Only these are ever deleted. */
export type KeptFiles = {
	has(path: string): Promise<boolean>;
	add(path: string): Promise<void>;
	forget(path: string): Promise<void>;
};

const name = 'kept-files';

const pathsIn = (object: JsonObject | undefined): readonly string[] => {
	const paths = object?.['paths'];
	return Array.isArray(paths) ? paths.filter((path): path is string => typeof path === 'string') : [];
};

export function createKeptFiles(state: StateStore): KeptFiles {
	const change = (to: (paths: readonly string[]) => readonly string[]): Promise<void> =>
		state.update(name, before => ({version: 1, paths: to(pathsIn(before))}));
	return {
		has: async path => pathsIn(await state.read(name)).includes(path),
		add: path => change(paths => [...new Set([...paths, path])]),
		forget: path => change(paths => paths.filter(other => other !== path)),
	};
}
