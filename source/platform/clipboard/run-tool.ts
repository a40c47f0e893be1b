import {spawn} from 'node:child_process';
import {systemCode, systemReason} from '../file-fault.ts';
import type {Environment} from '../folders.ts';
import {withUmaskFound} from '../umask.ts';

/** How a program ended: what it printed, or why it did not do what it was for. */
export type ToolEnd = {readonly output: string} | {readonly fault: string};

/** What gives a program its text and waits for its end. */
export type RunTool = (
	argv: readonly [string, ...string[]],
	input: string | Uint8Array,
	/** Variables beside those it gets anyway. */
	variables?: Environment,
) => Promise<ToolEnd>;

/** How long a program may take. Milliseconds. */
const longestRun = 5000;

/**
 * Gives a text to a program on its standard input, never in its arguments, which others can see. Its output is read only
 * when it is asked for: programs that go on in the background to serve the clipboard would keep it open. In a session of
 * its own, such a program is neither stopped nor ended with us.
 */
export const createRunTool =
	(environment: () => Environment, {isRead = false, limit = longestRun} = {}): RunTool =>
	([program, ...rest], input, variables) =>
		new Promise(resolve => {
			const fail = (error: unknown): void => {
				const reason = systemCode(error) === 'ENOENT' ? 'was not found' : `failed: ${systemReason(error)}`;
				resolve({fault: `${program} ${reason}`});
			};
			try {
				const child = withUmaskFound(() =>
					spawn(program, rest, {
						env: {...environment(), ...variables},
						stdio: ['pipe', isRead ? 'pipe' : 'ignore', 'ignore'],
						detached: true,
						windowsHide: true,
						timeout: limit,
						killSignal: 'SIGKILL',
					}),
				);
				// Its limit is ours to keep. What has gone on in the background is another process.
				const endToo = (): void => void child.kill('SIGKILL');
				process.on('exit', endToo);
				let output = '';
				child.stdout?.setEncoding('utf8').on('data', (text: string) => {
					output += text;
				});
				child.on('error', fail);
				child.on('close', (code, signal) => {
					process.off('exit', endToo);
					const how = signal === 'SIGKILL' ? `did not end within ${limit / 1000} s` : `ended with ${signal ?? code}`;
					resolve(code === 0 ? {output} : {fault: `${program} ${how}`});
				});
				// One that does not read to the end says so by how it ends.
				child.stdin?.on('error', () => {}).end(input);
			} catch (thrown) {
				fail(thrown);
			}
		});
