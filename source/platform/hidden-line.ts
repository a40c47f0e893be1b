/** A line typed without being shown. `typing` until Enter, Ctrl-C, or Ctrl-D on an empty line. */
export type HiddenLine = {readonly text: string; readonly status: 'typing' | 'entered' | 'cancelled'};

export const emptyLine: HiddenLine = {text: '', status: 'typing'};

/** CSI and SS3 sequences (arrow keys, the brackets around a paste) and keys held with Alt. */
const sequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|O[\s\S]|[^[O])/g;

function typed(line: HiddenLine, character: string): HiddenLine {
	switch (character) {
		case '\r':
		case '\n':
			return {...line, status: 'entered'};
		case '\x03':
			return {text: '', status: 'cancelled'};
		case '\x04':
			return line.text === '' ? {...line, status: 'cancelled'} : line;
		case '\x15':
			return emptyLine;
		case '\x08':
		case '\x7f':
			return {...line, text: [...line.text].slice(0, -1).join('')};
		default:
			return /\p{Cc}/u.test(character) ? line : {...line, text: line.text + character};
	}
}

/** The line after what a terminal in raw mode delivered. Typing after Enter is dropped: the rest of a pasted text. */
export function typeHidden(line: HiddenLine, input: string): HiddenLine {
	let next = line;
	for (const character of input.replace(sequence, '')) {
		if (next.status !== 'typing') {
			break;
		}

		next = typed(next, character);
	}

	return next;
}
