/** Takes no cell of its own: combining marks and joiners. */
const widthless = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Takes two cells: East Asian wide and fullwidth letters, and emoji (Unicode Standard Annex 11, roughly). */
const wide =
	/^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Text for a terminal that knows ASCII only: everything else becomes `?`, as many as it is cells wide; an ellipsis becomes `~`. */
export const asciiText = (text: string): string =>
	text.replace(/[^\u0000-\u007f]/gu, letter =>
		letter === '…' ? '~' : widthless.test(letter) ? '' : wide.test(letter) ? '??' : '?',
	);
