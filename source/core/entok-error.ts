import type {ErrorFacts} from './error-facts.ts';

/** What went wrong, in the terms of the exit codes that scripts rely on. */
export type ErrorKind =
	| 'unexpected'
	| 'usage'
	| 'input-needed'
	| 'configuration'
	| 'token-refused'
	| 'request-refused'
	| 'no-answer'
	| 'cancelled';

/** The process exit code of each kind of error (the contract of every command). */
export const exitCodes: Readonly<Record<ErrorKind, number>> = {
	unexpected: 1,
	usage: 2,
	'input-needed': 2,
	configuration: 3,
	'token-refused': 4,
	'request-refused': 5,
	'no-answer': 6,
	cancelled: 130,
};

/**
 * An error a person can act on: `message` says what happened, `hint` what to try next.
 * Neither may hold a secret; both are cleaned and redacted again where they are printed.
 */
export class EntokError extends Error {
	override readonly name = 'EntokError';
	readonly kind: ErrorKind;
	readonly hint: string | undefined;
	readonly facts: ErrorFacts;

	constructor(kind: ErrorKind, message: string, hint?: string, facts: ErrorFacts = {}) {
		super(message);
		this.kind = kind;
		this.hint = hint;
		this.facts = facts;
	}

	get exitCode(): number {
		return exitCodes[this.kind];
	}
}

/** Any thrown value as an error of ours. A foreign error's text is kept, its object (which may hold a request) is not. */
export function toEntokError(thrown: unknown): EntokError {
	if (thrown instanceof EntokError) {
		return thrown;
	}

	if (thrown instanceof Error && thrown.name === 'AbortError') {
		return new EntokError('cancelled', 'Cancelled.');
	}

	const text = thrown instanceof Error ? thrown.message : String(thrown);
	return new EntokError('unexpected', `Unexpected failure: ${text}`, 'This is a fault of entok; please report it.');
}
