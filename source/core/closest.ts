/** Edit distance (Levenshtein), row by row. */
function distance(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...b].entries()) {
			next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
		}

		row = next;
	}

	return row.at(-1) ?? 0;
}

/** The known word a mistyped one most likely means, or undefined when none is near. */
export function closest(typed: string, known: readonly string[]): string | undefined {
	const wanted = typed.toLowerCase();
	const ranked = known
		.map(word => ({word, far: word.toLowerCase().startsWith(wanted) ? 0 : distance(wanted, word.toLowerCase())}))
		.sort((a, b) => a.far - b.far);
	const [best] = ranked;
	return best && wanted !== '' && best.far <= Math.max(1, Math.ceil(wanted.length / 3)) ? best.word : undefined;
}
