import {EntokError} from '../core/entok-error.ts';
import {cleanForeignText} from '../core/foreign-text.ts';
import {mask, Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import type {Confirm} from './ask.ts';
import {type CommandLimits, outputOfCommand} from './command-output.ts';
import {findProgram} from './find-program.ts';
import type {Environment} from './folders.ts';
import {secretFault, withoutLineEnd} from './secret-text.ts';
import type {TrustedCommands} from './trusted-commands.ts';

export type CommandSecretOptions = {
	/** Where programs are looked for. */
	readonly environment: Environment;
	/** What a program gets of it. */
	readonly environmentForPrograms: () => Promise<Environment>;
	/** The folder programs are run in: the person's home, wherever entok is started. */
	readonly folder: () => string;
	readonly trusted: TrustedCommands;
	readonly confirm?: Confirm;
	readonly limits?: CommandLimits;
};

const usualLimits: CommandLimits = {time: 30_000, output: 64 * 1024};

/** Of a complaint, what helps: its beginning, on one line. */
function complaintOf(stderr: Buffer, printed: string): string {
	const whole = stderr.toString();
	const text = printed.length >= 6 ? whole.replaceAll(printed, mask) : whole;
	const line = cleanForeignText(text.trim().replace(/\s*\n\s*/g, ' / '));
	return line === '' ? '' : ` It said: ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
}

/** How a program and its arguments would be typed in a shell, safe to print. */
const shownCommand = (path: string, argv: readonly string[]): string =>
	[path, ...argv.slice(1)].map(argument => cleanForeignText(shellQuoted(argument))).join(' ');

/**
 * What the program of a `cmd:` reference prints, as a secret. It is run only after a person saw program and arguments and
 * said yes, once for each; a changed argument or another program of that name is asked about anew. Throws EntokErrors:
 * `input-needed` when it is not trusted and nobody can be asked, `configuration` otherwise.
 */
export function createCommandSecrets(
	options: CommandSecretOptions,
): (argv: readonly string[], purpose: string, signal?: AbortSignal) => Promise<Secret> {
	const {environment, trusted, confirm, limits = usualLimits} = options;

	async function makeTrusted(
		path: string,
		argv: readonly string[],
		purpose: string,
		signal?: AbortSignal,
	): Promise<void> {
		if (await trusted.has(path, argv)) {
			return;
		}

		const lines = [
			`For the ${cleanForeignText(purpose)} the profile runs this program:`,
			`  ${shownCommand(path, argv)}`,
		];
		const answer = await confirm?.(lines, 'Run it, now and from now on', signal);
		if (answer === undefined) {
			throw new EntokError(
				'input-needed',
				`The program for the ${purpose} was never approved, and nobody can be asked here: ${shownCommand(path, argv)}`,
				'Run the same once on a terminal, look at the program, and say yes. Nothing was run.',
			);
		}

		if (!answer) {
			throw new EntokError('configuration', `The program for the ${purpose} was not approved, and not run.`);
		}

		await trusted.add(path, argv);
	}

	return async (argv, purpose, signal) => {
		const [name = ''] = argv;
		const shown = cleanForeignText(name);
		const path = argv.some(argument => argument.includes('\0')) ? undefined : await findProgram(name, environment);
		if (path === undefined) {
			throw new EntokError(
				'configuration',
				`The program «${shown}» for the ${purpose} was not found.`,
				'Name it as cmd:["/absolute/path","argument"], or by a name that is in PATH.',
			);
		}

		await makeTrusted(path, argv, purpose, signal);
		const what = `The program ${shown} for the ${purpose}`;
		const program = {path, argv, environment: await options.environmentForPrograms(), folder: options.folder()};
		const {stdout, stderr, code} = await outputOfCommand(what, program, limits, signal);
		const value = withoutLineEnd(stdout.toString());
		if (code !== 0) {
			throw new EntokError(
				'configuration',
				`${what} ${code === undefined ? 'was ended by a signal' : `ended with ${code}`}.${complaintOf(stderr, value)}`,
				'Try it in a shell; here it has neither terminal nor standard input.',
			);
		}

		const fault = secretFault(value);
		if (fault !== undefined) {
			throw new EntokError(
				'configuration',
				`What ${what.replace('The', 'the')} printed ${fault}.`,
				'It must print the secret alone, on one line; only a PEM text may have several.',
			);
		}

		return new Secret(value);
	};
}
