const base64UrlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const hexadecimal = '0123456789abcdef';

/** A stream of values that is the same again for the same label: nothing here comes from the clock or from chance. */
export type Random = {
	/** At least 0, below 1. */
	number(): number;
	/** A whole number from 0 up to, not including, `below`. */
	integer(below: number): number;
	pick<Item>(list: readonly Item[]): Item;
	/** A version 4 GUID in lower case. */
	guid(): string;
	/** Base64url characters, or characters of the alphabet given. */
	text(length: number, alphabet?: string): string;
};

/** Four 32-bit words from a text (xmur3, the usual seeding of sfc32). */
function* words(label: string): Generator<number, never> {
	let hash = 1779033703 ^ label.length;
	for (let index = 0; index < label.length; index += 1) {
		hash = Math.imul(hash ^ label.charCodeAt(index), 3432918353);
		hash = (hash << 13) | (hash >>> 19);
	}

	for (;;) {
		hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
		hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
		hash ^= hash >>> 16;
		yield hash >>> 0;
	}
}

/** A generator seeded by a label (sfc32). It is for demo data: nothing that must be hard to guess may come from it. */
export function createRandom(label: string): Random {
	const seeds = words(label);
	let a = seeds.next().value;
	let b = seeds.next().value;
	let c = seeds.next().value;
	let counter = seeds.next().value;

	const word = (): number => {
		const result = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + result;
		return result >>> 0;
	};

	for (let round = 0; round < 12; round += 1) {
		word();
	}

	const number = (): number => word() / 0x1_0000_0000;
	const integer = (below: number): number => Math.floor(number() * below);
	const pick = <Item>(list: readonly Item[]): Item => {
		const index = integer(list.length);
		if (index >= list.length) {
			throw new RangeError('There is nothing to pick from.');
		}

		return list[index] as Item;
	};

	const text = (length: number, alphabet = base64UrlAlphabet): string => {
		let characters = '';
		for (let index = 0; index < length; index += 1) {
			characters += alphabet[integer(alphabet.length)];
		}

		return characters;
	};

	const guid = (): string => {
		const digits = text(30, hexadecimal);
		const variant = pick(['8', '9', 'a', 'b']);
		return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18)}`;
	};

	return {number, integer, pick, guid, text};
}
