/** What a redirect brought, each parameter once (RFC 6749 section 3.1). */
export type RedirectParameters = ReadonlyMap<string, string>;

/** Reads a query or a form body; undefined when a parameter that matters stands in it more than once. */
export function redirectParameters(text: string): RedirectParameters | undefined {
	const parameters = new URLSearchParams(text);
	const isAmbiguous = ['state', 'code', 'error', 'iss'].some(name => parameters.getAll(name).length > 1);
	return isAmbiguous ? undefined : new Map(parameters);
}

/** Whether a redirect says anything at all. */
export const saysSomething = (text: string): boolean => {
	const parameters = new URLSearchParams(text);
	return ['state', 'code', 'error'].some(name => parameters.has(name));
};

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The query in a pasted text: an address of this machine, or what stands behind its question mark; else a sentence why not. */
export function pastedQuery(
	pasted: string,
	{port, path}: {readonly port: number; readonly path: string},
): {readonly query: string} | {readonly reason: string} {
	// Terminals and mails break long addresses; none holds a blank. A copy may carry quotes or brackets around it.
	const text = pasted.replace(/\s+/g, '').replace(/^["'<(]+|["'>)]+$/g, '');
	const awaited = `http://localhost:${port}${path || '/'}`;
	if (text === '') {
		return {reason: 'Nothing was pasted.'};
	}

	// Address bars leave out the scheme.
	const address = /^(?:localhost|127\.0\.0\.1|\[::1\])[:/?]/i.test(text) ? `http://${text}` : text;
	if (!/^[a-z][a-z\d+.-]*:\/\//i.test(address)) {
		const bare = text.replace(/^\?/, '').replace(/#.*$/, '');
		return saysSomething(bare)
			? {query: bare}
			: {reason: `This is not the address of the last page: that begins with ${awaited}?`};
	}

	const url = URL.parse(address);
	if (url?.protocol !== 'http:' || !loopbackNames.has(url.hostname)) {
		return {
			reason: `This is an address of ${url?.host || 'something else'}; the one awaited begins with ${awaited}? and comes at the end of the sign-in.`,
		};
	}

	return Number(url.port || 80) === port && url.pathname === (path || '/')
		? {query: url.search.slice(1)}
		: {reason: `This is another address of this machine; the one awaited begins with ${awaited}?`};
}
