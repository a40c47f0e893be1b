/** How the authorization server hands the code back (OAuth 2.0 Form Post Response Mode; RFC 6749 section 4.1.2). */
export type ResponseMode = 'form_post' | 'query';

/** What a loopback listener waits for. */
export type RedirectWish = {
	/** The redirect URI as registered; `localhost` and loopback addresses match with any port (RFC 8252 section 7.3). */
	readonly redirectUri: string;
	/** The one `state` that is accepted, once. */
	readonly state: string;
	/** Where to send the browser, for the redirect URI with its real port. */
	authorizeUrl(redirectUri: string, mode: ResponseMode): string;
	readonly signal?: AbortSignal;
};

/** A listener on 127.0.0.1 and, where there is one, ::1, for the redirect that ends a sign-in in a browser. */
export type RedirectListener = {
	/** With the real port: it must be sent again when the code is redeemed. */
	readonly redirectUri: string;
	readonly port: number;
	/** `http://localhost:PORT/start`: short enough to type, it sends the browser on with form_post. */
	readonly startAddress: string;
	/** What a person should know: a port that was taken, no IPv6 here. */
	readonly notes: readonly string[];
	/** The parameters of the redirect, `code` or `error` among them. Rejects with an EntokError `cancelled` when aborted. */
	readonly redirected: Promise<ReadonlyMap<string, string>>;
	/** Takes a pasted address of the last page. Gives the reason in a sentence when it is not the one awaited. */
	take(address: string): string | undefined;
	/** Nothing listens any more afterwards. */
	close(): Promise<void>;
};

export type ListenForRedirect = (wish: RedirectWish) => Promise<RedirectListener>;
