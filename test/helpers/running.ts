import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {TestContext} from 'node:test';
import {newHome} from './program.ts';

/** A program that runs while the test goes on. */
export type Running = {
	readonly child: ChildProcess;
	readonly said: {readonly stdout: string; readonly stderr: string};
	/** The exit code, or the signal that ended it. */
	readonly ended: Promise<number | string | null>;
};

/** Starts a program whose streams are pipes; it is killed after the test if it still runs. */
export function start(
	context: TestContext,
	argv: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Running {
	const home = environment['HOME'] ?? newHome();
	const [file = '', ...rest] = argv;
	const child = spawn(file, rest, {
		cwd: home,
		env: {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', ...environment},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	context.after(() => child.kill('SIGKILL'));
	const said = {stdout: '', stderr: ''};
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			said[name] += text;
		});
	}

	return {child, said, ended: once(child, 'close').then(([code, signal]) => code ?? signal)};
}
