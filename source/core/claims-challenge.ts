import {parseAuthenticate} from './authenticate-header.ts';
import {decodeClaims} from './claims-parameter.ts';
import type {EntokError} from './entok-error.ts';
import type {HttpResponse} from './http.ts';
import type {JsonObject} from './json.ts';

/** What a service wants of the next token (Microsoft identity platform, «Claims challenges and claims requests»). */
export type ClaimsChallenge = {
	/** JSON text, for the `claims` parameter of the next token request. */
	readonly claims: string;
	/** The same, read. */
	readonly asked: JsonObject;
	/** `insufficient_claims`, or `invalid_token` after a revocation. */
	readonly error?: string;
	/** The server's own sentence, uncleaned. */
	readonly description?: string;
};

/** The claims challenge of an API's answer: that of its first Bearer challenge that has one which can be read. */
export function challengeOf({status, headers}: Pick<HttpResponse, 'status' | 'headers'>): ClaimsChallenge | undefined {
	if (status !== 401 && status !== 403) {
		return undefined;
	}

	for (const {scheme, parameters} of parseAuthenticate(headers['www-authenticate'] ?? '')) {
		const asked = scheme.toLowerCase() === 'bearer' ? decodeClaims(parameters.get('claims') ?? '') : undefined;
		if (asked) {
			return {
				claims: JSON.stringify(asked),
				asked,
				error: parameters.get('error') || undefined,
				description: parameters.get('error_description') || undefined,
			};
		}
	}

	return undefined;
}

/** The claims challenge that a refusal of the token endpoint carries (`claims` beside `interaction_required`). */
export function challengeOfError({facts}: Pick<EntokError, 'facts'>): ClaimsChallenge | undefined {
	const asked = decodeClaims(facts.claims ?? '');
	return asked && {claims: JSON.stringify(asked), asked, error: facts.code, description: facts.serverText};
}
