/** An entry of the key file that is not used: the action's id, or the member of the file. */
export type KeyProblem = {readonly entry: string; readonly reason: string; readonly advice?: string};

/** The keys of a person's own, from `keys.json`. */
export type OwnKeys = {
	/** Where the file is, or would be. */
	readonly path: string;
	/** The same, short, for people. */
	readonly shortPath: string;
	/** Key names by the ids of the actions that have others than the standard ones; none: the action has no key. */
	readonly changed: ReadonlyMap<string, readonly string[]>;
	readonly problems: readonly KeyProblem[];
	/** Why nothing of the file is used. */
	readonly refusal?: {readonly message: string; readonly hint?: string};
};

/** What is wrong with the file in one sentence; undefined when nothing is. */
export function keysTrouble({refusal, problems}: OwnKeys): string | undefined {
	if (refusal) {
		return 'keys.json was not used: see entok keys';
	}

	const {length} = problems;
	return length === 0
		? undefined
		: `keys.json: ${length === 1 ? '1 entry was' : `${length} entries were`} not used: see entok keys`;
}
