import {type JsonObject, numberMember, textMember, textsMember} from './json.ts';

/** The payload of an access or id token, as it came. */
export type Claims = JsonObject;

/** Whose token it is, with the claim that says so. */
export type Verdict = {readonly kind: 'app-only' | 'delegated' | 'unclear'; readonly because: string};

const hasPerson = (claims: Claims): boolean =>
	['upn', 'unique_name', 'preferred_username', 'name'].some(name => textMember(claims, name) !== undefined);

/**
 * Tells an app's own token from one on behalf of a user; the first sign that decides is taken
 * (Microsoft identity platform, «Access token claims reference»: `idtyp`, `scp`, `roles`, `sub`, `oid`).
 */
export function appOnlyVerdict(claims: Claims): Verdict {
	const idtyp = textMember(claims, 'idtyp');
	const scp = textMember(claims, 'scp');
	const oid = textMember(claims, 'oid');
	if (idtyp === 'app' || idtyp === 'user') {
		return {kind: idtyp === 'app' ? 'app-only' : 'delegated', because: `idtyp is ${idtyp}`};
	}

	if (scp !== undefined && scp !== '/') {
		return {kind: 'delegated', because: 'it has scp'};
	}

	if (oid !== undefined && oid === textMember(claims, 'sub')) {
		return {kind: 'app-only', because: 'no scp, and sub equals oid'};
	}

	if (textsMember(claims, 'roles') && !hasPerson(claims)) {
		return {kind: 'app-only', because: 'roles without scp, and no person is named'};
	}

	return {kind: 'unclear', because: oid === undefined ? 'there is no oid' : 'no claim decides it'};
}

/** What the token may do: delegated scopes of `scp`, app roles of `roles`. */
export type Permissions = {readonly delegated: readonly string[]; readonly application: readonly string[]};

export function permissionsOf(claims: Claims): Permissions {
	const scp = textMember(claims, 'scp') ?? '';
	return {
		delegated: scp.split(' ').filter(scope => scope !== '' && scope !== '/'),
		application: textsMember(claims, 'roles') ?? [],
	};
}

/** The client's application id: `appid` in v1 tokens, `azp` in v2 tokens. */
export const clientIdOf = (claims: Claims): string | undefined =>
	textMember(claims, 'appid') ?? textMember(claims, 'azp');

/** The audiences; a JWT may name one or several (RFC 7519 section 4.1.3). */
export const audiencesOf = (claims: Claims): readonly string[] => {
	const audience = textMember(claims, 'aud');
	return audience === undefined ? (textsMember(claims, 'aud') ?? []) : [audience];
};

/** `exp`, `nbf` and `iat` in milliseconds since the epoch. */
export const timesOf = (
	claims: Claims,
): {readonly expiresAt?: number; readonly notBefore?: number; readonly issuedAt?: number} => {
	const milliseconds = (name: string): number | undefined => {
		const seconds = numberMember(claims, name);
		return seconds === undefined ? undefined : seconds * 1000;
	};

	return {expiresAt: milliseconds('exp'), notBefore: milliseconds('nbf'), issuedAt: milliseconds('iat')};
};
