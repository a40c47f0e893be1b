const sameByte: Readonly<Record<string, string>> = {
	'ctrl-h': 'Backspace',
	'ctrl-i': 'Tab',
	'ctrl-j': 'Enter',
	'ctrl-m': 'Enter',
	'ctrl-[': 'Esc',
};

const takenElsewhere: Readonly<Record<string, string>> = {
	'ctrl-a': 'it is the prefix of screen and tmux',
	'ctrl-b': 'it is the prefix of tmux',
	'ctrl-q': 'terminals use it for flow control',
	'ctrl-s': 'terminals use it for flow control',
};

/** Why a key cannot be an action's: terminals do not send it, or keep it for something else. Undefined: it can. */
export function whyUnfit(key: string): string | undefined {
	const byte = sameByte[key];
	if (byte !== undefined) {
		return `terminals send the same byte for it as for ${byte}`;
	}

	if (takenElsewhere[key] !== undefined) {
		return takenElsewhere[key];
	}

	if (/(?:^|-)(?:f\d+|insert)$/.test(key)) {
		return 'it reaches entok without a name';
	}

	if (/^shift-.$/u.test(key)) {
		return `Shift with a letter is the capital letter: write ${key.slice(-1).toUpperCase()}`;
	}

	const [, held, base = ''] = /^((?:ctrl-|alt-|shift-)*)(.+)$/su.exec(key) ?? [];
	const isFit =
		held === '' ||
		key === 'shift-tab' ||
		(held === 'ctrl-' && /^[a-z]$/.test(base)) ||
		(held === 'alt-' && [...base].length === 1);
	return isFit ? undefined : 'not every terminal sends it, and some systems keep it for themselves';
}
