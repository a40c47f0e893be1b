import {parseArgs} from 'node:util';
import {closest} from '../core/closest.ts';
import {EntokError} from '../core/entok-error.ts';

/** The options there are, in the form the parser needs. */
export type ArgumentSpecs = Readonly<
	Record<
		string,
		{
			readonly value?: string;
			readonly short?: string;
			readonly multiple?: boolean;
			readonly choices?: readonly string[];
		}
	>
>;

export type ParsedArguments = {
	/** What is neither an option nor behind `--`. */
	readonly positionals: readonly string[];
	readonly rest: readonly string[];
	readonly options: Readonly<Record<string, string | true | readonly string[]>>;
};

/** Texts that are secrets by their look: JWTs, Entra refresh tokens and client secrets. */
const secretLooks = [/eyJ[\w-]{5,}\.[\w-]+\./, /(?:^|[=:\s])[01]\.A[\w-]{20,}/, /[\w.~-]{3}[78]Q~[\w.~-]{31,34}/];

/** No argument may carry a secret: every user of the machine can read arguments while the program runs. */
function refuseSecrets(argv: readonly string[]): void {
	if (argv.some(text => secretLooks.some(look => look.test(text)))) {
		throw new EntokError(
			'usage',
			'A token or secret stands on the command line, where others can read it and the shell’s history keeps it.',
			'Pipe it instead, for example `pbpaste | entok inspect -` or `entok inspect - < token.txt`. Treat this one as seen.',
		);
	}
}

/** The value of an option, or the complaint that it is missing. */
function neededValue(name: string, value: string | undefined, inlined: boolean | undefined): string {
	if (value === undefined || (!inlined && value.startsWith('-') && value.length > 1)) {
		throw new EntokError(
			'usage',
			`The option --${name} needs a value.`,
			`Write --${name} VALUE, or --${name}=VALUE when it starts with a dash.`,
		);
	}

	return value;
}

function refuseOtherThan(name: string, choices: readonly string[] | undefined, value: string | true): void {
	if (choices && value !== true && !choices.includes(value)) {
		const near = closest(value, choices);
		throw new EntokError(
			'usage',
			`The option --${name} cannot be «${value}».`,
			`It can be ${choices.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
		);
	}
}

/** Takes a command line apart (Node’s `util.parseArgs`, with our own words for what is wrong). */
export function parseArguments(argv: readonly string[], specs: ArgumentSpecs): ParsedArguments {
	const end = argv.indexOf('--');
	refuseSecrets(end === -1 ? argv : argv.slice(0, end));
	const {tokens} = parseArgs({
		args: [...argv],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(
			Object.entries(specs).map(([name, {value, short}]) => [
				name,
				{type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short && {short})},
			]),
		),
	});
	const positionals: string[] = [];
	const rest: string[] = [];
	const options = new Map<string, string | true | readonly string[]>();
	const terminator = tokens.find(token => token.kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
	for (const token of tokens) {
		if (token.kind === 'positional') {
			(token.index > terminator ? rest : positionals).push(token.value);
		} else if (token.kind === 'option') {
			const {name} = token;
			const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
			if (!spec) {
				const near = closest(name, Object.keys(specs));
				throw new EntokError(
					'usage',
					`There is no option ${token.rawName}.`,
					near === undefined ? 'See entok --help.' : `Did you mean --${near}?`,
				);
			}

			if (spec.value === undefined && token.value !== undefined) {
				throw new EntokError('usage', `The option --${name} takes no value.`, `Write just --${name}.`);
			}

			const value = spec.value === undefined ? true : neededValue(name, token.value, token.inlineValue);
			refuseOtherThan(name, spec.choices, value);
			const before = options.get(name);
			if (spec.multiple && typeof value === 'string') {
				options.set(name, [...(Array.isArray(before) ? before : []), value]);
			} else if (before !== undefined && before !== value) {
				throw new EntokError('usage', `The option --${name} was given twice.`, 'Give it once.');
			} else {
				options.set(name, value);
			}
		}
	}

	return {positionals, rest, options: Object.fromEntries(options)};
}
