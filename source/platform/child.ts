import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import {EntokError} from '../core/entok-error.ts';
import {systemCode, systemReason} from './file-fault.ts';
import {lendingTerminal} from './terminal-restore.ts';
import {withUmaskFound} from './umask.ts';

/** `spawn` throws at once for a name it cannot take, an empty one for example. */
function startOr<Child>(fault: (error: unknown) => EntokError, start: () => Child): Child {
	try {
		return withUmaskFound(start);
	} catch (thrown) {
		throw fault(thrown);
	}
}

/**
 * Runs a program with our streams and the given environment, without a shell; `input` takes the place of standard input.
 * Signals that reach us meanwhile are passed on or, sent to the whole group by the terminal, left to the program: it decides what they mean.
 */
export async function runProgram(
	argv: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
	input?: string | Uint8Array,
): Promise<{readonly code: number} | {readonly signal: number}> {
	const [program = '', ...rest] = argv;
	const notStarted = (error: unknown): EntokError =>
		new EntokError(
			'usage',
			`The program «${program}» ${systemCode(error) === 'ENOENT' ? 'was not found' : `could not be started: ${systemReason(error)}`}.`,
			'Check its name and PATH.',
		);
	const child = startOr(notStarted, () =>
		spawn(program, rest, {
			stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
			env: {...environment},
		}),
	);
	// A program that does not read to the end is right to do so.
	child.stdin?.on('error', () => {}).end(input);
	const ignore = (): void => {};
	const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
	// Nobody will wait for it then, and it must not live on without a terminal.
	const endToo = (): void => void child.kill('SIGKILL');
	process.on('SIGINT', ignore).on('SIGQUIT', ignore).on('SIGTERM', passOn).on('SIGHUP', passOn).on('exit', endToo);
	try {
		return await lendingTerminal(
			() =>
				new Promise((resolve, reject) => {
					child.on('error', error => reject(notStarted(error)));
					child.on('close', (code, signal) =>
						resolve(signal === null ? {code: code ?? 1} : {signal: constants.signals[signal]}),
					);
				}),
		);
	} finally {
		process
			.off('SIGINT', ignore)
			.off('SIGQUIT', ignore)
			.off('SIGTERM', passOn)
			.off('SIGHUP', passOn)
			.off('exit', endToo);
	}
}
