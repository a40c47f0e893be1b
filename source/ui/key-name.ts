import {oneCharacter} from '../core/key-names.ts';

/** What Ink's `useInput` says about a key, as far as a name depends on it. */
export type PressedKey = {
	readonly upArrow: boolean;
	readonly downArrow: boolean;
	readonly leftArrow: boolean;
	readonly rightArrow: boolean;
	readonly pageUp: boolean;
	readonly pageDown: boolean;
	readonly home: boolean;
	readonly end: boolean;
	readonly return: boolean;
	readonly escape: boolean;
	readonly tab: boolean;
	readonly backspace: boolean;
	readonly delete: boolean;
	readonly ctrl: boolean;
	readonly shift: boolean;
	readonly meta: boolean;
	readonly super?: boolean;
	readonly hyper?: boolean;
	readonly eventType?: 'press' | 'repeat' | 'release';
};

const names = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'page-up'],
	['pageDown', 'page-down'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const;

/** A line feed is the Enter of programs that type for somebody; keyboards send it for Ctrl-J alone. */
const characterNames: ReadonlyMap<string, string> = new Map([
	[' ', 'space'],
	['\n', 'enter'],
]);

/**
 * The name of a key Ink reported: `up`, `enter`, `shift-tab`, `ctrl-q`, `alt-b`, or the character itself (`q`, `Q`, `é`).
 * Empty for what has no name: function keys, pastes, keys let go.
 */
export function keyNameOf(input: string, key: PressedKey): string {
	if (key.eventType === 'release' || key.super || key.hyper) {
		return '';
	}

	const modifiers = (key.ctrl ? 'ctrl-' : '') + (key.meta ? 'alt-' : '');
	const named = names.find(([flag]) => key[flag])?.[1] ?? characterNames.get(input);
	if (named !== undefined) {
		return modifiers + (key.shift ? 'shift-' : '') + named;
	}

	return oneCharacter.test(input) ? modifiers + input : '';
}
