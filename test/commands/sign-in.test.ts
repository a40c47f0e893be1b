import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {beDemoUser} from '../../source/emulator/demo-user.ts';
import {until} from '../helpers/loopback-server.ts';
import {entok, root} from '../helpers/program.ts';
import {type Running, start} from '../helpers/running.ts';
import {openTerminal} from '../helpers/terminal.ts';

const program = path.join(root, 'bin/entok.js');
const words = ['--demo', 'token', 'contoso-workbench'];
const startPattern = /http:\/\/localhost:\d+\/start/;

const signingIn = (
	context: TestContext,
	more: readonly string[],
	environment?: Readonly<Record<string, string>>,
): Running => start(context, [process.execPath, program, ...words, ...more], environment);

/** What matches in what was said on standard error, once it was said. */
async function told({said}: Running, pattern: RegExp): Promise<string> {
	await until(() => pattern.test(said.stderr));
	return pattern.exec(said.stderr)?.[0] ?? '';
}

/** A folder with a program that only writes down what it was called with, under the name of another. */
function programNoting(name: string): {readonly folder: string; readonly noted: string} {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-test-'));
	const noted = path.join(folder, 'noted');
	const file = path.join(folder, name);
	writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${noted}.part' && mv '${noted}.part' '${noted}'\n`);
	chmodSync(file, 0o755);
	return {folder, noted};
}

test('in a browser: the start address is told once, and the token comes when somebody has signed in there', async context => {
	const running = signingIn(context, ['-f', 'authorization-code', '-s', 'arm']);
	const page = await beDemoUser(await told(running, startPattern), {user: 'Jonas Thorn'});
	assert.match(page.body, /You are signed in/);
	assert.equal(await running.ended, 0, running.said.stderr);
	assert.match(running.said.stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
	assert.equal(decodeToken(running.said.stdout.trim()).payload['name'], 'Jonas Thorn');
	assert.match(running.said.stderr, /ssh -L \d+:localhost:\d+/);
	assert.equal(running.said.stderr.match(/\/start/g)?.length, 1);
	assert.doesNotMatch(running.said.stderr, /eyJ|paste it here/, 'nobody can paste into a pipe');
});

test('in a browser: declined there, the command ends with 4 and says by whom', async context => {
	const running = signingIn(context, []);
	await beDemoUser(await told(running, startPattern), {declines: true});
	assert.equal(await running.ended, 4);
	assert.equal(running.said.stdout, '');
	assert.match(running.said.stderr, /AADSTS65004/);
	assert.match(running.said.stderr, /Do this/);
});

for (const flow of ['device-code', 'authorization-code']) {
	test(`${flow}: Ctrl-C ends it with 130, and nothing is left behind`, async context => {
		const running = signingIn(context, ['-f', flow]);
		const address = await told(running, /http:\/\/localhost:\d+\/(?:start|devicelogin)/);
		running.child.kill('SIGINT');
		assert.equal(await running.ended, 130);
		assert.equal(running.said.stdout, '');
		assert.match(running.said.stderr, /Cancelled/);
		await assert.rejects(fetch(address));
	});

	test(`${flow}: with --no-input it ends at once with 4, and says that a person is needed`, async () => {
		const {code, stdout, stderr} = await entok([...words, '-f', flow, '--no-input', '--verbose']);
		assert.deepEqual([code, stdout], [4, '']);
		assert.match(stderr, /needs a person/);
		assert.doesNotMatch(stderr, /localhost|POST/, 'nothing was sent, and nobody was asked');
	});
}

test('a browser is opened where there is a screen, and not over SSH', async context => {
	const {folder, noted} = programNoting('xdg-open');
	const environment = {DISPLAY: ':0', PATH: `${folder}:${process.env['PATH'] ?? ''}`};
	const here = signingIn(context, [], environment);
	const address = await told(here, startPattern);
	await until(() => existsSync(noted));
	assert.equal(readFileSync(noted, 'utf8'), `${address}\n`);
	here.child.kill('SIGINT');
	await here.ended;
	const {noted: remote, folder: elsewhere} = programNoting('xdg-open');
	const overSsh = signingIn(context, [], {
		...environment,
		PATH: `${elsewhere}:${process.env['PATH'] ?? ''}`,
		SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22',
	});
	await beDemoUser(await told(overSsh, startPattern));
	assert.equal(await overSsh.ended, 0);
	assert.ok(!existsSync(remote));
});

test('on a terminal the address of the last page can be pasted; what is none is answered with a sentence', async () => {
	// As wide as the long address, which is printed as one line.
	await using terminal = openTerminal({
		arguments: [...words, '--show'],
		columns: 1500,
		environment: {SSH_TTY: '/dev/pts/0'},
	});
	const screen = await terminal.waitFor('paste it here:');
	const address = screen.join('\n').match(/http:\/\/\S+\/authorize\?\S+/)?.[0] ?? '';
	terminal.paste(`${address}\n`);
	await terminal.waitFor(/entok: This is (?:an address of|another address)/);
	const {origin} = new URL(address);
	const last = await beDemoUser(address, {canReach: url => url.origin === origin, user: 'Tara Bloom'});
	terminal.paste(`${last.url.href}\n`);
	assert.equal((await terminal.exited).code, 0);
	const token =
		terminal
			.bytes()
			.toString('utf8')
			.match(/^eyJ[\w.-]+/m)?.[0] ?? '';
	assert.equal(decodeToken(token).payload['name'], 'Tara Bloom');
});
