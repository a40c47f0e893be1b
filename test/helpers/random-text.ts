/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createChance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** One of several things. */
export const pick = <Item>(chance: () => number, items: readonly Item[]): Item => {
	const item = items[Math.floor(chance() * items.length)];
	if (item === undefined) {
		throw new Error('There is nothing to pick from.');
	}

	return item;
};

/** A text of given length out of an alphabet. */
export const textOf = (chance: () => number, length: number, alphabet: string): string =>
	Array.from({length}, () => pick(chance, [...alphabet])).join('');

export const guidOf = (chance: () => number): string =>
	[8, 4, 4, 4, 12].map(length => textOf(chance, length, '0123456789abcdef')).join('-');
