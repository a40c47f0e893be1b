import {isJsonObject, type JsonObject, parseJsonObject} from '../core/json.ts';

/** What the `claims` parameter of a token request asks of the access token. */
export type AskedClaims = {
	/** Authentication contexts, `c1` to `c99`. */
	readonly contexts: readonly string[];
	/** The token must not be older: seconds since the epoch. */
	readonly notBefore?: number;
};

function requestFor(form: URLSearchParams, claim: string): JsonObject | undefined {
	const accessToken = parseJsonObject(form.get('claims') ?? '')?.['access_token'];
	const request = isJsonObject(accessToken) ? accessToken[claim] : undefined;
	return isJsonObject(request) ? request : undefined;
}

/** The values asked for of one claim (OpenID Connect Core section 5.5.1). */
export function askedValues(form: URLSearchParams, claim: string): readonly string[] {
	const {value, values} = requestFor(form, claim) ?? {};
	return [value, ...(Array.isArray(values) ? values : [])].filter(one => one !== undefined).map(String);
}

export function askedClaims(form: URLSearchParams): AskedClaims {
	const seconds = Number(askedValues(form, 'nbf')[0] ?? Number.NaN);
	return {
		contexts: askedValues(form, 'acrs').filter(value => /^c\d{1,2}$/.test(value)),
		notBefore: Number.isSafeInteger(seconds) ? seconds : undefined,
	};
}
