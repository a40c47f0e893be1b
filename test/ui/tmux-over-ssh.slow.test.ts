import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {isGone} from '../helpers/connection-loss.ts';
import {entokLine} from '../helpers/far-side.ts';
import {processesOf} from '../helpers/processes.ts';
import {openTmux, whyNoTmux} from '../helpers/tmux-over-ssh.ts';

const skip = whyNoTmux();

test('in tmux over ssh, the workbench outlives a lost connection and is there again after the next', {
	skip,
}, async context => {
	const far = await openTmux(context);
	{
		await using near = far.attach(entokLine('--demo'));
		await near.waitFor('contoso-inv');
		near.press('enter', 'enter', 'enter');
		await near.waitFor(/\d+:\d\d left/);
		near.kill('SIGKILL');
	}

	await using near = far.attach(entokLine('--demo'));
	await near.waitFor(/\d+:\d\d left/);
	near.press('?');
	await near.waitFor('type to filter');
	far.call('kill-server');
	await isGone(far);
});

test('in tmux over ssh, a token goes to the buffer of tmux and on to the near terminal, and is there when the connection is not', {
	skip,
}, async context => {
	const far = await openTmux(context);
	await using near = far.attach(entokLine('--demo'));
	await near.waitFor('contoso-inv');
	near.press('enter', 'enter', 'enter');
	await near.waitFor(/\d+:\d\d left/);
	near.press('y', 't');
	await near.waitFor('token copied to the tmux buffer');
	const token = far.call('show-buffer');
	assert.equal(decodeToken(token).payload['aud'], 'https://graph.microsoft.com');
	const [, passed = ''] = /\u001b\]52;c?;([A-Za-z\d+/=]+)/.exec(near.bytes().toString('latin1')) ?? [];
	assert.equal(Buffer.from(passed, 'base64').toString('utf8'), token);
	assert.ok(processesOf(far.home).every(({commandLine}) => !commandLine.includes('eyJ')));
	near.kill('SIGKILL');
	await near.exited;
	assert.equal(far.call('show-buffer'), token);
});

for (const [what, words] of [
	['the pane is killed', ['kill-pane', '-t', 'work']],
	['the server of tmux is killed', ['kill-server']],
] as const) {
	test(`in tmux over ssh, a workbench with a sign-in open is gone when ${what}`, {skip}, async context => {
		const far = await openTmux(context);
		await using near = far.attach(
			entokLine('--demo', '-p', 'contoso-workbench', '-f', 'authorization-code', '-s', 'graph'),
		);
		await near.waitFor('contoso-workbench');
		near.press('t');
		await near.waitFor(/localhost:\d+\/start/);
		assert.ok(processesOf(far.home).some(({commandLine}) => commandLine.includes('entok.js')));
		far.call(...words);
		await isGone(far);
	});
}

test('in tmux over ssh, a workbench that shall not outlive the connection is gone with it (destroy-unattached)', {
	skip,
}, async context => {
	const far = await openTmux(context);
	await using near = far.attach(entokLine('--demo'));
	await near.waitFor('contoso-inv');
	far.call('set-option', '-g', 'destroy-unattached', 'on');
	near.kill('SIGKILL');
	// sshd and tmux have to notice first, on a busy machine in their own time; entok's two seconds count from its hang-up.
	await isGone(far, 10_000);
});
