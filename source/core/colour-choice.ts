type Environment = Readonly<Record<string, string | undefined>>;

export const colourWords = ['always', 'never', 'auto'] as const;
export type ColourWord = (typeof colourWords)[number];

/** What `--color` and `--no-color` said. */
export type ColourOptions = {readonly color?: string; readonly 'no-color'?: boolean};

const isColourWord = (text: string): text is ColourWord => colourWords.some(word => word === text);

/** As Node and most programs read FORCE_COLOR; undefined where it says nothing that is known. */
function forced(value: string | undefined): ColourWord | undefined {
	if (value === undefined) {
		return undefined;
	}

	return ['0', 'false'].includes(value) ? 'never' : ['', '1', '2', '3', 'true'].includes(value) ? 'always' : undefined;
}

/**
 * Who decides about colours, the first that does: `--color` or `--no-color`, ENTOK_COLOR, NO_COLOR unless empty
 * (no-color.org), FORCE_COLOR; `auto`: the terminal. `--color auto` passes over ENTOK_COLOR and leaves it to the rest.
 */
export function colourChoice(environment: Environment, options: ColourOptions): ColourWord {
	const {ENTOK_COLOR: variable = '', NO_COLOR: none = '', FORCE_COLOR: force} = environment;
	const asked = options['no-color'] ? 'never' : (options.color ?? variable);
	if (isColourWord(asked) && asked !== 'auto') {
		return asked;
	}

	return none === '' ? (forced(force) ?? 'auto') : 'never';
}

/** What is wrong with the variables that decide about colours; such a one is ignored. */
export function colourComplaints({ENTOK_COLOR: variable = '', FORCE_COLOR: force}: Environment): readonly string[] {
	return [
		...(variable === '' || isColourWord(variable)
			? []
			: [`ENTOK_COLOR is «${variable}» and is ignored: it can be ${colourWords.join(', ')}.`]),
		...(force === undefined || forced(force) !== undefined
			? []
			: [`FORCE_COLOR is «${force}» and is ignored: it can be 0, 1, 2, 3, true, false.`]),
	];
}
