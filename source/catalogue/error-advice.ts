/** What an error says and what a person can do about it, each in a sentence or two. */
export type ErrorAdvice = {readonly meaning: string; readonly nextStep: string};

/** Advice for an AADSTS code; `causes` are the usual ones, the likeliest first. */
export type EntraErrorEntry = ErrorAdvice & {readonly causes?: readonly string[]};

/** Entries of a table written with numbers as names. */
export const byCode = (table: Readonly<Record<number, EntraErrorEntry>>): ReadonlyArray<[number, EntraErrorEntry]> =>
	Object.entries(table).map(([code, entry]) => [Number(code), entry]);
