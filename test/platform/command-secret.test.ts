import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import type {EntokError} from '../../source/core/entok-error.ts';
import {type CommandSecretOptions, createCommandSecrets} from '../../source/platform/command-secret.ts';
import {createStateStore} from '../../source/platform/state-store.ts';
import {createTrustedCommands} from '../../source/platform/trusted-commands.ts';
import {ordinaryFolder} from './ordinary-user.ts';

const purpose = 'client secret of Contoso';

/** A person who answers the question, and what they were shown; the state lives in a folder of the test. */
function bench(context: TestContext, answer: boolean | undefined = true, options: Partial<CommandSecretOptions> = {}) {
	const folder = options.folder?.() ?? ordinaryFolder(context);
	const shown: string[] = [];
	const state = join(folder, 'state');
	const run = createCommandSecrets({
		environment: {PATH: `${folder}/bin:/usr/bin:/bin`},
		environmentForPrograms: async () => ({PATH: '/usr/bin:/bin', GIVEN: 'yes'}),
		folder: () => folder,
		trusted: createTrustedCommands(createStateStore(state)),
		confirm: async lines => {
			shown.push(...lines);
			return answer;
		},
		...options,
	});
	const value = async (...argv: string[]): Promise<string> => (await run(argv, purpose)).reveal();
	const refusal = (...argv: string[]): Promise<EntokError> =>
		run(argv, purpose).then(
			() => assert.fail('it gave a secret'),
			(thrown: EntokError) => thrown,
		);
	return {run, value, refusal, shown, folder, state};
}

test('a program gives the secret it prints, without a shell, without standard input, in the home', async context => {
	const {value, folder} = bench(context);
	assert.equal(await value('printf', '%s\\n', '$HOME `id` "x"'), '$HOME `id` "x"');
	assert.equal(await value('/bin/sh', '-c', 'cat; echo hunter2'), 'hunter2');
	assert.equal(await value('sh', '-c', 'pwd'), folder);
	assert.equal(await value('sh', '-c', 'echo "$GIVEN:$HOME"'), 'yes:');
	assert.equal(await value('printf', '-----BEGIN KEY-----\\nx\\n'), '-----BEGIN KEY-----\nx');
});

test('it is asked about once, with its arguments; a changed one is asked about anew', async context => {
	const first = bench(context);
	assert.equal(await first.value('echo', 'a b', 'c\u001b[31m'), 'a b c\u001b[31m');
	assert.deepEqual(first.shown.length, 2);
	assert.match(first.shown[1] ?? '', /^ {2}\/(?:usr\/)?bin\/echo 'a b' 'c(?!\u001b)/);
	await first.value('echo', 'a b', 'c\u001b[31m');
	const again = bench(context, undefined, {folder: () => first.folder});
	await again.value('echo', 'a b', 'c\u001b[31m');
	assert.equal(first.shown.length + again.shown.length, 2);
	await first.value('echo', 'a b c');
	assert.equal(first.shown.length, 4);
	const file = join(first.state, 'trusted-commands.json');
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.doesNotMatch(readFileSync(file, 'utf8'), /echo|a b/);
});

test('another program of that name, earlier in PATH, is another program', async context => {
	const {value, shown, folder} = bench(context);
	await value('echo', 'x');
	mkdirSync(join(folder, 'bin'));
	writeFileSync(join(folder, 'bin/echo'), '#!/bin/sh\nprintf other\n');
	assert.equal(await value('echo', 'x'), 'x', 'it cannot be run, so it is passed over');
	chmodSync(join(folder, 'bin/echo'), 0o700);
	assert.equal(await value('echo', 'x'), 'other');
	assert.equal(shown.length, 4);
});

test('without a yes nothing is run', async context => {
	for (const [answer, kind, code] of [
		[false, 'configuration', 3],
		[undefined, 'input-needed', 2],
	] as const) {
		const {refusal, folder} = bench(context, answer, answer === undefined ? {confirm: () => undefined} : {});
		const error = await refusal('touch', join(folder, 'ran'));
		assert.deepEqual([error.kind, error.exitCode], [kind, code]);
		assert.equal(existsSync(join(folder, 'ran')), false);
	}
});

test('a program that is not there, or would be another one in another folder, is not run', async context => {
	const {refusal, folder, shown} = bench(context, true, {environment: {PATH: `.::bin:${'/nowhere'}`}});
	mkdirSync(join(folder, 'bin'));
	writeFileSync(join(folder, 'bin/mine'), '#!/bin/sh\necho x\n', {mode: 0o700});
	for (const name of ['mine', 'bin/mine', './bin/mine', folder, `${folder}/not`, 'a\0b']) {
		assert.match((await refusal(name)).message, /was not found/, name);
	}

	assert.deepEqual(shown, []);
});

test('a failure says how it ended and what it complained about, without the secret', async context => {
	const {refusal} = bench(context);
	const {message, kind} = await refusal(
		'sh',
		'-c',
		'echo hunter2; echo "no \u001b[31mhunter2" >&2; echo here >&2; exit 3',
	);
	assert.equal(kind, 'configuration');
	assert.match(message, /ended with 3\. It said: no .*\*{8} \/ here$/);
	assert.doesNotMatch(message, /hunter2|\u001b/);
	assert.match((await refusal('sh', '-c', 'kill -9 $$')).message, /ended by a signal/);
	for (const [script, fault] of [
		['true', /is empty/],
		['echo " "', /nothing but blanks/],
		['echo hunter2; echo hunter2', /more than one line/],
		['printf "a\\0b"', /NUL/],
	] as const) {
		const error = await refusal('sh', '-c', script);
		assert.match(error.message, fault);
		assert.doesNotMatch(error.message, /hunter2/);
	}
});

/** Whether the process whose number stands in a file has ended. */
async function hasEnded(file: string): Promise<boolean> {
	const pid = Number(readFileSync(file, 'utf8'));
	for (let turn = 0; turn < 100; turn++) {
		try {
			process.kill(pid, 0);
		} catch {
			return true;
		}

		if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) {
			return true;
		}

		await wait(20);
	}

	return false;
}

test('a program that goes on too long or prints too much is ended, with all that it started', async context => {
	const limits = {time: 300, output: 1024};
	const {refusal, folder} = bench(context, true, {limits});
	const file = join(folder, 'pid');
	assert.match(
		(await refusal('sh', '-c', `sleep 60 & echo $! > ${file}; wait`)).message,
		/did not end within 0\.3 seconds and was stopped/,
	);
	assert.ok(await hasEnded(file));
	const {message} = await refusal('sh', '-c', 'yes hunter2');
	assert.match(message, /printed more than 1 KiB/);
	assert.doesNotMatch(message, /hunter2 hunter2/);
});

test('a program nobody waits for any more is ended', async context => {
	const {run, folder} = bench(context);
	const stop = new AbortController();
	const file = join(folder, 'pid');
	const running = run(['sh', '-c', `echo $$ > ${file}; sleep 60`], purpose, stop.signal);
	while (!existsSync(file) || readFileSync(file, 'utf8') === '') {
		await wait(5);
	}

	stop.abort();
	await assert.rejects(running, {kind: 'cancelled'});
	assert.ok(await hasEnded(file));
	assert.equal(process.listenerCount('SIGTERM') + process.listenerCount('SIGHUP'), 0);
});
