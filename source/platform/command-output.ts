import {type ChildProcessByStdio, spawn} from 'node:child_process';
import type {Readable} from 'node:stream';
import {EntokError} from '../core/entok-error.ts';
import {systemReason} from './file-fault.ts';
import type {Environment} from './folders.ts';
import {withUmaskFound} from './umask.ts';

/** What a program printed, and how it ended; `undefined` code: by a signal. */
export type CommandOutput = {readonly stdout: Buffer; readonly stderr: Buffer; readonly code: number | undefined};

/** Milliseconds, and bytes of standard output. */
export type CommandLimits = {readonly time: number; readonly output: number};

/** Of what a program complains about, more is not kept. Bytes. */
const mostComplaint = 4096;

/** Signals that would end us and leave the program running. */
const endings = ['SIGTERM', 'SIGHUP'] as const;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Kills a program and whatever it started: it leads a process group of its own. */
function killGroup({pid}: Child): void {
	if (pid === undefined) {
		return;
	}

	try {
		process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
	} catch {
		// It ended meanwhile.
	}
}

/**
 * Runs a program without a shell, without standard input and without our terminal, and waits for its end. It is killed,
 * with all it started, when it takes too long, prints too much, or nobody waits for it any more. `what` names it in errors.
 */
export async function outputOfCommand(
	what: string,
	{
		path,
		argv,
		environment,
		folder,
	}: {
		readonly path: string;
		readonly argv: readonly string[];
		readonly environment: Environment;
		readonly folder: string;
	},
	limits: CommandLimits,
	signal?: AbortSignal,
): Promise<CommandOutput> {
	const {promise, resolve, reject} = Promise.withResolvers<CommandOutput>();
	const child = withUmaskFound(() =>
		spawn(path, argv.slice(1), {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {...environment},
			cwd: folder,
			detached: process.platform !== 'win32',
			windowsHide: true,
		}),
	);
	const stop = (error: EntokError): void => {
		killGroup(child);
		reject(error);
	};
	const kill = (): void => killGroup(child);
	const cancel = (): void => stop(new EntokError('cancelled', 'Cancelled.'));
	const timer = setTimeout(
		() =>
			stop(
				new EntokError(
					'configuration',
					`${what} did not end within ${limits.time / 1000} seconds and was stopped.`,
					'It may wait for somebody: it has no terminal and no standard input here.',
				),
			),
		limits.time,
	);
	const endedBy = endings.map(name => {
		const handle = (): void => {
			kill();
			process.off(name, handle);
			if (process.listenerCount(name) === 0) {
				process.kill(process.pid, name);
			}
		};
		return {name, handle};
	});

	const chunks = {stdout: [] as Buffer[], stderr: [] as Buffer[]};
	let size = 0;
	let complaint = 0;
	child.stdout.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > limits.output) {
			stop(
				new EntokError(
					'configuration',
					`${what} printed more than ${limits.output / 1024} KiB and was stopped.`,
					'A secret is one line, or a PEM text.',
				),
			);
		} else {
			chunks.stdout.push(chunk);
		}
	});
	child.stderr.on('data', (chunk: Buffer) => {
		if (complaint < mostComplaint) {
			chunks.stderr.push(chunk.subarray(0, mostComplaint - complaint));
			complaint += chunk.length;
		}
	});
	child.on('error', error =>
		stop(new EntokError('configuration', `${what} could not be started: ${systemReason(error)}.`)),
	);
	child.on('close', code =>
		resolve({stdout: Buffer.concat(chunks.stdout), stderr: Buffer.concat(chunks.stderr), code: code ?? undefined}),
	);
	signal?.addEventListener('abort', cancel, {once: true});
	process.on('exit', kill).on('SIGINT', cancel);
	for (const {name, handle} of endedBy) {
		process.on(name, handle);
	}

	if (signal?.aborted) {
		cancel();
	}

	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', cancel);
		process.off('exit', kill).off('SIGINT', cancel);
		for (const {name, handle} of endedBy) {
			process.off(name, handle);
		}
	}
}
