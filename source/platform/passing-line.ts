/** One line of a terminal that says what goes on, and goes away without a trace. */
export type PassingLine = {
	show(text: string): void;
	/** Before anything else is written. */
	erase(): void;
};

/**
 * Without a terminal to write on, nothing is said. A line too long is cut by the terminal: it does not wrap meanwhile. Where
 * nothing can be painted (`isPlain`), the line stays.
 */
export function passingLine(terminal: Pick<NodeJS.WriteStream, 'write'> | undefined, isPlain: boolean): PassingLine {
	let isShown = false;
	return {
		show(text) {
			isShown = !isPlain;
			terminal?.write(isPlain ? `${text}\n` : `\x1b[?7l${text}\x1b[?7h`);
		},
		erase() {
			if (isShown) {
				isShown = false;
				terminal?.write('\r\x1b[K');
			}
		},
	};
}
