import './platform/harden-process.ts';
import './platform/compile-cache.ts';
import type {CommandCall} from './commands/command.ts';
import {commands, findCommand} from './commands/index.ts';
import {choiceOptions, globalOptions, type OptionName, type Options, optionSpecs} from './commands/options.ts';
import {closest} from './core/closest.ts';
import {EntokError, toEntokError} from './core/entok-error.ts';
import {Redactor} from './core/redactor.ts';
import {createShow} from './core/show.ts';
import {parseArguments} from './platform/arguments.ts';
import {endOnCrash} from './platform/crash.ts';
import {hangUpCode, isTerminalLost} from './platform/hang-up.ts';
import {isTooDumb, wantsPlainLines} from './platform/plain-lines.ts';
import {flushed, outputOf} from './platform/streams.ts';
import type {WorkbenchEnd} from './ui/start.tsx';
import {version} from './version.ts';
import {openWorkplace, type Workplace} from './workplace.ts';

const {stdout, stderr} = process;
const redactor = new Redactor();
const show = createShow(redactor);
const out = outputOf(stdout);
const err = outputOf(stderr);

/** What runs when no command is named. */
const workbench = Symbol('workbench');

/** The workbench needs a terminal to paint on and one to read keys from; whether this is CI does not count. */
const hasTerminal = process.stdin.isTTY === true && stdout.isTTY === true;

/**
 * Why the workbench speaks plain lines although nobody asked for them: painting means placing the cursor, and a dumb
 * terminal (an editor's shell, a log) would show nothing but escape sequences. ENTOK_ACCESSIBLE=0 paints all the same.
 */
const whyPlain =
	hasTerminal && isTooDumb(process.env)
		? `${process.env['TERM'] ? 'TERM=dumb' : 'TERM is not set'}: nothing can be painted here, so entok speaks plain lines. ENTOK_ACCESSIBLE=0 paints all the same.`
		: undefined;

/**
 * Whether the workbench speaks plain lines. The variables are a person's standing wish and count where the workbench
 * would be; the option also asks for it in a pipe.
 */
const isAccessible = (options: Options): boolean =>
	options.accessible === true || (hasTerminal && wantsPlainLines(process.env));

/** What `entok` alone means here: the workbench, else with --demo the tour. */
function commandName(positionals: readonly string[], options: Options): string | typeof workbench {
	const [name] = positionals;
	if (name !== undefined) {
		return name;
	}

	if (hasTerminal || options.accessible) {
		return workbench;
	}

	if (options.demo) {
		return 'tour';
	}

	throw new EntokError(
		'usage',
		'A command is needed: there is no terminal for the workbench here.',
		'For a look around: entok --demo. For a token: entok token PROFILE -s graph. All commands: entok --help.',
	);
}

/** An option that is none of the command's would be ignored silently; it is an error instead. */
function checkOptions(name: string, options: Options, taken: readonly OptionName[]): void {
	const allowed = new Set<string>([...taken, ...globalOptions]);
	const wrong = Object.keys(options).find(option => !allowed.has(option));
	if (wrong !== undefined) {
		const what = name === '' ? 'The workbench' : `The command ${name}`;
		throw new EntokError('usage', `${what} has no option --${wrong}.`, `See entok ${name} --help.`.replace('  ', ' '));
	}
}

function checkColours({color, 'no-color': none}: Options): void {
	if (none && color !== undefined && color !== 'never') {
		throw new EntokError('usage', `--color ${color} and --no-color contradict each other.`, 'Give one of them.');
	}
}

async function run(argv: readonly string[]): Promise<number> {
	const parsed = parseArguments(argv, optionSpecs);
	// The parser made the values by the same table that the type is made from.
	const options = parsed.options as Options;
	checkColours(options);
	if (options.version) {
		out.write(`${version}\n`);
		return 0;
	}

	if (parsed.positionals.length === 0 && options.help) {
		const {generalHelp} = await import('./commands/help.ts');
		out.write(generalHelp(version));
		return 0;
	}

	const name = commandName(parsed.positionals, options);
	if (name === workbench) {
		return runWorkbench(options);
	}

	const entry = findCommand(name);
	if (!entry) {
		const near = closest(
			name,
			commands.map(known => known.name),
		);
		throw new EntokError(
			'usage',
			`There is no command «${name}».`,
			near === undefined ? 'See entok --help.' : `Did you mean ${near}?`,
		);
	}

	const command = await entry.load();
	if (options.help) {
		const {commandHelp} = await import('./commands/help.ts');
		out.write(commandHelp(name, command));
		return 0;
	}

	checkOptions(name, options, command.options);
	const positionals = parsed.positionals.slice(1);
	if (positionals.length > command.mostArguments) {
		throw new EntokError(
			'usage',
			`The command ${name} takes fewer arguments.`,
			`Usage: entok ${name} ${command.usage}`,
		);
	}

	if (parsed.rest.length > 0 && !command.takesRest) {
		throw new EntokError(
			'usage',
			`The command ${name} takes nothing behind --.`,
			`Usage: entok ${name} ${command.usage}`,
		);
	}

	const workplace = await openWorkplace({
		options,
		isDemo: options.demo === true || name === 'tour',
		redactor,
		show,
		stderr: err,
	});
	try {
		const call: CommandCall = {
			...workplace.doors,
			arguments: positionals,
			rest: parsed.rest,
			options,
			stdout: out,
			stderr: err,
			show,
			redactor,
			pick: async wish => {
				const {openPick} = await import('./open-pick.ts');
				const isPlain = options.accessible === true || wantsPlainLines(process.env) || isTooDumb(process.env);
				return openPick({workplace, options, wish, isPlain, show, redactor, stderr: err});
			},
		};
		return await command.run(call);
	} finally {
		await workplace.close();
	}
}

/** The workbench on a screen or in plain lines; only what is needed is loaded. */
async function workbenchRunner(
	options: Options,
): Promise<(workplace: Workplace, options: Options) => Promise<WorkbenchEnd>> {
	const isAsked = isAccessible(options);
	if (isAsked || whyPlain !== undefined) {
		out.write(isAsked ? '' : `${whyPlain}\n`);
		const {openAccessible} = await import('./open-accessible.ts');
		return (workplace, chosen) => openAccessible(workplace, chosen, {show, redactor, out});
	}

	const {openWorkbench} = await import('./open-workbench.ts');
	return (workplace, chosen) => openWorkbench(workplace, chosen, show);
}

async function runWorkbench(options: Options): Promise<number> {
	checkOptions('', options, [...choiceOptions, 'allow-writes', 'allow-host', 'clipboard']);
	const run = await workbenchRunner(options);
	const open = async (chosen: Options): Promise<WorkbenchEnd> => {
		const isDemo = chosen.demo === true;
		const workplace = await openWorkplace({options: chosen, isDemo, redactor, show, stderr: err});
		try {
			return await run(workplace, chosen);
		} finally {
			await workplace.close();
		}
	};
	let end = await open(options);
	while (end.wantsDemo) {
		// What was chosen of the person's own has no meaning there.
		const {profile: _profile, tenant: _tenant, cloud: _cloud, ...rest} = options;
		end = await open({...rest, demo: true});
	}

	// The end of the input is the first sign of a lost terminal.
	return isTerminalLost() ? hangUpCode : end.exitCode;
}

/** Whether an argument was given, also among those that could not be read; what stands behind `--` is not ours. */
function isGiven(argv: readonly string[], argument: string): boolean {
	const end = argv.indexOf('--');
	return argv.slice(0, end === -1 ? argv.length : end).includes(argument);
}

async function main(argv: readonly string[]): Promise<number> {
	try {
		return await run(argv);
	} catch (thrown) {
		const {errorJson, errorText, inDemo} = await import('./commands/print-error.ts');
		const isDemo = isGiven(argv, '--demo');
		const error = isDemo ? inDemo(toEntokError(thrown)) : toEntokError(thrown);
		const text = isGiven(argv, '--json') ? errorJson(error, show) : errorText(error, show, isDemo);
		err.write(redactor.redact(text));
		// A question ends with its terminal as if somebody had cancelled it.
		return error.kind === 'cancelled' && isTerminalLost() ? hangUpCode : error.exitCode;
	}
}

endOnCrash(({message, hint}) => {
	err.write(redactor.redact(`entok: ${show(message)}\n${hint === undefined ? '' : `  ${hint}\n`}`));
});
process.exitCode = await main(process.argv.slice(2));
await Promise.all([flushed(stdout), flushed(stderr)]);
// Idle connections are kept for reuse and would hold the process; what was to be written has been.
process.exit();
