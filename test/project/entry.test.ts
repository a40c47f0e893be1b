import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {runInNewContext, Script} from 'node:vm';
import {transformSync} from 'esbuild';
import {root} from '../helpers/program.ts';

const entry = path.join(root, 'bin/entok.js');
const source = readFileSync(entry, 'utf8');

/** Whether this is a script in which esbuild finds nothing to translate for ES5. The pattern is what it rewrites unasked. */
function isEs5(code: string): boolean {
	try {
		new Script(code);
		const [es5, latest] = (['es5', 'esnext'] as const).map(target => transformSync(code, {target}).code);
		return es5 === latest && !/,\s*\)|\d_\d/.test(code);
	} catch {
		return false;
	}
}

test('the entry file is ES5, which every Node can read', () => {
	for (const newer of [
		'var a = () => 1;',
		'const a = 1;',
		'let a = 1;',
		'var a = `b`;',
		'class A {}',
		'var a = b ?? c;',
		'var a = b?.c;',
		'var {a} = b;',
		'a(...b);',
		'var a = 2 ** 3;',
		'a(b,);',
		'async function a() {}',
		'try {} catch {}',
		"import('a');",
		"import 'a';",
		'for (var a of b) {}',
		'var a = 1_000;',
	]) {
		assert.equal(isEs5(newer), false, newer);
	}

	assert.ok(isEs5(source));
});

/** Runs the entry file's text as if it were in another Node; gives what it says and what it would load. */
function runIn(node: string): {readonly said: string; readonly exitCode?: number; readonly loaded: readonly string[]} {
	let said = '';
	const loaded: string[] = [];
	const process: {exitCode?: number; [name: string]: unknown} = {
		versions: {node},
		stderr: {
			write: (text: string) => {
				said += text;
			},
		},
		getBuiltinModule: () => ({enableCompileCache: () => {}}),
	};
	runInNewContext(source, {process, eval: (code: string) => loaded.push(code)});
	return {said, exitCode: process.exitCode, loaded};
}

for (const version of ['4.0.0', '8.17.0', '18.20.8', '20.20.2', '22.11.0']) {
	test(`the entry file says what it needs to Node ${version}, loads nothing and ends with 2`, () => {
		assert.deepEqual(runIn(version), {
			said: `entok needs Node 22.12 or newer, and this is Node ${version}.\n`,
			exitCode: 2,
			loaded: [],
		});
	});
}

for (const version of ['22.12.0', '22.23.1', '23.0.0', '24.21.0', '100.1.0']) {
	test(`the entry file loads the program in Node ${version}`, () => {
		const {said, exitCode, loaded} = runIn(version);
		assert.deepEqual([said, exitCode, loaded.length], ['', undefined, 1]);
	});
}

const installed = '/usr/bin/node';
const version = existsSync(installed)
	? spawnSync(installed, ['--version'], {encoding: 'utf8'}).stdout.trim()
	: undefined;
const [major = 0, minor = 0] = version?.slice(1).split('.').map(Number) ?? [];
const isOld = version !== undefined && (major < 22 || (major === 22 && minor < 12));

test('a real Node that is too old ends with 2 and one sentence on standard error', {
	skip: isOld ? false : `${installed} is ${version === undefined ? 'not there' : `${version}, which is new enough`}`,
}, () => {
	for (const argv of [[], ['--version'], ['token', '--json']]) {
		const {status, stdout, stderr} = spawnSync(installed, [entry, ...argv], {encoding: 'utf8', env: {}});
		assert.deepEqual([status, stdout], [2, '']);
		assert.equal(stderr, `entok needs Node 22.12 or newer, and this is Node ${version?.slice(1)}.\n`);
	}
});
