/** Asks a person, hidden; undefined when nobody can or may be asked. */
export type Ask = (purpose: string, signal?: AbortSignal) => Promise<string | undefined> | undefined;
