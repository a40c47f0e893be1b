/** An hour: what a server asks beyond that is not waited for. */
const longestWait = 3600;

/**
 * Whole seconds to wait by a `Retry-After` header, which holds seconds (fractions have been seen) or a date
 * (RFC 9110 section 10.2.3). Undefined when it is absent or says nothing sensible.
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (text === '') {
		return undefined;
	}

	// Date.parse takes `-5` and `12,13` for dates; those of HTTP begin with the day's name.
	const date = /^[a-z]{3,9},? /i.test(text) ? Date.parse(text) : Number.NaN;
	const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : (date - now) / 1000;
	return Number.isNaN(seconds) ? undefined : Math.min(longestWait, Math.max(0, Math.ceil(seconds)));
}
