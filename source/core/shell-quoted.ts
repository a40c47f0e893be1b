/** A text as it can be pasted into a POSIX shell as one word. */
export const shellQuoted = (text: string): string =>
	/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
