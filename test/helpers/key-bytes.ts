const named: ReadonlyMap<string, string> = new Map([
	['up', '\x1b[A'],
	['down', '\x1b[B'],
	['right', '\x1b[C'],
	['left', '\x1b[D'],
	['home', '\x1b[H'],
	['end', '\x1b[F'],
	['page-up', '\x1b[5~'],
	['page-down', '\x1b[6~'],
	['delete', '\x1b[3~'],
	['backspace', '\x7f'],
	['enter', '\r'],
	['tab', '\t'],
	['shift-tab', '\x1b[Z'],
	['escape', '\x1b'],
	['space', ' '],
	['ctrl-space', '\x00'],
	['alt-backspace', '\x1b\x7f'],
]);

/** What xterm sends for the key that `keyNameOf` gives this name. Throws on a name it does not know. */
export function bytesOfKey(name: string): string {
	const known = named.get(name);
	if (known !== undefined) {
		return known;
	}

	const [, modifier, character] = /^(ctrl|alt)-(.)$/u.exec(name) ?? [];
	if (modifier === 'ctrl' && character && /[a-z\\\]^_]/.test(character)) {
		return String.fromCharCode(character.toUpperCase().charCodeAt(0) - 64);
	}

	if (modifier === 'alt' && character) {
		return `\x1b${character}`;
	}

	if ([...new Intl.Segmenter().segment(name)].length === 1) {
		return name;
	}

	throw new Error(`There is no key named ${JSON.stringify(name)}; text is typed with type().`);
}
