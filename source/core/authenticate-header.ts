/** One challenge of a `WWW-Authenticate` header: its scheme as written, its parameters by lower-case name. */
export type AuthenticateChallenge = {
	readonly scheme: string;
	readonly parameters: ReadonlyMap<string, string>;
};

/** Longer than any server's header lines together (Node itself takes 16 KiB). Characters. */
const longestHeader = 64 * 1024;
const mostChallenges = 32;
const mostParameters = 64;

const separators = /[\s,]*/y;
const blanks = /\s*/y;
const word = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
/** A scheme may be followed by one piece of base64 instead of parameters (RFC 9110 section 11.2). */
const token68 = /[0-9A-Za-z._~+/-]+=*(?=\s*(?:,|$))/y;
const quoted = /"((?:[^"\\]|\\.)*)(?:"|$)/sy;
const unquoted = /[^\s,]*/y;

/** Reads a header from its beginning to its end, once: every pattern starts where the one before stopped. */
class Scanner {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#text.length;
	}

	take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		this.#at = found ? pattern.lastIndex : this.#at;
		return found;
	}

	takeCharacter(character: string): boolean {
		const isThere = this.#text[this.#at] === character;
		this.#at += isThere ? 1 : 0;
		return isThere;
	}

	skip(): void {
		this.#at++;
	}

	/** A JSON object that nobody quoted: up to the brace that closes the first, braces in its texts not counted. */
	takeBraces(): string | undefined {
		const start = this.#at;
		if (this.#text[start] !== '{') {
			return undefined;
		}

		let depth = 0;
		let isInText = false;
		for (; this.#at < this.#text.length; this.#at++) {
			const character = this.#text[this.#at];
			if (isInText) {
				this.#at += character === '\\' ? 1 : 0;
				isInText = character !== '"';
			} else if (character === '"') {
				isInText = true;
			} else if (character === '{') {
				depth++;
			} else if (character === '}' && --depth === 0) {
				return this.#text.slice(start, ++this.#at);
			}
		}

		return this.#text.slice(start);
	}
}

function valueAt(scanner: Scanner): string {
	scanner.take(blanks);
	const text = scanner.take(quoted);
	return text ? (text[1] ?? '').replace(/\\(.)/gs, '$1') : (scanner.takeBraces() ?? scanner.take(unquoted)?.[0] ?? '');
}

/**
 * The challenges of one or several `WWW-Authenticate` lines joined with commas (RFC 9110 section 11.6.1), tolerant of
 * what services really send: values that are JSON nobody quoted, paths and base64 without quotes, blanks around `=`.
 * A parameter given twice keeps its first value. Never throws; what cannot be read is passed over.
 */
export function parseAuthenticate(header: string): readonly AuthenticateChallenge[] {
	const scanner = new Scanner(header.slice(0, longestHeader));
	const challenges: Array<{scheme: string; parameters: Map<string, string>}> = [];
	while (!scanner.isAtEnd) {
		scanner.take(separators);
		const name = scanner.take(word)?.[0];
		if (name === undefined) {
			scanner.skip();
			continue;
		}

		scanner.take(blanks);
		const parameters = challenges.at(-1)?.parameters;
		if (scanner.takeCharacter('=')) {
			const value = valueAt(scanner);
			const key = name.toLowerCase();
			if (parameters && parameters.size < mostParameters && !parameters.has(key)) {
				parameters.set(key, value);
			}
		} else if (challenges.length < mostChallenges) {
			challenges.push({scheme: name, parameters: new Map()});
			scanner.take(token68);
		} else {
			break;
		}
	}

	return challenges;
}
