import {asciiText} from '../core/ascii-text.ts';
import type {TerminalLooks} from '../core/terminal-looks.ts';
import type {Environment} from './folders.ts';

/** The title of the terminal's window while the workbench has the terminal. */
export type TerminalTitle = {
	set(title: string): void;
	/** Gives the title back to whoever has the terminal while the work lasts. */
	lend<Result>(work: () => Promise<Result>): Promise<Result>;
	restore(): void;
};

/** Puts the title on the terminal's stack, takes it back (xterm, XTWINOPS 22 and 23), sets it (OSC 2). */
const sequences = {save: '\x1b[22;0t', restore: '\x1b[23;0t', set: (title: string) => `\x1b]2;${title}\x07`};

/** Consoles and old terminals have no window; a slow line has no bytes to spare. */
const hasTitle = ({TERM: term = ''}: Environment, {isSlow}: TerminalLooks): boolean =>
	!isSlow && !/^(?:linux|vt\d|dumb|ansi|cons)/.test(term) && term !== '';

/** A terminal without such a stack is left without a title rather than with ours. */
export function createTerminalTitle(
	output: Pick<NodeJS.WriteStream, 'write'>,
	environment: Environment,
	looks: TerminalLooks,
): TerminalTitle | undefined {
	if (!hasTitle(environment, looks)) {
		return undefined;
	}

	let shown: string | undefined;
	const set = (title: string): void => {
		// What ends the sequence early would be typed on the screen.
		const clean = title.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
		output.write((shown === undefined ? sequences.save : '') + sequences.set(looks.isAscii ? asciiText(clean) : clean));
		shown = title;
	};
	const restore = (): void => {
		if (shown !== undefined) {
			output.write(sequences.set('') + sequences.restore);
			shown = undefined;
		}
	};
	return {
		set,
		restore,
		async lend(work) {
			const before = shown;
			restore();
			try {
				return await work();
			} finally {
				if (before !== undefined) {
					set(before);
				}
			}
		},
	};
}
