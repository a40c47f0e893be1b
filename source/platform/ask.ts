/** Asks a person, hidden; undefined when nobody can or may be asked. */
export type Ask = (purpose: string, signal?: AbortSignal) => Promise<string | undefined> | undefined;

/** Shows lines to a person and asks a question to which only a whole yes is one; undefined when nobody can or may be asked. */
export type Confirm = (
	lines: readonly string[],
	question: string,
	signal?: AbortSignal,
) => Promise<boolean | undefined> | undefined;
