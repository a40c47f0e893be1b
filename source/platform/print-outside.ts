import {runProgram} from './child.ts';
import type {Environment} from './folders.ts';
import {waitForEnter} from './pipe-text.ts';

/**
 * Writes each line as one unbroken line, so that the terminal wraps it and copies it whole, and waits for Enter. To be
 * called while the terminal is handed over. `environment` is what the program that waits gets.
 */
export async function printOutside(lines: readonly string[], environment: Environment): Promise<void> {
	process.stdout.write(lines.map(line => `\n${line}\n`).join(''));
	await runProgram(waitForEnter(process.platform, 'Enter goes back to entok.'), environment);
}
