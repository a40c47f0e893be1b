import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import type {CommandCall} from '../../source/commands/command.ts';
import {keys} from '../../source/commands/keys.ts';
import type {Options} from '../../source/commands/options.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {createShow} from '../../source/core/show.ts';
import {actions} from '../../source/session/workbench/actions.ts';
import {readKeys} from '../../source/session/workbench/keys/read-keys.ts';
import {entok, newHome} from '../helpers/program.ts';

const file = '/home/ada/.config/entok/keys.json';

/** Runs `entok keys` with this content of the key file; undefined: in the demo. */
async function run(content: unknown, options: Options = {}) {
	const said = {stdout: '', stderr: ''};
	const write = (name: keyof typeof said) => ({
		isTerminal: false,
		write: (text: string | Uint8Array) => {
			said[name] += text.toString();
		},
	});
	const own = content === undefined ? undefined : {path: file, shortPath: file, ...readKeys(content, actions)};
	const call = {
		arguments: [],
		options,
		stdout: write('stdout'),
		stderr: write('stderr'),
		show: createShow(new Redactor()),
		ownKeys: async () => own,
	};
	// The command uses these doors only.
	const code = await keys.run(call as unknown as CommandCall);
	return {code, ...said};
}

const keysOf = (changes: object): object => ({version: 1, keys: changes});

test('entok keys has a line for every action: place, keys, id, title', async () => {
	const {code, stdout, stderr} = await run(undefined);
	assert.deepEqual([code, stderr], [0, '']);
	const lines = stdout.trimEnd().split('\n');
	assert.equal(lines.length, actions.length + 1);
	assert.match(lines[0] ?? '', /^ +place +keys +id +title$/);
	assert.ok(
		lines.some(line => /^ +everywhere +t +token\.get +get a token, or the one held while it is good$/.test(line)),
	);
	assert.ok(lines.some(line => /^ +everywhere +- +profile\.import +import profiles/.test(line)));
	assert.ok(lines.some(line => /^ +answer +n +response\.next-match +next match$/.test(line)));
	assert.doesNotMatch(stdout, /changed/);
});

test('changed keys are marked, with what they were', async () => {
	const {code, stdout} = await run(keysOf({'token.get': ['ctrl-t', 'w'], 'program.quit': []}));
	assert.equal(code, 0);
	assert.match(stdout, /^\* +everywhere +Ctrl-T w +token\.get .* \(was t\)$/m);
	assert.match(stdout, /^\* +everywhere +- +program\.quit .* \(was Q\)$/m);
	assert.match(stdout, /\n\n\* changed in keys\.json\n$/);
});

test('what cannot be used is told with the path of the file, and the exit code is 3', async () => {
	const {code, stdout, stderr} = await run(keysOf({'tokn.get': ['w'], 'token.new': ['F1'], 'token.get': ['ctrl-t']}));
	assert.equal(code, 3);
	assert.match(stdout, /Ctrl-T +token\.get/);
	assert.equal(
		stderr,
		`entok: not used, of ${file}:
  tokn.get: there is no such action.
    Did you mean token.get?
  token.new: F1 cannot be used: it reaches entok without a name.
`,
	);
	const refused = await run([]);
	assert.equal(refused.code, 3);
	assert.match(
		refused.stderr,
		/must hold an object with version and keys\.\n.*For example[\s\S]*The standard keys are used/,
	);
});

test('nothing of the file reaches a terminal as it is', async () => {
	const {stderr} = await run(keysOf({'\u001b]0;x\u0007': [], 'token.get': ['\u001b[2Jx']}));
	assert.equal((stderr.match(/\n {2}\S/g) ?? []).length, 2);
	assert.doesNotMatch(stderr, /[\u001b\u0007]/);
});

test('as Markdown the table is one for documents: no key ends a cell', async () => {
	const {stdout} = await run(keysOf({'token.get': ['`', '|']}), {markdown: true});
	const lines = stdout.trimEnd().split('\n');
	assert.deepEqual(lines.slice(0, 2), ['| Place | Keys | Action | Id |', '| --- | --- | --- | --- |']);
	assert.equal(lines.length, actions.length + 2);
	for (const line of lines) {
		assert.equal(line.match(/(?<!\\)\|/g)?.length, 5, line);
	}

	assert.ok(
		stdout.includes(
			'| everywhere | `` ` `` `\\|` | get a token, or the one held while it is good (changed, otherwise `t`) | `token.get` |',
		),
	);
});

test('as JSON there are ids, keys by their names, problems and the file', async () => {
	const {code, stdout} = await run(keysOf({'token.get': ['Ctrl-T'], 'request.all': ['ctrl-s']}), {json: true});
	assert.equal(code, 3);
	const output = JSON.parse(stdout);
	assert.deepEqual([output.schemaVersion, output.file, output.refusal], [1, file, null]);
	assert.deepEqual(output.problems, [
		{entry: 'request.all', reason: 'Ctrl-S cannot be used: terminals use it for flow control'},
	]);
	assert.equal(output.actions.length, actions.length);
	const found = output.actions.find(({id}: {readonly id: string}) => id === 'token.get');
	assert.deepEqual(found, {
		id: 'token.get',
		place: 'everywhere',
		title: 'get a token, or the one held while it is good',
		keys: ['ctrl-t'],
		standardKeys: ['t'],
	});
	await assert.rejects(run({}, {json: true, markdown: true}), /exclude each other/);
});

test('the key file of the folder that is named counts, and with --demo none', async () => {
	const home = newHome();
	const folder = path.join(home, 'elsewhere');
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(path.join(folder, 'keys.json'), '{"version": 1, "keys": {"token.get": ["escape"]}}');
	const [named, demo] = await Promise.all([
		entok(['keys', '--config-dir', folder], {environment: {HOME: home}}),
		entok(['keys', '--demo'], {environment: {HOME: home, ENTOK_CONFIG_HOME: folder}}),
	]);
	assert.equal(named.code, 3);
	assert.match(named.stderr, /not used, of .*elsewhere\/keys\.json:\n {2}token\.get: Escape leads out of everything/);
	assert.deepEqual([demo.code, demo.stderr], [0, '']);
});
