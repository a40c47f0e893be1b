/** What the program can do beside the actions of the table. */
const ownWords = ['help', 'time', 'again', 'quit', 'exit', 'back'] as const;
type OwnWord = (typeof ownWords)[number];

/** The steps of the work; the first five are the panels of the screen. */
export const steps = ['profile', 'flow', 'scope', 'token', 'requests', 'answer'] as const;
export type Step = (typeof steps)[number];

/** A typed line, by what it asks for. */
export type Typed =
	| {readonly kind: 'nothing'}
	| {readonly kind: 'number'; readonly number: number}
	/** A key of the screen; with a number it is meant for that row of the list. */
	| {readonly kind: 'key'; readonly key: string; readonly number?: number}
	/** A key, and a letter of the menu it may open. */
	| {readonly kind: 'menu'; readonly key: string; readonly letter: string}
	| {readonly kind: 'step'; readonly step: Step}
	| {readonly kind: 'word'; readonly word: Exclude<OwnWord, 'exit'>}
	/** Words of an action; none: all of them. */
	| {readonly kind: 'find'; readonly words: string}
	/** Letters that narrow the list down; none: the whole list again. */
	| {readonly kind: 'narrow'; readonly text: string}
	/** Arrow keys and the like: bytes without a letter among them. */
	| {readonly kind: 'no-text'};

/** CSI and SS3 sequences: what the arrow keys type into a line. */
const keySequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|O[@-~])/g;

const isOneCharacter = (text: string): boolean => [...new Intl.Segmenter().segment(text)].length === 1;

/** Numbers choose, one character is a key, a colon finds an action, everything else narrows the list down. */
export function parseTyped(line: string): Typed {
	if (line.trim() === '\x1b') {
		return {kind: 'key', key: 'escape'};
	}

	const text = line
		.replace(keySequence, '')
		.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
		.trim();
	const word = text.toLowerCase();
	const [, key, row] = /^(\S) +(\d{1,6})$/u.exec(text) ?? [];
	if (text === '') {
		return {kind: line.trim() === '' ? 'nothing' : 'no-text'};
	}

	if (/^\d{1,6}$/.test(text)) {
		return {kind: 'number', number: Number(text)};
	}

	if (key !== undefined && !/\d/.test(key)) {
		return {kind: 'key', key, number: Number(row)};
	}

	const [, menu, letter] = /^(\S) ([A-Za-z])$/u.exec(text) ?? [];
	if (menu !== undefined && letter !== undefined && !/[\d/:]/.test(menu)) {
		return {kind: 'menu', key: menu, letter};
	}

	if (text === '?') {
		return {kind: 'find', words: ''};
	}

	if (text.startsWith(':')) {
		return {kind: 'find', words: text.slice(1).trim()};
	}

	if (text.startsWith('/')) {
		return {kind: 'narrow', text: text.slice(1).trim()};
	}

	if (isOneCharacter(text)) {
		return {kind: 'key', key: text};
	}

	if (/^(?:(?:ctrl|alt|shift)-\S+|escape|esc|tab|space)$/.test(word)) {
		return {kind: 'key', key: word === 'esc' ? 'escape' : word};
	}

	const step = steps.find(name => name === word || (name.endsWith('s') && name === `${word}s`));
	const own = ownWords.find(name => name === word);
	return step
		? {kind: 'step', step}
		: own
			? {kind: 'word', word: own === 'exit' ? 'quit' : own}
			: {kind: 'narrow', text};
}
