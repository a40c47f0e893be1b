import type {Show} from '../../core/show.ts';

/** A line of text being typed, as a value: code points, so that no edit can cut a character in half. */
export type TextField = {
	readonly text: string;
	/** Where the next character goes, counted in code points. */
	readonly cursor: number;
	/** What Ctrl-K, Ctrl-U and Ctrl-W cut last, for Ctrl-Y. */
	readonly cut: string;
};

export const emptyField: TextField = {text: '', cursor: 0, cut: ''};

export const fieldWith = (text: string): TextField => ({text, cursor: [...text].length, cut: ''});

function split({text, cursor}: TextField): readonly [readonly string[], readonly string[]] {
	const letters = [...text];
	return [letters.slice(0, cursor), letters.slice(cursor)];
}

const joined = (before: readonly string[], after: readonly string[], cut: string): TextField => ({
	text: [...before, ...after].join(''),
	cursor: before.length,
	cut,
});

/** Line ends and control characters have no place in a line: a pasted text becomes one line. */
export function typed(field: TextField, text: string): TextField {
	const [before, after] = split(field);
	const line = text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
	return joined([...before, ...line], after, field.cut);
}

/** Where the word before the cursor starts. */
function wordStart(before: readonly string[]): number {
	let at = before.length;
	while (at > 0 && /\s/.test(before[at - 1] ?? '')) {
		at--;
	}

	while (at > 0 && !/[\s/.]/.test(before[at - 1] ?? '')) {
		at--;
	}

	return at === before.length && at > 0 ? at - 1 : at;
}

function wordEnd(after: readonly string[]): number {
	const [match = ''] = /^[\s/.]*[^\s/.]*/.exec(after.join('')) ?? [];
	return [...match].length;
}

/** The editing keys of readline; undefined for a key that edits nothing. */
export function edited(field: TextField, key: string): TextField | undefined {
	const [before, after] = split(field);
	const at = (cursor: number): TextField => ({
		...field,
		cursor: Math.max(0, Math.min(before.length + after.length, cursor)),
	});
	switch (key) {
		case 'left':
		case 'ctrl-b':
			return at(field.cursor - 1);
		case 'right':
		case 'ctrl-f':
			return at(field.cursor + 1);
		case 'home':
		case 'ctrl-a':
			return at(0);
		case 'end':
		case 'ctrl-e':
			return at(before.length + after.length);
		case 'alt-b':
			return at(wordStart(before));
		case 'alt-f':
			return at(before.length + wordEnd(after));
		case 'backspace':
			return joined(before.slice(0, -1), after, field.cut);
		case 'delete':
			return joined(before, after.slice(1), field.cut);
		case 'ctrl-u':
			return joined([], after, before.join(''));
		case 'ctrl-k':
			return joined(before, [], after.join(''));
		case 'ctrl-w': {
			const start = wordStart(before);
			return joined(before.slice(0, start), after, before.slice(start).join(''));
		}

		case 'ctrl-y':
			return typed(field, field.cut);
		default:
			return undefined;
	}
}

/** A field's text around its cursor, safe to print. */
export type ShownField = {readonly before: string; readonly under: string; readonly after: string};

/**
 * Shows a field being typed. A text of which anything is hidden or changed is shown as a whole, with the cursor behind
 * it: cut in two at the cursor, a secret would not be recognised.
 */
export function shownField({text, cursor}: Pick<TextField, 'text' | 'cursor'>, show: Show): ShownField {
	const line = text.replace(/[\n\t]/g, ' ');
	const shown = show(line);
	if (shown !== line) {
		return {before: shown, under: '', after: ''};
	}

	const letters = [...line];
	return {
		before: letters.slice(0, cursor).join(''),
		under: letters[cursor] ?? '',
		after: letters.slice(cursor + 1).join(''),
	};
}
