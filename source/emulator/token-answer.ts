import type {JWTPayload} from 'jose';
import {askedClaims} from './asked-claims.ts';
import {tenantDirectory} from './directory.ts';
import type {Call} from './message.ts';
import {graphResource} from './resources.ts';
import {
	appClaims,
	lifetimeOf,
	objectIdIn,
	pairwiseSubject,
	type SignedInUser,
	type Subject,
	userClaims,
} from './token-claims.ts';
import {formOf} from './token-request.ts';
import type {World} from './world.ts';

/** Entra dates tokens of clients that take challenges for a day: revoking them does not wait for their end. Seconds. */
const longLifetime = 86_399;

/** How long a token lives, and when to renew it. */
function livesFor(call: Call, {takesChallenges, resource}: Subject) {
	const ordinary = lifetimeOf(call.random);
	const isLong = takesChallenges && resource.appId === graphResource.appId;
	const expires = isLong ? longLifetime : ordinary;
	return {
		lifetime: expires,
		answered: {expires_in: expires, ext_expires_in: expires, ...(isLong ? {refresh_in: Math.floor(expires / 2)} : {})},
	};
}

/** What the `claims` parameter changes about a token. One that must be newer than a revocation is not dated back. */
function challengeClaims(world: World, call: Call, issued: JWTPayload): JWTPayload {
	const {contexts, notBefore} = askedClaims(formOf(call));
	const now = Math.floor(call.now / 1000);
	const since = Math.max(notBefore ?? 0, world.switches.revokedAt() ?? 0);
	return {
		...(contexts.length > 0 ? {acrs: [...contexts]} : {}),
		...(since > (issued.nbf ?? 0) ? {iat: now, nbf: now} : {}),
	};
}

/** Tokens for Graph carry a nonce in their header, so that only Graph can check them; other APIs' tokens do not. */
export const tokenHeader = (world: World, call: Call, subject: Subject): Readonly<Record<string, string>> => ({
	...(subject.resource.appId === graphResource.appId ? {nonce: call.random.text(43)} : {}),
	x5t: world.key.kid,
});

/** The members of a token answer that say how long it lives, and the token. */
export async function appToken(world: World, call: Call, subject: Subject) {
	const {lifetime, answered} = livesFor(call, subject);
	const claims = appClaims(subject, call.random, call.now, lifetime);
	return {
		token_type: 'Bearer',
		...answered,
		access_token: await world.key.sign(
			{...claims, ...challengeClaims(world, call, claims)},
			tokenHeader(world, call, subject),
		),
	};
}

export async function userToken(world: World, call: Call, subject: Subject, signedIn: SignedInUser) {
	const {lifetime, answered} = livesFor(call, subject);
	const claims = userClaims(world, subject, signedIn, call.random, call.now, lifetime);
	return {
		...answered,
		access_token: await world.key.sign(
			{...claims, ...challengeClaims(world, call, claims)},
			tokenHeader(world, call, subject),
		),
	};
}

/** An id token, v2.0 shape, for the client itself; its issuer is the one discovery names at the same origin. */
export async function idToken(
	world: World,
	call: Call,
	subject: Subject,
	signedIn: SignedInUser,
	nonce?: string,
): Promise<string> {
	const {user, home} = signedIn;
	const issued = Math.floor(call.now / 1000);
	const clientId = subject.registration.clientId;
	return world.key.sign({
		aud: clientId,
		iss: `${call.origin}/${subject.tenant.id}/v2.0`,
		iat: issued - 300,
		nbf: issued - 300,
		exp: issued + 3600,
		name: user.displayName,
		...(nonce === undefined ? {} : {nonce}),
		oid: objectIdIn(world.seed, user, home, subject.tenant),
		preferred_username: user.userPrincipalName,
		rh: `1.AXEA${call.random.text(36)}.`,
		sub: pairwiseSubject(world.seed, clientId, user.id),
		tid: subject.tenant.id,
		uti: call.random.text(22),
		ver: '2.0',
	});
}

/** Names the account to client libraries: the user's ids in the home tenant, base64url. */
export const clientInfo = (world: World, {user, grant}: Pick<SignedInUser, 'user' | 'grant'>): string =>
	Buffer.from(
		JSON.stringify({uid: user.id, utid: tenantDirectory(world.directory, grant.homeTenantId).tenant.id}),
	).toString('base64url');
