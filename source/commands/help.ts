import type {Command} from './command.ts';
import {commands} from './index.ts';
import {globalOptions, type OptionName, optionSpecs} from './options.ts';

function optionLines(names: readonly OptionName[]): readonly string[] {
	const rows = names.map(name => {
		const {short, value, help} = optionSpecs[name];
		return [
			`${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
			help,
		] as const;
	});
	const width = Math.max(0, ...rows.map(([option]) => option.length));
	return rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`);
}

/** What `entok --help` prints. */
export const generalHelp = (version: string): string =>
	`${[
		`entok ${version}: a terminal workbench for Microsoft Entra access tokens`,
		'',
		'Usage: entok [--demo] [COMMAND] [ARGUMENT…] [OPTION…]',
		'',
		'Without a command, on a terminal: the workbench.',
		'',
		'Commands',
		...commands.map(({name, summary}) => `  ${name.padEnd(9)}  ${summary}`),
		'',
		'Options of every command',
		...optionLines([...globalOptions, 'version']),
		'',
		'A first look: entok --demo tour.  More: entok COMMAND --help',
		'Exit codes: 0 done, 1 unexpected, 2 usage, 3 profile or configuration, 4 no token, 5 request refused, 6 no answer, 130 cancelled.',
	].join('\n')}\n`;

/** What `entok COMMAND --help` prints. */
export const commandHelp = (name: string, {usage, about, options, examples}: Command): string =>
	`${[
		`Usage: entok ${name} ${usage}`.trimEnd(),
		'',
		...about,
		...(options.length === 0 ? [] : ['', 'Options', ...optionLines(options)]),
		'',
		'Options of every command',
		...optionLines(globalOptions),
		'',
		'Examples',
		...examples.map(example => `  ${example}`),
	].join('\n')}\n`;
