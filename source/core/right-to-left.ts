/** Letters that are read from the right: Hebrew, Arabic, Syriac and their kin (Unicode, Bidi_Class R and AL, by blocks). */
const letter = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';

/** Words of them one blank apart; wider gaps part columns, and signs may be borders. */
const run = new RegExp(`${letter}(?:[${letter.slice(1, -1)}\\p{M}]| (?=${letter}))*`, 'gu');

/** The left-to-right mark: no cell wide, and for the bidirectional algorithm a letter read from the left. */
const mark = '\u200e';

/**
 * Text for a terminal that puts letters read from the right in order itself (VTE, Konsole, Apple's): every run of them is
 * closed with a left-to-right mark. Without it, borders and figures between two such runs would be turned round with them.
 */
export const isolateRightToLeft = (text: string): string => text.replace(run, `$&${mark}`);
