import {normalAudience} from './audience.ts';
import {appOnlyVerdict, audiencesOf, type Claims, timesOf} from './claims.ts';
import {isGuid} from './guid.ts';
import {textMember} from './json.ts';

/** An app: its client id, and audiences that are known to be somebody else. */
export type AssertedApp = {readonly clientId: string; readonly others: readonly string[]};

/** Whether an audience is this app: its client id, or the identifier URI every app registration can have. */
export const isThisApp = (audience: string, clientId: string): boolean => plainId(audience) === clientId.toLowerCase();

const plainId = (audience: string): string => normalAudience(audience).replace(/^api:\/\//, '');

/** An identifier URI of the person's own choice: only Entra knows whose it is. */
const mayBeAnybody = (audience: string, others: readonly string[]): boolean =>
	audience.includes('://') &&
	!isGuid(plainId(audience)) &&
	!others.some(other => normalAudience(other) === normalAudience(audience));

/** An id token says who signed in, to the client itself: it names a person, and permits nothing. */
const isIdToken = (claims: Claims): boolean =>
	claims['scp'] === undefined &&
	claims['roles'] === undefined &&
	claims['idtyp'] === undefined &&
	claims['appid'] === undefined &&
	claims['azp'] === undefined &&
	(claims['nonce'] !== undefined || textMember(claims, 'preferred_username') !== undefined);

/** Why a token cannot be exchanged on behalf of its user, with Entra's own number for it. */
export type AssertionFault =
	| {readonly kind: 'app-only'; readonly aadsts: 7000114}
	| {readonly kind: 'id-token'; readonly aadsts: 240002}
	| {readonly kind: 'audience'; readonly aadsts: 500131; readonly found: readonly string[]}
	/** Milliseconds since the epoch. */
	| {readonly kind: 'expired'; readonly aadsts: 500133; readonly expiredAt: number};

/**
 * Checks the token an app wants to exchange (Microsoft identity platform, «On-Behalf-Of flow»): an access token, of a
 * user, made for this app, still good. Undefined when nothing is against it; the signature is the server's to check.
 */
export function assertionFault(
	claims: Claims,
	{clientId, others}: AssertedApp,
	now: number,
): AssertionFault | undefined {
	if (isIdToken(claims)) {
		return {kind: 'id-token', aadsts: 240002};
	}

	if (appOnlyVerdict(claims).kind === 'app-only') {
		return {kind: 'app-only', aadsts: 7000114};
	}

	const found = audiencesOf(claims);
	if (!found.some(audience => isThisApp(audience, clientId) || mayBeAnybody(audience, others))) {
		return {kind: 'audience', aadsts: 500131, found};
	}

	const {expiresAt} = timesOf(claims);
	return expiresAt !== undefined && expiresAt <= now
		? {kind: 'expired', aadsts: 500133, expiredAt: expiresAt}
		: undefined;
}
