import {spawnSync} from 'node:child_process';
import {globSync, rmSync} from 'node:fs';

/**
 * Runs the tests: compiled with tsc, because the views are TSX, then by Node's own runner. Tests that take long are
 * named `*.slow.test.ts` and run with --slow only, beside the others. Ends with one line `N passed, N failed, N skipped`.
 */
const slow = process.argv.includes('--slow');
rmSync('build', {recursive: true, force: true});
const compiled = spawnSync('tsc', [], {stdio: 'inherit'});
if (compiled.status !== 0) {
	process.exit(compiled.status ?? 1);
}

const files = globSync('build/test/**/*.test.js').filter(file => slow || !file.endsWith('.slow.test.js'));
const result = spawnSync(
	process.execPath,
	[
		'--test',
		'--test-reporter=./test/reporter.ts',
		'--test-timeout=120000',
		...process.argv.slice(2).filter(word => word !== '--slow'),
		...files.sort(),
	],
	{stdio: 'inherit'},
);
process.exit(result.status ?? 1);
