/** A redirect URI that leads back to this machine. */
export type LoopbackRedirect = {
	/** The port it names, if it names one. */
	readonly port?: number;
	/** As written: nothing, or from the first slash on. Capitals count. */
	readonly path: string;
	/** The same URI with a port, everything else as written: a slash more or less would be another URI. */
	at(port: number): string;
};

const pattern = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?((?:\/[^?#\s]*)?)((?:\?[^#\s]*)?)$/i;

/** Reads a redirect URI of this machine (RFC 8252 section 7.3); undefined for any other: no browser could bring a code back from there. */
export function loopbackRedirect(uri: string): LoopbackRedirect | undefined {
	const [, host, port = '', path = '', query = ''] = pattern.exec(uri) ?? [];
	return host === undefined || Number(port) > 65_535
		? undefined
		: {
				...(Number(port) > 0 ? {port: Number(port)} : {}),
				path,
				at: real => `http://${host}:${real}${path}${query}`,
			};
}
