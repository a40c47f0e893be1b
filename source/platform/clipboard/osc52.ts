import {EntokError} from '../../core/entok-error.ts';

/** More than this, many terminals and multiplexers drop or cut: 100,000 bytes with base64 and frame. Bytes of text. */
export const longestOsc52 = 74_994;

/** GNU screen hands on what comes in device control strings, and only in small ones. Bytes, with their frame. */
const screenPiece = 240;

/** A sequence as GNU screen passes it on to its terminal (screen's manual, «Device Control String»). */
function throughScreen(sequence: string): string {
	const frame = 4;
	const pieces: string[] = [];
	for (let at = 0; at < sequence.length; at += screenPiece - frame) {
		pieces.push(`\x1bP${sequence.slice(at, at + screenPiece - frame)}\x1b\\`);
	}

	return pieces.join('');
}

/**
 * What asks a terminal to take a text into its clipboard (xterm, «Control Sequences», OSC 52); an empty one empties it.
 * Always the selection `c`, the only one mosh knows. Throws EntokError `usage` for a text that would be cut on the way.
 */
export function osc52(text: string, isInScreen: boolean): string {
	const bytes = Buffer.from(text);
	if (bytes.length > longestOsc52) {
		throw new EntokError(
			'usage',
			`Not copied: ${bytes.length} bytes, and OSC 52 takes ${longestOsc52} at most.`,
			'Start entok with --clipboard file to copy into a file.',
		);
	}

	const sequence = `\x1b]52;c;${bytes.toString('base64')}\x07`;
	return isInScreen ? throughScreen(sequence) : sequence;
}
