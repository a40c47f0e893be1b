import {runProgram} from './child.ts';
import type {Environment} from './folders.ts';

/** How a shell is told to run a command line. */
const shellOf = (environment: Environment, platform: NodeJS.Platform, command: string): readonly string[] =>
	platform === 'win32'
		? [environment['ComSpec'] || 'cmd.exe', '/d', '/s', '/c', command]
		: [environment['SHELL'] || '/bin/sh', '-c', command];

/** The program that waits until the person has read what is on the terminal. Its own shell, because not every one has `read`. */
export const waitForEnter = (platform: NodeJS.Platform, text: string): readonly string[] =>
	platform === 'win32'
		? ['cmd.exe', '/d', '/c', 'pause']
		: ['/bin/sh', '-c', 'printf "\\n%s" "$1"; read -r _ </dev/tty', 'entok', text];

/**
 * Gives a text, or bytes that are none, to a command of the person's shell on its standard input. Resolves to how it ended, ` ended with 2` for
 * example, and to nothing when it ended well.
 */
export async function giveText(
	command: string,
	text: string | Uint8Array,
	environment: Environment = process.env,
	platform: NodeJS.Platform = process.platform,
): Promise<string> {
	// A stream takes bytes as it takes a text.
	const end = await runProgram(shellOf(environment, platform, command), environment, text);
	return 'code' in end ? (end.code === 0 ? '' : ` ended with ${end.code}`) : ` was ended by signal ${end.signal}`;
}

/** As `giveText`; what the command prints stays to be read until Enter is pressed. To be called while the terminal is handed over. */
export async function pipeText(
	command: string,
	text: string | Uint8Array,
	environment: Environment = process.env,
	platform: NodeJS.Platform = process.platform,
): Promise<void> {
	const how = await giveText(command, text, environment, platform);
	const said = how === '' ? 'Enter goes back to entok.' : `The command${how}. Enter goes back to entok.`;
	await runProgram(waitForEnter(platform, said), environment);
}
