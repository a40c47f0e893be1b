import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {test} from 'node:test';

test('homes made for tests are gone when the process of the tests has ended', () => {
	const code = `
		import {existsSync, writeFileSync} from 'node:fs';
		import {newHome} from ${JSON.stringify(new URL('program.ts', import.meta.url).href)};
		const homes = [newHome(), newHome()];
		writeFileSync(homes[0] + '/left', '');
		console.log(JSON.stringify(homes.map(home => [home, existsSync(home)])));`;
	const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {encoding: 'utf8'});
	const homes: ReadonlyArray<readonly [string, boolean]> = JSON.parse(printed);
	assert.deepEqual(
		homes.map(([home, was]) => [was, existsSync(home)]),
		[
			[true, false],
			[true, false],
		],
	);
});
