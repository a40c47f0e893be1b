/**
 * What stands at one place of a terminal's input: a piece that is complete, with the keys it is (none when it is a reply
 * of the terminal's), or the beginning of one, with the keys it is should nothing follow soon. A beginning without
 * `whenAlone` waits for what follows however long that takes.
 */
export type InputPiece =
	| {readonly end: number; readonly keys: readonly string[]}
	| {readonly end: undefined; readonly whenAlone?: readonly string[]};

/** A string reply beyond this is given up, so that a lost end mark cannot swallow the keyboard. Characters. */
export const longestReply = 64 * 1024;

/** ECMA-48 control sequences, and the forms of the Linux console (`ESC [ [ A`) and rxvt (`ESC [ 3 $`). */
const controlSequence = /\x1b\[(?:\[[0-?]*[@-~]|[235678]\$(?!y)|[0-?]*[ -/]*[@-Z\\-~])/y;
const controlSequenceBegun = /\x1b\[\[?[0-?]*[ -/]*$/y;
const controlSequenceBroken = /\x1b\[[0-?]+[ -/]*/y;
const singleShift = /\x1bO[\d;]*[@-~]/y;
const singleShiftBegun = /\x1bO[\d;]*$/y;

/**
 * Control sequences that are replies, not keys: everything with a private mark (device attributes, modes, mouse, kitty),
 * focus, cursor position, status, window size, urxvt's mouse (xterm, «Control Sequences»); and a stray end of a paste.
 */
const reply = /^\x1b\[(?:[<-?].*|[IO]|[\d;]+(?:[MRcntx]|\$y|&w)|201~)$/;

const mouseReport = /\x1b\[M[^\x00-\x1f]{3}/y;
const mouseReportBegun = /\x1b\[M[^\x00-\x1f]{0,2}$/y;

/**
 * OSC, DCS, APC, PM and SOS as terminals send them. Alt with the same character is a key, so what follows must look like
 * a reply: a number and a semicolon for OSC (or a title report), parameters for DCS.
 */
const stringReply = /\x1b(?:\](?:\d+(?=[;\x07\x1b\x9c])|[lLI])|P[ -?]|[_^X][ -~])/y;
const stringReplyBegun = /\x1b\]\d+$/y;
const stringEnd = /[\x00-\x1f\x7f\x9c]/g;

const matchAt = (pattern: RegExp, text: string, index: number): string | undefined => {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0];
};

/** Anything that cannot be part of a reply ends it: whoever presses Enter or Esc gets out. */
function stringPiece(text: string, index: number): InputPiece {
	stringEnd.lastIndex = index + 1;
	const end = stringEnd.exec(text)?.index;
	if (end === undefined) {
		return text.length - index > longestReply ? {end: text.length, keys: []} : {end: undefined};
	}

	switch (text[end]) {
		case '\x07':
		case '\x9c':
			return {end: end + 1, keys: []};
		case '\x1b':
			if (end + 1 === text.length) {
				return {end: undefined, whenAlone: ['\x1b']};
			}

			return {end: text[end + 1] === '\\' ? end + 2 : end, keys: []};
		default:
			return {end, keys: []};
	}
}

function controlPiece(text: string, index: number): InputPiece | undefined {
	const report = matchAt(mouseReport, text, index);
	if (report !== undefined) {
		return {end: index + report.length, keys: []};
	}

	if (matchAt(mouseReportBegun, text, index) !== undefined) {
		return {end: undefined, whenAlone: []};
	}

	const sequence = matchAt(controlSequence, text, index) ?? matchAt(singleShift, text, index);
	return sequence === undefined
		? undefined
		: {end: index + sequence.length, keys: reply.test(sequence) ? [] : [sequence]};
}

/** Reads the piece that begins with the escape character at `index`. */
export function escapePiece(text: string, index: number): InputPiece {
	if (text.length - index <= 2 && /^\x1b[[\]OP_^X]?$/.test(text.slice(index))) {
		return {end: undefined, whenAlone: [text.slice(index)]};
	}

	const control = controlPiece(text, index);
	if (control) {
		return control;
	}

	if (matchAt(stringReply, text, index) !== undefined) {
		return stringPiece(text, index);
	}

	if ([controlSequenceBegun, singleShiftBegun, stringReplyBegun].some(begun => matchAt(begun, text, index))) {
		return text.length - index > longestReply ? {end: text.length, keys: []} : {end: undefined};
	}

	// Esc and then another key, quickly: neither may be lost, Ctrl-C least of all. With Alt only where that key exists.
	const next = text.codePointAt(index + 1) ?? 0;
	if (next < 0x20 && !'\t\r\b'.includes(String.fromCodePoint(next))) {
		return {end: index + 1, keys: ['\x1b']};
	}

	const begun = matchAt(controlSequenceBroken, text, index);
	if (begun !== undefined) {
		return {end: index + begun.length, keys: []};
	}

	const end = index + 1 + String.fromCodePoint(next).length;
	return {end, keys: [text.slice(index, end)]};
}
