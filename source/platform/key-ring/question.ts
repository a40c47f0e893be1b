/** What the program of the key ring is asked on its standard input, as one JSON text. */
export type KeyRingQuestion =
	| {readonly operation: 'read' | 'remove'; readonly name: string}
	/** `isNew`: one of this name that is there already is left. */
	| {readonly operation: 'write'; readonly name: string; readonly value: string; readonly isNew: boolean}
	/** Writes, reads and removes an entry of its own. */
	| {readonly operation: 'probe'};

/**
 * What it answers on its standard output, as one JSON text. `value`: what was read, null when there is no such entry.
 * `fault`: why not, in the words of the system's key ring; `missing`: the package for it is not installed.
 */
export type KeyRingAnswer =
	| {readonly value?: string | null}
	| {readonly fault: string; readonly isMissing?: boolean}
	| {readonly isTaken: true};
