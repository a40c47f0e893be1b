import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

export type ProgramRun = {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	/** The same, before it was read as UTF-8. */
	readonly stdoutBytes: Buffer;
	readonly stderr: string;
};

export type ProgramOptions = {
	readonly input?: string | Buffer;
	readonly environment?: Readonly<Record<string, string>>;
	/** Run as this user and group, when the tests run as root. */
	readonly uid?: number;
	/** Where to run it; the home when left out. */
	readonly folder?: string;
	/** In a session of its own: without the terminal the tests were started on. */
	readonly isDetached?: boolean;
	/** Node's own options. */
	readonly node?: readonly string[];
};

/** The checkout's root. */
export const root = path.resolve(import.meta.dirname, '../..');

const homes: string[] = [];

// Not after a test: many files make a home that all their tests share.
process.on('exit', () => {
	for (const home of homes) {
		rmSync(home, {recursive: true, force: true});
	}
});

/** A new, empty home: nothing of the person who runs the tests is read or written. It goes when this process ends. */
export function newHome(): string {
	const home = mkdtempSync(path.join(tmpdir(), 'entok-test-'));
	homes.push(home);
	return home;
}

/** Runs the built program to its end, without a terminal and with an environment of its own. */
export async function entok(argv: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
	const home = options.environment?.['HOME'] ?? newHome();
	const child = spawn(process.execPath, [...(options.node ?? []), path.join(root, 'bin/entok.js'), ...argv], {
		env: {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', ...options.environment},
		cwd: options.folder ?? home,
		uid: options.uid,
		gid: options.uid,
		detached: options.isDetached ?? false,
		stdio: 'pipe',
	});
	const chunks = {stdout: [] as Buffer[], stderr: [] as Buffer[]};
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].on('data', (chunk: Buffer) => chunks[name].push(chunk));
	}

	// A program that ends without reading its input closes the pipe; that is its right.
	child.stdin.on('error', () => {});
	child.stdin.end(options.input ?? '');
	const [code, signal] = await once(child, 'close');
	const stdoutBytes = Buffer.concat(chunks.stdout);
	return {
		code,
		signal,
		stdout: stdoutBytes.toString('utf8'),
		stdoutBytes,
		stderr: Buffer.concat(chunks.stderr).toString('utf8'),
	};
}
