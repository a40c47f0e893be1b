/** Entra's longest descriptions have some 600 characters; what is much longer is no sentence for people. */
const longestSentence = 2000;
const longestWord = 200;

const cut = (text: string, longest: number): string =>
	text.length <= longest
		? text
		: `${text.slice(0, longest).toWellFormed()}… (${text.length - longest} more characters)`;

/** What a server says in words, short enough to be shown whole. */
export const toldSentence = (text: string): string => cut(text, longestSentence);

/** A code or an id from a server, short enough to stand in a line. */
export const toldWord = (text: string): string => cut(text, longestWord);
