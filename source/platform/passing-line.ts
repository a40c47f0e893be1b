/** One line of a terminal that says what goes on, and goes away without a trace. */
export type PassingLine = {
	show(text: string): void;
	/** Before anything else is written. */
	erase(): void;
};

const ellipsis = '...';

/** By characters: where some take two cells, the terminal cuts what is still too long. */
function cut(text: string, room: number): string {
	const characters = [...text];
	return characters.length > room
		? `${characters.slice(0, Math.max(0, room - ellipsis.length)).join('')}${ellipsis}`
		: text;
}

/**
 * Without a terminal to write on, nothing is said. A line too long is cut, and does not wrap in any case. Where nothing can be
 * painted (`isPlain`), the line stays.
 */
export function passingLine(
	terminal: Pick<NodeJS.WriteStream, 'write' | 'columns'> | undefined,
	isPlain: boolean,
): PassingLine {
	let isShown = false;
	return {
		show(text) {
			isShown = !isPlain;
			terminal?.write(isPlain ? `${text}\n` : `\x1b[?7l${cut(text, terminal.columns || 80)}\x1b[?7h`);
		},
		erase() {
			if (isShown) {
				isShown = false;
				terminal?.write('\r\x1b[K');
			}
		},
	};
}
