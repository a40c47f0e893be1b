/**
 * Characters that can move the cursor, colour, link, hide or reorder text when a terminal prints them:
 * C0 and C1 controls, DEL, bidi controls, zero-width and joiner signs, line separators, the byte order mark,
 * interlinear annotations, variation selectors of the tag block, and tag characters.
 */
const unsafe =
	/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\u034f/gu;

/** Half a surrogate pair: not text, and encoders disagree about it. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (character: string): string => {
	const code = character.codePointAt(0) ?? 0;
	return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
};

/**
 * Text from a server, file or profile made safe to print: every character that could act on a terminal
 * is written as a visible escape such as `\x1b`. Nothing is dropped, so the reader sees what was sent.
 */
export const cleanForeignText = (text: string): string => text.replace(loneSurrogate, escaped).replace(unsafe, escaped);

/** As `cleanForeignText`, keeping line ends and turning tabs into spaces: for bodies and other text of many lines. */
export const cleanForeignLines = (text: string): readonly string[] =>
	text.split(/\r\n|\n|\r/).map(line => cleanForeignText(line.replaceAll('\t', '    ')));

/**
 * JSON that a terminal may print: what `JSON.stringify` leaves of such characters (it escapes C0 alone) is written as
 * `\uXXXX`, so that the JSON means the same. The line ends and tabs it was indented with stay.
 */
export const cleanJson = (json: string): string =>
	json.replace(unsafe, character =>
		character === '\n' || character === '\t'
			? character
			: Array.from(
					{length: character.length},
					(_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
				).join(''),
	);
