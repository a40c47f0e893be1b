import type {Clock} from '../core/clock.ts';
import type {HttpPurpose} from '../core/http.ts';
import type {Environment} from './proxy.ts';

export type HttpOptions = {
	readonly clock: Clock;
	/** Where HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are read. */
	readonly environment: Environment;
	/** For `client-request-id`; a random GUID when not given. */
	readonly newId?: () => string;
	/** For `user-agent: entok/<version>`. */
	readonly version?: string;
	/** From the start to the last byte of the answer; 60 s when not given. */
	readonly timeoutMilliseconds?: number;
	/** Name look-up, connection, proxy and TLS together; 10 s when not given. */
	readonly connectTimeoutMilliseconds?: number;
	/** From the connection to the head of the answer; only the total counts when not given. */
	readonly answerTimeoutMilliseconds?: number;
	/** PEM text, trusted besides Node's own authorities and those of NODE_EXTRA_CA_CERTS. */
	readonly certificateAuthority?: string;
	/** `true` when not given. */
	readonly useProxy?: boolean;
	/** The largest body of an answer, after inflating; 4 MiB, for the API 32 MiB, when not given. */
	readonly maximumBytes?: Readonly<Partial<Record<HttpPurpose, number>>>;
};
