import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {demoSecrets} from '../../source/emulator/demo-secrets.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {entokLine} from '../helpers/far-side.ts';
import {listenOnLoopback, until} from '../helpers/loopback-server.ts';
import {processesOf, type ShownProcess, showsProcesses} from '../helpers/processes.ts';
import {newHome, root} from '../helpers/program.ts';
import {start} from '../helpers/running.ts';
import {openTerminal} from '../helpers/terminal.ts';
import {ids, newUser} from './user.ts';

const skip = showsProcesses ? undefined : 'processes are seen in /proc only, which is not here';
const program = path.join(root, 'bin/entok.js');
const marked = 'mrk8Q~Secret-That-Ps-Must-Not-Show-0123456789';
/** The beginning of every JWT, and of what a profile keeps. */
const secretText = /eyJ[\w-]+\.|mrk8Q/;

/** Ends what was started with this home, also what left our process group. */
const endAll = (context: TestContext, home: string): void =>
	context.after(() => {
		for (const {pid} of processesOf(home)) {
			process.kill(pid, 'SIGKILL');
		}
	});

/** None of a home's processes shows a secret to `ps`; resolves to them. */
function seen(home: string): readonly ShownProcess[] {
	const all = processesOf(home);
	for (const {commandLine} of all) {
		assert.doesNotMatch(commandLine, secretText);
	}

	return all;
}

/** What a child of ours was given, by the text of its command line. */
function childOf(home: string, text: string): ShownProcess {
	const child = seen(home).find(({commandLine}) => commandLine.includes(text) && !commandLine.includes('entok.js'));
	return (
		child ?? assert.fail(`no ${text} among ${JSON.stringify(processesOf(home).map(({commandLine}) => commandLine))}`)
	);
}

/** A home with programs that stay, so that they can be looked at. */
function homeWithPrograms(): {readonly home: string; readonly environment: Readonly<Record<string, string>>} {
	const home = newHome();
	for (const name of ['xdg-open', 'editor']) {
		writeFileSync(path.join(home, name), `#!/bin/sh\necho "${name} runs"\nsleep 1000\ntrue\n`, {mode: 0o755});
	}

	return {
		home,
		environment: {
			HOME: home,
			PATH: `${home}:${process.env['PATH'] ?? ''}`,
			EDITOR: 'editor',
			SHELL: '/bin/sh',
			CONTOSO_SECRET: marked,
			AZURE_CLIENT_SECRET: marked,
		},
	};
}

test('a secret from a variable, a file or standard input is in no command line while a token is asked for', {
	skip,
}, async context => {
	let asked = 0;
	// Takes every request and answers none.
	const silent = await listenOnLoopback(createServer(() => (asked += 1)));
	context.after(() => silent.close());
	const {home, environment} = homeWithPrograms();
	endAll(context, home);
	const file = path.join(home, 'secret');
	writeFileSync(file, marked, {mode: 0o600});
	const user = newUser(home);
	const authority = ['--authority', `http://127.0.0.1:${silent.port}`];
	await user.profile('add', 'variable', ...ids, ...authority, '--secret', 'env:CONTOSO_SECRET');
	await user.profile('add', 'file', ...ids, ...authority, '--secret', `file:${file}`);
	const choice = ['-f', 'client-credentials', '-s', 'graph'];
	const isAsking = async (count: number, ...words: readonly string[]): Promise<void> => {
		await until(() => asked === count);
		assert.ok(seen(home).some(({commandLine}) => commandLine.includes(words.join(' '))));
	};
	const commands = [
		['token', 'variable', ...choice],
		['token', 'file', ...choice],
		['request', 'GET', '/me', '-p', 'file', ...choice],
		['exec', 'variable', ...choice, '--', 'true'],
	];
	for (const [index, argv] of commands.entries()) {
		start(context, [process.execPath, program, ...argv], environment);
		await isAsking(index + 1, ...argv);
	}

	const piped = ['token', 'file', ...choice, '--secret-stdin'];
	start(context, ['/bin/sh', '-c', `${entokLine(...piped)} <'${file}'`], environment);
	await isAsking(5, ...piped);
	for (const [argv, ready, key, count] of [
		[['-p', 'variable', ...choice], 'No token yet', 't', 6],
		[['--accessible', '-p', 'variable', ...choice], 'Profile number, or text:', 't\r', 7],
	] as const) {
		await using terminal = openTerminal({arguments: argv, environment});
		await terminal.waitFor(ready);
		terminal.type(key);
		await isAsking(count, ...argv);
	}
});

test('a program run with a token has it in its environment and nothing else of ours', {skip}, async context => {
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	context.after(() => served.close());
	const {home, environment} = homeWithPrograms();
	endAll(context, home);
	const app = demoProfiles(served.origin).find(({name}) => name === 'contoso-inventory') ?? assert.fail('no profile');
	const where = ['--tenant', app.tenant, '--client-id', app.clientId, '--authority', served.origin];
	await newUser(home).profile('add', 'me', ...where, '--secret', 'env:CONTOSO_SECRET');
	const secret = demoSecrets(emulator).get('contoso-inventory-secret') ?? '';
	const running = start(
		context,
		[process.execPath, program, 'exec', 'me', '-s', 'graph', '--', 'sh', '-c', 'echo runs; exec sleep 1000'],
		{...environment, CONTOSO_SECRET: secret},
	);
	await until(() => running.said.stdout === 'runs\n');
	const child = childOf(home, 'sleep 1000');
	assert.match(child.environment.join('\n'), /^ACCESS_TOKEN=eyJ/m);
	assert.doesNotMatch(child.environment.join('\n'), /_SECRET=/);
	assert.ok(seen(home).every(({commandLine}) => !commandLine.includes(secret)));
});

test('browser, editor and the commands of the shell get neither secret nor token', {skip}, async context => {
	const {home, environment} = homeWithPrograms();
	endAll(context, home);
	const user = newUser(home);
	await user.profile('add', 'me', ...ids, '--secret', 'env:CONTOSO_SECRET');
	const isClean = (text: string): void =>
		assert.doesNotMatch(childOf(home, text).environment.join('\n'), /_SECRET=|ACCESS_TOKEN|mrk8Q/);
	{
		const screen = {...environment, DISPLAY: ':0'};
		start(context, [process.execPath, program, 'token', 'me', '-f', 'authorization-code', '-s', 'graph'], screen);
		await until(() => processesOf(home).some(({commandLine}) => /xdg-open http/.test(commandLine)));
		isClean('xdg-open');
	}
	{
		await using terminal = openTerminal({arguments: ['-p', 'me', '-f', 'device-code'], environment});
		await terminal.waitFor('me');
		terminal.press('5', 'n', 'ctrl-g');
		await terminal.waitFor('editor runs');
		isClean('editor');
	}
	{
		await using terminal = openTerminal({
			arguments: ['-p', 'me', '-f', 'authorization-code', '-s', 'graph'],
			environment: {...environment, SSH_TTY: '/dev/pts/0'},
		});
		await terminal.waitFor('me');
		terminal.press('t');
		await terminal.waitFor(/localhost:\d+\/start/);
		terminal.press('p');
		await terminal.waitFor('Enter goes back to entok.');
		isClean('printf');
	}
	{
		await using terminal = openTerminal({arguments: ['--demo'], environment});
		await terminal.waitFor('> contoso-inventory');
		terminal.press('enter', 'enter', 'enter');
		await terminal.waitFor('100% left');
		terminal.press('5', 'down', 'down', 'enter');
		await terminal.waitFor(/\[Body\] Headers Timing .* ok 200/);
		terminal.press('|');
		terminal.type('cat >/dev/null; echo shell runs; sleep 1000');
		terminal.press('enter');
		await terminal.waitFor('shell runs');
		isClean('sleep 1000');
	}
});
