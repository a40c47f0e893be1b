/** One character of text: what follows the first can only be marks and joined signs. */
export const oneCharacter = /^[^\p{Cc}][^\p{Cc}\x20-\x7e]*$/u;

/** The keys that have a name of their own, beside characters, `shift-tab`, `ctrl-` and `alt-` with a character. */
export const namedKeys: readonly string[] = [
	'up',
	'down',
	'left',
	'right',
	'page-up',
	'page-down',
	'home',
	'end',
	'enter',
	'escape',
	'tab',
	'backspace',
	'delete',
	'space',
];

const otherNames: Readonly<Record<string, string>> = {
	esc: 'escape',
	return: 'enter',
	pgup: 'page-up',
	pgdn: 'page-down',
	pageup: 'page-up',
	pagedown: 'page-down',
	del: 'delete',
	' ': 'space',
};

const modifiers = ['ctrl', 'alt', 'shift'] as const;

function baseNamed(written: string, isControl: boolean): string | undefined {
	const lower = written.toLowerCase();
	const name = Object.hasOwn(otherNames, lower) ? otherNames[lower] : lower;
	if (name !== undefined && (namedKeys.includes(name) || /^(?:f\d{1,2}|insert)$/.test(name))) {
		return name;
	}

	return oneCharacter.test(written) ? (isControl ? lower : written) : undefined;
}

/**
 * The name of a key as entok hears it (`ctrl-t`, `enter`, `Q`), from the ways people write it: `Ctrl-T`, `ctrl+t`,
 * `Enter`, `Esc`. Undefined for what names no key. A key that no terminal can send has a name, too.
 */
export function keyNamed(written: string): string | undefined {
	const held = new Set<string>();
	let rest = written;
	for (let match = withModifier.exec(rest); match; match = withModifier.exec(rest)) {
		held.add((match[1] ?? '').toLowerCase());
		rest = match[2] ?? '';
	}

	const base = baseNamed(rest, held.has('ctrl'));
	return (
		base &&
		modifiers
			.filter(modifier => held.has(modifier))
			.map(modifier => `${modifier}-`)
			.join('') + base
	);
}

const withModifier = /^(ctrl|alt|shift)[-+](.+)$/isu;

/** The two keys that are sent alike when the first is Esc, as `alt-j` is: undefined for every other key. */
export function behindEscape(key: string): string | undefined {
	const behind = key.startsWith('alt-') ? key.slice('alt-'.length) : '';
	return oneCharacter.test(behind) || ['enter', 'tab', 'backspace', 'space'].includes(behind) ? behind : undefined;
}
