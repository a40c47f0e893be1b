import type {Claims} from '../core/claims.ts';
import type {ServiceId} from '../core/cloud.ts';
import type {HttpResponse} from '../core/http.ts';
import type {Probe} from '../core/probe.ts';

/** A test request as a person writes it. */
export type RequestDraft = {
	readonly method: string;
	/** A whole address, or a path that starts with `/` and goes to the service of the scope. */
	readonly url: string;
	readonly headers: ReadonlyArray<{readonly name: string; readonly value: string}>;
	readonly body?: string;
	/** The person said yes to a request that may change something. */
	readonly allowWrites: boolean;
	/** Origins the person said yes to sending this token to, although it is not meant for them. */
	readonly allowedOrigins: readonly string[];
};

/** A test request and what came back. */
export type ApiAnswer = {
	readonly method: string;
	readonly url: string;
	readonly service?: ServiceId;
	/** The catalogue's entry that this request matches, with what it needs. */
	readonly probe?: Probe;
	/** The claims of the token that was sent, never the token; absent when it could not be read. */
	readonly claims?: Claims;
	/** Which of the session's tokens it was (see `tokenKey`). */
	readonly tokenKey?: string;
	readonly response: HttpResponse;
};
