/** What is shown wherever a secret would stand. Its length says nothing about the secret's. */
export const mask = '********';

/**
 * A value that must not be seen: a client secret, a token, a passphrase.
 * Printing, inspecting, joining or serialising it gives the mask; only `reveal()` gives the value,
 * so every place that uses one can be found by searching for that word.
 */
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
	}

	reveal(): string {
		return this.#value;
	}

	get length(): number {
		return this.#value.length;
	}

	toString(): string {
		return mask;
	}

	toJSON(): string {
		return mask;
	}

	/** What `console.log` and `util.inspect` print; the symbol is Node's documented, global one. */
	[Symbol.for('nodejs.util.inspect.custom')](): string {
		return mask;
	}
}

/** The plain text of a field that may be secret, for the one place that puts it on the wire. */
export const plainText = (value: string | Secret): string => (value instanceof Secret ? value.reveal() : value);
