import {isJsonObject, type JsonObject, parseJsonObject} from './json.ts';

/** Longer and deeper than any challenge: what a server sends is not trusted to be small. Characters; levels. */
const longestClaims = 16 * 1024;
const deepestClaims = 16;

/** What tells Entra that this client can answer challenges (Microsoft identity platform, «Claims challenges», `cp1`). */
const capabilityClaims = (capabilities: readonly string[]): JsonObject => ({
	access_token: {xms_cc: {values: capabilities}},
});

const isShallow = (value: unknown, levels = deepestClaims): boolean =>
	typeof value !== 'object' ||
	value === null ||
	(levels > 0 && Object.values(value).every(member => isShallow(member, levels - 1)));

function textOfBase64(text: string): string | undefined {
	try {
		const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')), character =>
			character.charCodeAt(0),
		);
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The object of a `claims` value: base64 of JSON, standard or URL-safe, with or without padding, or plain JSON. */
export function decodeClaims(text: string): JsonObject | undefined {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed.length > longestClaims) {
		return undefined;
	}

	const json = trimmed.startsWith('{') ? trimmed : textOfBase64(trimmed);
	const claims = json === undefined ? undefined : parseJsonObject(json);
	return claims && Object.keys(claims).length > 0 && isShallow(claims) ? claims : undefined;
}

/** Objects are merged member by member, lists joined without repetition; of other values the later one counts. */
function merged(one: unknown, other: unknown): unknown {
	if (isJsonObject(one) && isJsonObject(other)) {
		const names = new Set([...Object.keys(one), ...Object.keys(other)]);
		return Object.fromEntries(
			[...names].map(name => [
				name,
				!Object.hasOwn(other, name)
					? one[name]
					: Object.hasOwn(one, name)
						? merged(one[name], other[name])
						: other[name],
			]),
		);
	}

	if (Array.isArray(one) && Array.isArray(other)) {
		const seen = new Set(one.map(item => JSON.stringify(item)));
		return [...one, ...other.filter(item => !seen.has(JSON.stringify(item)))];
	}

	return other;
}

/** Claims that ask for everything both texts ask for, as JSON text. The same as `before` when it asks for all of `more`. */
export const mergedClaims = (before: string | undefined, more: string): string =>
	JSON.stringify(merged(parseJsonObject(before ?? '{}') ?? {}, parseJsonObject(more) ?? {}));

/** The `claims` parameter of a token request: what a challenge asked for, with what the client says it can handle. */
export function claimsParameter(
	capabilities: readonly string[] | undefined,
	challenge: string | undefined,
): string | undefined {
	return capabilities === undefined || capabilities.length === 0
		? challenge
		: mergedClaims(challenge, JSON.stringify(capabilityClaims(capabilities)));
}
