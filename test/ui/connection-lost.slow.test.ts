import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {ids} from '../commands/user.ts';
import {isGone, isGoneWithCode, lossLimit, noting} from '../helpers/connection-loss.ts';
import {entokLine, type FarSide, openFarSide} from '../helpers/far-side.ts';
import {listenOnLoopback, until} from '../helpers/loopback-server.ts';
import {leftAfter, processesOf, processorSeconds} from '../helpers/processes.ts';
import {entok, newHome} from '../helpers/program.ts';
import {whyNoSsh} from '../helpers/ssh-server.ts';
import type {Terminal} from '../helpers/terminal.ts';

const skip = whyNoSsh();

/** sshd itself needs some seconds before it gives up a connection that is silent. */
const silence = 15_000;

const killSessions = ({server}: FarSide): void => {
	for (const pid of server.sessions()) {
		process.kill(pid, 'SIGKILL');
	}
};

type Loss = (near: Terminal, far: FarSide) => void;

const losses: ReadonlyArray<readonly [name: string, lose: Loss, noticed: number]> = [
	['the ssh client is killed', near => near.kill('SIGKILL'), 0],
	['sshd’s session is killed', (_, far) => killSessions(far), 0],
	['the connection is cut', (_, {server}) => server.cut(), 0],
	['nothing passes any more', (_, {server}) => server.freeze(), silence],
];

for (const [name, lose, noticed] of losses) {
	test(`over ssh, a token in three Enters; when ${name}, the workbench is gone`, {skip}, async context => {
		const far = await openFarSide(context);
		await using near = far.open(entokLine('--demo'));
		await near.waitFor('contoso-inv');
		near.press('enter', 'enter', 'enter');
		await near.waitFor(/\d+:\d\d left/);
		assert.equal(processesOf(far.home).length, 1);
		lose(near, far);
		await isGone(far, lossLimit + noticed);
	});
}

/** What runs when the connection is lost: how it is started, and what is done until then. */
const running: ReadonlyArray<
	readonly [what: string, argv: readonly string[], until: string | RegExp | ((near: Terminal) => Promise<unknown>)]
> = [
	['the plain lines', ['--demo', '--accessible'], 'Profile number, or text:'],
	['a device code that is waited for', ['--demo', 'token', 'contoso-workbench', '-f', 'device-code'], 'devicelogin'],
	['a sign-in that is waited for', ['--demo', 'token', 'contoso-workbench'], 'paste it here'],
	['the emulator', ['emulator', '--https', '--proxy', '0'], /^}$/m],
	[
		'a program that was given a token',
		['--demo', 'exec', 'contoso-inventory', '--', 'sh', '-c', 'echo given; sleep 1000'],
		'given',
	],
	[
		'a sign-in in the workbench, with its listener',
		['--demo', '-p', 'contoso-workbench', '-f', 'authorization-code', '-s', 'graph'],
		async near => {
			await near.waitFor('contoso-workbench > authorization code');
			near.press('t');
			await near.waitFor(/localhost:\d+\/start/);
		},
	],
];

for (const [what, argv, until] of running) {
	test(`over ssh, a connection lost ends ${what}, with the signal and without it`, {skip}, async context => {
		const far = await openFarSide(context);
		const line = entokLine(...argv);
		for (const [started, gone] of [
			[line, isGone],
			[noting(line), isGoneWithCode],
		] as const) {
			await using near = far.open(started);
			await (typeof until === 'function' ? until(near) : near.waitFor(until));
			near.kill('SIGKILL');
			await gone(far);
		}
	});
}

test('over ssh, a connection lost while a token is asked for, or the secret for it, ends both at once', {
	skip,
}, async context => {
	// Takes the request and never answers.
	const silent = await listenOnLoopback(createServer());
	context.after(() => silent.close());
	const far = await openFarSide(context, {CONTOSO_SECRET: 'held'});
	const origin = `http://127.0.0.1:${silent.port}`;
	for (const [name, secret] of [
		['typed', 'prompt'],
		['kept', 'env:CONTOSO_SECRET'],
	] as const) {
		const argv = ['profile', 'add', name, ...ids, '--authority', origin, '--secret', secret];
		const {code, stderr} = await entok(argv, {environment: {HOME: far.home}});
		assert.equal(code, 0, stderr);
	}

	for (const argv of [
		['token', 'kept', '-s', 'graph'],
		['-p', 'kept', '-s', 'graph'],
	]) {
		await using near = far.open(noting(entokLine(...argv)));
		if (argv[0] !== 'token') {
			await near.waitFor('entok kept');
			near.press('t');
		}

		while (silent.openConnections() === 0) {
			await near.settled(10);
		}

		near.kill('SIGKILL');
		await isGoneWithCode(far);
	}

	await using near = far.open(noting(entokLine('token', 'typed', '-s', 'graph')));
	await near.waitFor('(hidden):');
	near.kill('SIGKILL');
	await isGoneWithCode(far);
});

test('over ssh, a connection lost while an editor has the terminal ends an editor that will not, and its file goes', {
	skip,
}, async context => {
	const far = await openFarSide(context, {EDITOR: './editor'});
	writeFileSync(path.join(far.home, 'editor'), '#!/bin/sh\ntrap "" HUP\necho "editing $1"\nexec sleep 1000\n', {
		mode: 0o755,
	});
	await using near = far.open(noting(entokLine('--demo')));
	await near.waitFor('contoso-inv');
	near.press('5', 'n', 'ctrl-g');
	const screen = await near.waitFor(/editing \/\S+/);
	const [, file = ''] = /editing (\/\S+)/.exec(screen.join('\n')) ?? [];
	assert.ok(existsSync(file));
	near.kill('SIGKILL');
	await isGoneWithCode(far);
	assert.equal(existsSync(path.dirname(file)), false);
});

test('over ssh, a connection lost while tmux takes its time over a copy ends both', {skip}, async context => {
	const home = newHome();
	const far = await openFarSide(context, {TMUX: 'socket,1,0', PATH: `${home}:${process.env['PATH']}`});
	writeFileSync(path.join(home, 'tmux'), '#!/bin/sh\ntrap "" HUP\nexec sleep 1000\n', {mode: 0o755});
	await using near = far.open(noting(entokLine('--demo')));
	await near.waitFor('contoso-inv');
	near.press('enter', 'enter', 'enter');
	await near.waitFor(/\d+:\d\d left/);
	near.press('y', 't');
	await until(() => processesOf(far.home).some(({commandLine}) => commandLine === 'sleep 1000'));
	near.kill('SIGKILL');
	await isGoneWithCode(far);
});

test('over ssh, a connection lost while the workbench is stopped by Ctrl-Z ends it', {skip}, async context => {
	const far = await openFarSide(context, {PS1: '$ '});
	await using near = far.open('sh -i', {columns: 200});
	await near.waitFor('$');
	near.type(`${entokLine('--demo')}\r`);
	await near.waitFor('contoso-inv');
	near.press('ctrl-z');
	await near.waitFor('Stopped');
	near.kill('SIGKILL');
	assert.deepEqual(await leftAfter(lossLimit, far.home), []);
});

test('over ssh, the shell killed under the workbench ends it', {skip}, async context => {
	const far = await openFarSide(context, {PS1: '$ '});
	await using near = far.open('sh -i', {columns: 200});
	await near.waitFor('$');
	const [shell] = processesOf(far.home);
	near.type(`${entokLine('--demo')}\r`);
	await near.waitFor('contoso-inv');
	process.kill(shell?.pid ?? assert.fail('no shell'), 'SIGKILL');
	assert.deepEqual(await leftAfter(lossLimit, far.home), []);
});

test('over ssh, a program that shall outlive the connection does, and entok waits for it without work', {
	skip,
}, async context => {
	const far = await openFarSide(context);
	const program = 'trap "" HUP; echo given; exec sleep 1000';
	await using near = far.open(noting(entokLine('--demo', 'exec', 'contoso-inventory', '--', 'sh', '-c', program)));
	await near.waitFor('given');
	near.kill('SIGKILL');
	const pidOf = (text: string): number =>
		processesOf(far.home).find(({commandLine}) => commandLine.includes(text) && !commandLine.startsWith('sh '))?.pid ??
		assert.fail(`${text} has ended`);
	// Time passes for what must not happen.
	await sleep(lossLimit / 2);
	const before = processorSeconds(pidOf('entok.js'));
	await sleep(lossLimit / 2);
	assert.ok(processorSeconds(pidOf('entok.js')) - before <= 0.05);
	process.kill(pidOf('sleep 1000'), 'SIGTERM');
	await isGone(far);
	assert.equal(readFileSync(path.join(far.home, 'code'), 'utf8'), '143\n');
});
