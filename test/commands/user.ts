import assert from 'node:assert/strict';
import path from 'node:path';
import {entok, newHome, type ProgramOptions, type ProgramRun} from '../helpers/program.ts';

export const clientId = '11112222-bbbb-3333-cccc-4444dddd5555';
/** What `entok profile add NAME` needs. */
export const ids = ['--tenant', 'contoso.example', '--client-id', clientId] as const;

/** Somebody with a home of their own, who runs the built program. */
export type User = {
	readonly home: string;
	/** Where the profiles are. */
	readonly file: string;
	/** Runs `entok` in the home. */
	run(argv: readonly string[], options?: ProgramOptions): Promise<ProgramRun>;
	/** As `run`, for `entok profile …` that must go well; resolves to what it says on both streams. */
	profile(...argv: readonly string[]): Promise<Pick<ProgramRun, 'stdout' | 'stderr'>>;
};

export function newUser(home: string = newHome(), uid?: number): User {
	const run: User['run'] = (argv, options = {}) =>
		entok(argv, {uid, ...options, environment: {HOME: home, ...options.environment}});
	return {
		home,
		file: path.join(home, '.config/entok/profiles.json'),
		run,
		async profile(...argv) {
			const {code, stdout, stderr} = await run(['profile', ...argv]);
			assert.equal(code, 0, stderr);
			return {stdout, stderr};
		},
	};
}

export type Listed = Readonly<Record<string, unknown>>;

/** What `entok profile list --json` gives. */
export const listOf = async ({profile}: User): Promise<readonly Listed[]> =>
	JSON.parse((await profile('list', '--json')).stdout);
