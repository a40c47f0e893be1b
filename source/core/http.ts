import type {Secret} from './secret.ts';

/** A header or form field; a `Secret` value is masked wherever the request is shown. */
export type Field = {readonly name: string; readonly value: string | Secret};

/**
 * What a request is for. It decides limits and handling: a token request is never retried and its answer is small;
 * an API answer may be large.
 */
export type HttpPurpose = 'token' | 'discovery' | 'api';

export type HttpRequest = {
	readonly purpose: HttpPurpose;
	readonly method: string;
	readonly url: string;
	readonly headers: readonly Field[];
	/** Sent as application/x-www-form-urlencoded; exclusive with `body`. */
	readonly form?: readonly Field[];
	readonly body?: string;
	/** A PEM file whose certificate authorities are trusted besides the usual ones. */
	readonly certificateAuthority?: string;
	/** Never through a proxy, whatever the environment says: the endpoint is this machine's own. */
	readonly isDirect?: boolean;
	/** From the start to the last byte of the answer, where less than the usual limit will do. */
	readonly timeoutMilliseconds?: number;
	readonly signal?: AbortSignal;
};

export type HttpResponse = {
	readonly status: number;
	/** Names in lower case; repeated headers joined with a comma, as in RFC 9110 section 5.3. */
	readonly headers: Readonly<Record<string, string>>;
	/** Decoded as UTF-8, without a byte order mark. */
	readonly body: string;
	/** The body as it came, when it is no UTF-8 text: a picture, an archive. */
	readonly bytes?: Uint8Array;
	/** When the answer was complete, milliseconds since the epoch by our own clock. */
	readonly receivedAt: number;
	/** From the first byte sent to the last byte received. */
	readonly milliseconds: number;
};

/**
 * Sends one request. Any status resolves; only "no answer" rejects, with an EntokError of kind `no-answer`
 * whose `facts.code` is `dns`, `refused`, `tls`, `timeout`, `reset`, `truncated`, `too-large`, `proxy`
 * or `bad-answer`, or of kind `cancelled`. Redirects are never followed.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
