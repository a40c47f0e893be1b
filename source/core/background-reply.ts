import type {Background} from './terminal-looks.ts';

/** Asks for the background colour (xterm, OSC 11), and behind it for what every terminal answers (DA1), as an end mark. */
export const backgroundQuestion = '\x1b]11;?\x1b\\\x1b[c';

const colourReply = /\x1b\]11;([^\x07\x1b]*)(?:\x07|\x1b\\)/;
const endMark = /\x1b\[\?[\d;]*c/;

/** One channel of an X11 colour, of one to four hexadecimal digits, as a share of the full. */
const share = (digits: string): number => Number.parseInt(digits, 16) / (16 ** digits.length - 1);

/** Light or dark, by the luminance of `rgb:hhhh/hhhh/hhhh` (X11's way of writing a colour). */
function backgroundOf(colour: string): Background | undefined {
	const channels = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour)?.slice(1).map(share);
	if (channels?.length !== 3) {
		return undefined;
	}

	const [red = 0, green = 0, blue = 0] = channels;
	return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** What came from a terminal that was asked: whether that is all, what it means, and what was typed in between. */
export function readBackgroundReply(text: string): {
	readonly isComplete: boolean;
	readonly background: Background | undefined;
	readonly typed: string;
} {
	return {
		isComplete: endMark.test(text),
		background: backgroundOf(colourReply.exec(text)?.[1] ?? ''),
		typed: text.replace(colourReply, '').replace(endMark, ''),
	};
}
