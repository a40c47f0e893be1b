import {spawnSync} from 'node:child_process';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {type FarSide, openFarSide, quoted} from './far-side.ts';
import {whyNoSsh} from './ssh-server.ts';
import type {Terminal, TerminalOptions} from './terminal.ts';

/** Why there is no tmux to be had over ssh here, in words that say what to do about it; absent when there is. */
export const whyNoTmux = (): string | undefined =>
	whyNoSsh() ?? (spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed (on Debian: tmux)');

export type Tmux = FarSide & {
	/** Signs in and attaches to the session, which runs this line of shell if it is new. */
	attach(line: string, options?: TerminalOptions): Terminal;
	/** Calls tmux beside the session, and resolves to what it says. */
	call(...words: readonly string[]): string;
};

/** A tmux of the test alone on the far side, without anybody's settings. */
export async function openTmux(context: TestContext): Promise<Tmux> {
	const far = await openFarSide(context, {SHELL: '/bin/sh', PS1: '$ '});
	const words = ['-f', '/dev/null', '-S', path.join(far.home, 'socket')];
	const call = (...more: readonly string[]): string =>
		spawnSync('tmux', [...words, ...more], {encoding: 'utf8', env: {PATH: process.env['PATH'], HOME: far.home}}).stdout;
	context.after(() => call('kill-server'));
	return {
		...far,
		call,
		attach: (line, options) =>
			far.open(['tmux', ...words, 'new-session', '-A', '-s', 'work', line].map(quoted).join(' '), options),
	};
}
