import {spawnSync} from 'node:child_process';
import {globSync} from 'node:fs';

/**
 * Runs the tests by Node's own runner, from their sources. Those that take long are named `*.slow.test.ts` and run
 * with --slow only, beside the others. Ends with one line `N passed, N failed, N skipped`.
 */
const isSlow = process.argv.includes('--slow');
const files = globSync('test/**/*.test.{ts,tsx}').filter(file => isSlow || !/\.slow\.test\.tsx?$/.test(file));
const {status} = spawnSync(
	process.execPath,
	[
		'--import=./test/tsx.ts',
		'--test',
		'--test-reporter=./test/reporter.ts',
		`--test-timeout=${isSlow ? 300_000 : 60_000}`,
		'--test-concurrency=3',
		...files.sort(),
	],
	// What was translated and compiled for one test file serves the next, and the next run.
	{stdio: 'inherit', env: {...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/tests'}},
);
process.exit(status ?? 1);
