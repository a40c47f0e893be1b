import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {ids} from '../commands/user.ts';
import {isGone, isGoneWithCode, noting} from '../helpers/connection-loss.ts';
import {type FarSide, openFarSide, quoted} from '../helpers/far-side.ts';
import {listenOnLoopback} from '../helpers/loopback-server.ts';
import {processesOf} from '../helpers/processes.ts';
import {entok} from '../helpers/program.ts';
import {shellWords} from '../helpers/shell.ts';
import {whyNoSsh} from '../helpers/ssh-server.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {openTmux, whyNoTmux} from '../helpers/tmux-over-ssh.ts';

const listIsThere = 'Esc cancel';
const shellLine = (folder: string): string => shellWords(folder).map(quoted).join(' ');
const prompts = (screen: readonly string[]): number => screen.filter(line => line === '$').length;

test('in tmux over ssh, TOKEN=$(entok pick) and a few keys: the token is in the variable, nothing of the list is left', {
	skip: whyNoTmux(),
}, async context => {
	const far = await openTmux(context);
	await using near = far.attach(shellLine(far.home));
	await near.waitFor(screen => screen[0] === '$');
	near.type('TOKEN=$(entok --demo pick)\r');
	await near.waitFor(listIsThere);
	near.type('helpdesk');
	await near.waitFor('> contoso-helpdesk');
	near.press('tab', 'tab');
	await near.waitFor(/^ {2}scope /m);
	near.type('arm');
	await near.waitFor('client credentials > Azure Resource Manager');
	near.press('enter');
	const screen = await near.waitFor(lines => prompts(lines) === 1);
	assert.deepEqual(screen.slice(0, 3), ['$ TOKEN=$(entok --demo pick)', '$', '']);
	assert.doesNotMatch(screen.join('\n'), /contoso|Getting a token/);
	assert.doesNotMatch(far.call('capture-pane', '-p', '-S', '-', '-t', 'work'), /contoso|Getting a token/);
	near.type('printf %s "$TOKEN" > token; echo written\r');
	await near.waitFor(/^written$/m);
	const helpdesk = demoProfiles('').find(({name}) => name === 'contoso-helpdesk');
	const {payload} = decodeToken(readFileSync(path.join(far.home, 'token'), 'utf8'));
	assert.equal(payload['appid'], helpdesk?.clientId);
	assert.equal(payload['aud'], 'https://management.azure.com');
	assert.deepEqual(near.modes().bracketedPaste, true, 'the shell’s own');
});

/** What is open when the connection is lost: what is typed behind `pick`, and what is done until then. */
const stages: ReadonlyArray<readonly [what: string, words: string, open: (near: Terminal) => Promise<unknown>]> = [
	['the list is open', '', near => near.waitFor(listIsThere)],
	[
		'a code is waited for',
		'-p contoso-user -f device-code',
		async near => {
			await near.waitFor(listIsThere);
			near.press('enter');
			await near.waitFor('Type this code');
		},
	],
	[
		'a sign-in is waited for, with its listener',
		'-p contoso-workbench -f authorization-code -s graph',
		async near => {
			await near.waitFor(listIsThere);
			near.press('enter');
			await near.waitFor('paste it here');
		},
	],
	['the plain lines are open', '--accessible', near => near.waitFor('q cancels:')],
];

/** How the connection is lost. */
const losses: ReadonlyArray<readonly [how: string, lose: (near: Terminal, far: FarSide) => void]> = [
	['ssh is killed', near => near.kill('SIGKILL')],
	['the connection is cut', (_, {server}) => server.cut()],
];

for (const [what, words, open] of stages) {
	for (const [how, lose] of losses) {
		test(`over ssh, nothing of TOKEN=$(entok pick) is left when ${what} and ${how}`, {
			skip: whyNoSsh(),
		}, async context => {
			const far = await openFarSide(context);
			await using near = far.open(shellLine(far.home));
			await near.waitFor(screen => screen[0] === '$');
			near.type(`TOKEN=$(entok --demo pick ${words})\r`);
			await open(near);
			assert.ok(processesOf(far.home).some(({commandLine}) => commandLine.includes('entok.js')));
			lose(near, far);
			await isGone(far);
		});
	}

	test(`over ssh, pick ends with 129 when ${what} and the terminal goes without a signal, wherever its streams go`, {
		skip: whyNoSsh(),
	}, async context => {
		const far = await openFarSide(context);
		for (const streams of ['', '2> error', '< /dev/null 2> error']) {
			const line = `. ./bashrc; OUT=$(entok --demo pick ${words} ${streams})`;
			shellWords(far.home);
			await using near = far.open(noting(line));
			await open(near);
			near.kill('SIGKILL');
			await isGoneWithCode(far);
		}
	});
}

/** A profile whose token is asked for and never comes. */
async function silentProfile(context: TestContext, far: FarSide) {
	const silent = await listenOnLoopback(createServer());
	context.after(() => silent.close());
	const origin = `http://127.0.0.1:${silent.port}`;
	const argv = ['profile', 'add', 'silent', ...ids, '--authority', origin, '--secret', 'env:CONTOSO_SECRET'];
	const {code, stderr} = await entok(argv, {environment: {HOME: far.home}});
	assert.equal(code, 0, stderr);
	return silent;
}

test('over ssh, a connection lost while the picked token is asked for ends it at once', {
	skip: whyNoSsh(),
}, async context => {
	const far = await openFarSide(context, {CONTOSO_SECRET: 'held'});
	const silent = await silentProfile(context, far);
	shellWords(far.home);
	const line = '. ./bashrc; OUT=$(entok pick -s graph';
	for (const [opened, gone] of [
		[`bash -c ${quoted(`${line})`)}`, isGone],
		[noting(`${line})`), isGoneWithCode],
		[noting(`${line} < /dev/null 2> error)`), isGoneWithCode],
	] as const) {
		await using near = far.open(opened);
		await near.waitFor(listIsThere);
		near.press('enter');
		await near.waitFor('Getting a token, Ctrl-C cancels: silent');
		while (silent.openConnections() === 0) {
			await near.settled(10);
		}

		near.kill('SIGKILL');
		await gone(far);
	}
});

for (const [what, words] of [
	['the pane is killed', ['kill-pane', '-t', 'work']],
	['the server of tmux is killed', ['kill-server']],
] as const) {
	test(`in tmux over ssh, an open pick is gone when ${what}, and outlives the connection before`, {
		skip: whyNoTmux(),
	}, async context => {
		const far = await openTmux(context);
		{
			await using near = far.attach(shellLine(far.home));
			await near.waitFor(screen => screen[0] === '$');
			near.type('TOKEN=$(entok --demo pick)\r');
			await near.waitFor(listIsThere);
			near.kill('SIGKILL');
		}

		await using near = far.attach('');
		await near.waitFor(listIsThere);
		near.press('down');
		await near.waitFor('> contoso-helpdesk');
		far.call(...words);
		await isGone(far);
	});
}
