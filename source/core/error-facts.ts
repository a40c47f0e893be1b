import type {ClaimComparison} from './claim-comparison.ts';
import type {FlowId} from './flow-id.ts';
import type {Credential} from './profile.ts';

/** What was tried when a token was refused; no secrets. */
export type Attempt = {
	readonly flow: FlowId;
	/** The profile's name. */
	readonly profile: string;
	readonly clientId: string;
	readonly tenant: string;
	readonly scope: string;
	readonly credential: Credential['kind'];
	/** The account, where the profile names one. */
	readonly username?: string;
};

/** What an error carries besides its sentences: the server's own words and ids, kept for support and for `--json`. */
export type ErrorFacts = {
	/** The OAuth `error` value or the API's `error.code`; our own word where no server spoke (`dns`, `tls`, …). */
	readonly code?: string;
	/** The number of an AADSTS code, without the prefix. */
	readonly aadsts?: number;
	/** OAuth `suberror`, as Entra sends it. */
	readonly suberror?: string;
	/** The HTTP status of the answer. */
	readonly status?: number;
	/** The server's own text, uncleaned. */
	readonly serverText?: string;
	/** A claims challenge to pass on to the next request, as JSON text. */
	readonly claims?: string;
	readonly traceId?: string;
	readonly correlationId?: string;
	readonly timestamp?: string;
	/** A federated assertion that was refused, beside what its profile expects of it. */
	readonly assertion?: readonly ClaimComparison[];
	/** Seconds the server asked to wait. */
	readonly retryAfter?: number;
	readonly attempt?: Attempt;
};
