import {shownKey} from '../workbench/shown-key.ts';
import {edited, fieldWith, typed} from '../workbench/text-field.ts';
import type {Picker} from './picker.ts';

const moves: Readonly<Record<string, (picker: Picker) => number>> = {
	up: () => -1,
	'ctrl-p': () => -1,
	down: () => 1,
	'ctrl-n': () => 1,
	'page-up': ({page}) => -page,
	'page-down': ({page}) => page,
	home: ({rows}) => -rows.length,
	end: ({rows}) => rows.length,
};

/** What can be pressed, most useful first; how to get out is last. */
export const pickHints = ({wish}: Picker): readonly string[] =>
	wish.isNameOnly
		? ['Enter print the name', 'Up/Down move', 'Ctrl-U clear', 'Esc cancel']
		: ['Enter get token', 'Tab flow, scope', 'Up/Down move', 'Ctrl-U clear', 'Esc cancel'];

/** One key by its name. Several may arrive before anything is painted, so everything is read from the state right now. */
export function pressPickKey(picker: Picker, key: string): void {
	const by = moves[key]?.(picker);
	if (key === '' || picker.state.end !== undefined) {
		return;
	}

	if (by !== undefined) {
		picker.move(by);
		return;
	}

	switch (key) {
		case 'enter':
			picker.take();
			return;
		case 'escape':
		case 'ctrl-c':
			picker.cancel();
			return;
		case 'tab':
			picker.turn(1);
			return;
		case 'shift-tab':
			picker.turn(-1);
			return;
		case 'ctrl-u':
			picker.edit({...fieldWith(''), cut: picker.query.text});
			return;
		default:
			edit(picker, key);
	}
}

function edit(picker: Picker, key: string): void {
	const text = key === 'space' ? ' ' : key;
	const field = edited(picker.query, key) ?? ([...text].length === 1 ? typed(picker.query, text) : undefined);
	if (field) {
		picker.edit(field);
	} else {
		picker.say(`${shownKey(key)} does nothing here. ${pickHints(picker).join('  ')}`);
	}
}

/** Pasted text is text: it goes into the query, and never fires a key. */
export function pastePickText(picker: Picker, text: string): void {
	if (picker.state.end === undefined) {
		picker.edit(typed(picker.query, text));
	}
}
