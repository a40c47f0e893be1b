/** Lines that belong together. Of several sections, the one with the highest rank is dropped first. */
export type Section<Line> = {
	readonly lines: readonly Line[];
	/** 0 is never dropped. */
	readonly rank: number;
	/** Stands right above the next section, also where there is room for blank lines. */
	readonly isTight?: boolean;
};

const heightOf = (sections: Iterable<Section<unknown>>, hasBlanks: boolean): number =>
	[...sections].reduce((sum, {lines, isTight}) => sum + lines.length + (hasBlanks && !isTight ? 1 : 0), 0);

/** Whether all sections fit with blank lines between them. */
export const allFit = (sections: ReadonlyArray<Section<unknown>>, height: number): boolean =>
	heightOf(sections, true) <= height;

/** The sections that fit, with blank lines between them where there is room for that. */
export function fitted<Line>(sections: ReadonlyArray<Section<Line>>, height: number, blank: Line): readonly Line[] {
	const kept = new Set(sections.filter(({lines}) => lines.length > 0));
	for (const section of [...kept].sort((a, b) => b.rank - a.rank)) {
		if (section.rank > 0 && heightOf(kept, false) > height) {
			kept.delete(section);
		}
	}

	const hasBlanks = heightOf(kept, true) <= height;
	return [...kept].flatMap(({lines, isTight}) => (hasBlanks && !isTight ? [...lines, blank] : lines));
}
