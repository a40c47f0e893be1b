/** What a claim means when a challenge asks for it, with `%` where the values asked for go. */
export const challengeMeanings: ReadonlyMap<string, string> = new Map([
	['acrs', 'a sign-in that satisfies the authentication context %'],
	['acr', 'a sign-in of the strength %'],
	['nbf', 'a token newer than %'],
	['polids', 'a sign-in that satisfies the Conditional Access policies %'],
	['capolids', 'a sign-in that satisfies the Conditional Access policies %'],
	['xms_rp_ipaddr', 'the address from which the service sees this client: %'],
	['xms_cc', 'a client that says it can handle %'],
	['xms_caeerror', 'the reason, by the number of the service: %'],
	['deviceid', 'a sign-in from the registered device %'],
	['amr', 'a sign-in by %'],
	['auth_time', 'a sign-in later than %'],
	['roles', 'the roles %'],
	['scp', 'the permissions %'],
]);

/** Claims whose values are seconds since the epoch, often as text. */
export const challengeTimes: ReadonlySet<string> = new Set(['nbf', 'iat', 'exp', 'auth_time']);
