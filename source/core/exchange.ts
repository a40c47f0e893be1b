import type {EntokError} from './entok-error.ts';
import type {Field, HttpPurpose} from './http.ts';

/**
 * One HTTP request with its answer, as structured fields. Secrets stay `Secret` values: they are masked where the
 * exchange is rendered or exported, never here, so that one of them can be revealed on request and nothing else ever is.
 */
export type Exchange = {
	/** 1 for the first exchange of a session, then counting up. */
	readonly number: number;
	readonly purpose: HttpPurpose;
	readonly startedAt: number;
	readonly request: {
		readonly method: string;
		readonly url: string;
		readonly headers: readonly Field[];
		readonly form: readonly Field[];
		readonly body?: string;
	};
	readonly outcome:
		| {
				readonly kind: 'answered';
				readonly status: number;
				readonly headers: readonly Field[];
				/** The members of a token endpoint's JSON answer, its tokens as secrets; empty for other answers. */
				readonly fields: readonly Field[];
				/** The body of an answer that holds no token. */
				readonly body?: string;
				readonly milliseconds: number;
		  }
		| {readonly kind: 'unanswered'; readonly error: EntokError};
};
