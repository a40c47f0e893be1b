import {posix, win32} from 'node:path';

/** The environment as a plain record: names to values. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Our own folders: profiles and settings, what a run remembers, and what can be made again. */
export type Folders = {readonly config: string; readonly state: string; readonly cache: string};

/**
 * Where entok keeps its files. `--config-dir` or ENTOK_CONFIG_HOME name the folder itself and then hold everything;
 * else the XDG base directories (relative values are ignored, as their specification demands), on macOS
 * `~/Library`, on Windows `%APPDATA%` and `%LOCALAPPDATA%`, each with `entok` below. `findHome` is asked when it is needed only.
 */
export function entokFolders(
	environment: Environment,
	platform: NodeJS.Platform,
	findHome: () => string,
	configDirectory?: string,
): Folders {
	const {join, resolve, isAbsolute} = platform === 'win32' ? win32 : posix;
	const chosen = configDirectory || environment['ENTOK_CONFIG_HOME'];
	if (chosen) {
		const config = resolve(chosen);
		return {config, state: join(config, 'state'), cache: join(config, 'cache')};
	}

	const home = findHome();
	const from = (name: string, ...otherwise: readonly string[]): string => {
		const value = environment[name];
		return value && isAbsolute(value) ? value : join(home, ...otherwise);
	};

	switch (platform) {
		case 'darwin': {
			const config = join(home, 'Library', 'Application Support', 'entok');
			return {config, state: join(config, 'state'), cache: join(home, 'Library', 'Caches', 'entok')};
		}

		case 'win32': {
			const local = join(from('LOCALAPPDATA', 'AppData', 'Local'), 'entok');
			return {
				config: join(from('APPDATA', 'AppData', 'Roaming'), 'entok'),
				state: join(local, 'state'),
				cache: join(local, 'cache'),
			};
		}

		default:
			return {
				config: join(from('XDG_CONFIG_HOME', '.config'), 'entok'),
				state: join(from('XDG_STATE_HOME', '.local', 'state'), 'entok'),
				cache: join(from('XDG_CACHE_HOME', '.cache'), 'entok'),
			};
	}
}
