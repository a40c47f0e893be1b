/**
 * Whether all words of a query occur in a text, each as a run of letters or, failing that, as letters in order;
 * the lower the score, the better the match. Undefined: no match.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
	const haystack = text.toLowerCase();
	let score = 0;
	for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
		const at = haystack.indexOf(word);
		const scattered = at === -1 ? scatteredScore(word, haystack) : undefined;
		if (at === -1 && scattered === undefined) {
			return undefined;
		}

		const startsWord = at === 0 || /[\s\-_./]/.test(haystack[at - 1] ?? '');
		score += scattered ?? (startsWord ? 0 : 10) + at / 100;
	}

	return score;
}

/** Letters in order with gaps; long gaps score badly. */
function scatteredScore(word: string, haystack: string): number | undefined {
	let from = 0;
	let gaps = 0;
	for (const letter of word) {
		const at = haystack.indexOf(letter, from);
		if (at === -1) {
			return undefined;
		}

		gaps += at - from;
		from = at + 1;
	}

	return gaps > word.length * 4 ? undefined : 100 + gaps;
}

/** The items that match, best first; with an empty query all, in their order. */
export function fuzzyFilter<Item>(
	query: string,
	items: readonly Item[],
	textOf: (item: Item) => string,
): readonly Item[] {
	if (query.trim() === '') {
		return items;
	}

	return items
		.flatMap((item, index) => {
			const score = fuzzyScore(query, textOf(item));
			return score === undefined ? [] : [{item, score, index}];
		})
		.sort((a, b) => a.score - b.score || a.index - b.index)
		.map(({item}) => item);
}
