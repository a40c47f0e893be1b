import {spawn} from 'node:child_process';
import {chownSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {TestContext} from 'node:test';

/** The user to be when the tests run as root, for whom modes do not bind: nobody. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** An empty folder that belongs to the user `runAsOrdinaryUser` runs as; removed after the test. */
export function ordinaryFolder(context: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'entok-test-'));
	handOver(folder);
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

/** Makes a file made by the test belong to the ordinary user. */
export function handOver(path: string): void {
	if (isRoot) {
		chownSync(path, nobody, nobody);
	}
}

export type Outcome = {readonly stdout: string; readonly stderr: string; readonly status: number | null};

/** Where a module of ours is, to import it in code for `runAsOrdinaryUser`. */
export const moduleAt = (path: string): string => JSON.stringify(new URL(`../../source/${path}`, import.meta.url).href);

/**
 * Runs code (an ES module) in a process that is never root; `folder` is its working folder and home. `before` is a
 * line of shell to run first, `ulimit -f 8` for example.
 */
export async function runAsOrdinaryUser(code: string, folder: string, before = 'true'): Promise<Outcome> {
	const child = spawn(
		'/bin/sh',
		['-c', `${before}; exec "$0" "$@"`, process.execPath, '--input-type=module', '--eval', code],
		{
			cwd: folder,
			env: {HOME: folder, PATH: process.env['PATH']},
			stdio: ['ignore', 'pipe', 'pipe'],
			...(isRoot ? {uid: nobody, gid: nobody} : {}),
		},
	);
	const ended = new Promise<number | null>(resolve => {
		child.once('close', resolve);
	});
	const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	return {stdout, stderr, status};
}
