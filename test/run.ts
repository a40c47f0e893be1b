import {spawnSync} from 'node:child_process';
import {globSync} from 'node:fs';

/**
 * Runs the tests by Node's own runner, from their sources. Those that take long are named `*.slow.test.ts` and run
 * with --slow beside the others, with --only-slow alone. Ends with one line `N passed, N failed, N skipped`.
 */
const isAlone = process.argv.includes('--only-slow');
const isSlow = isAlone || process.argv.includes('--slow');
const files = globSync('test/**/*.test.{ts,tsx}').filter(file =>
	/\.slow\.test\.tsx?$/.test(file) ? isSlow : !isAlone,
);
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
