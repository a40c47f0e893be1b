import type {JWTPayload} from 'jose';
import type {ClientProof} from './client-check.ts';
import {type TenantDirectory, tenantDirectory} from './directory.ts';
import type {User} from './directory-people.ts';
import {appMarker, memberMarker} from './directory-roles.ts';
import type {Random} from './random.ts';
import {createRandom} from './random.ts';
import type {Grant} from './refresh-tokens.ts';
import type {Installation, Registration} from './registrations.ts';
import {graphResource, type Resource} from './resources.ts';
import type {Tenant} from './tenants.ts';
import type {World} from './world.ts';

/** Access tokens of the emulator never name a Microsoft issuer, nor one that can exist. */
export const accessTokenIssuer = (tenantId: string): string => `https://emulator.entok.invalid/${tenantId}/`;

/** What a token is made for. */
export type Subject = {
	readonly tenant: Tenant;
	readonly registration: Registration;
	readonly installation: Installation;
	readonly resource: Resource;
	readonly audience: string;
	/** `appidacr`. */
	readonly clientProof: ClientProof;
	/** The client said it can take claims challenges (`cp1`). */
	readonly takesChallenges: boolean;
};

export type SignedInUser = {
	readonly user: User;
	readonly home: TenantDirectory;
	readonly grant: Grant;
	/** The value of `scp`. */
	readonly scopes: readonly string[];
};

export const findUser = (world: World, grant: Grant): SignedInUser['user'] | undefined =>
	tenantDirectory(world.directory, grant.homeTenantId).users.find(({id}) => id === grant.userId);

/** A user's object id in a tenant: in another than the own one, the guest's. */
export const objectIdIn = (seed: string, user: User, home: TenantDirectory, tenant: Tenant): string =>
	home.tenant.id === tenant.id ? user.id : createRandom(`${seed}/guest/${tenant.id}/${user.id}`).guid();

/** Differs from app to app, as `sub` of users does: 43 characters. */
export const pairwiseSubject = (seed: string, clientId: string, userId: string): string =>
	createRandom(`${seed}/subject/${clientId}/${userId}`).text(43);

const isGraph = ({resource}: Subject): boolean => resource.appId === graphResource.appId;

/** Seconds a token lives: 60 to 90 minutes, as Entra's. */
export const lifetimeOf = (random: Random): number => 3600 + random.integer(1800);

/** Entra dates tokens five minutes back, so that a resource whose clock is late takes them. */
const backdated = 300;

function commonClaims(subject: Subject, random: Random, now: number, lifetime: number): JWTPayload {
	const issued = Math.floor(now / 1000);
	return {
		aud: subject.audience,
		iss: accessTokenIssuer(subject.tenant.id),
		iat: issued - backdated,
		nbf: issued - backdated,
		exp: issued + lifetime,
		aio: `k2${random.text(random.integer(20) + 58)}==`,
		...(isGraph(subject) ? {app_displayname: subject.registration.displayName} : {}),
		appid: subject.registration.clientId,
		appidacr: subject.clientProof,
		rh: `1.AXEA${random.text(36)}.`,
		...(isGraph(subject) ? {tenant_region_scope: subject.tenant.region} : {}),
		tid: subject.tenant.id,
		uti: random.text(22),
		ver: '1.0',
		...(subject.takesChallenges ? {xms_cc: ['cp1']} : {}),
		xms_tcdt: subject.tenant.createdAt,
		xms_tdbr: 'EU',
	};
}

/** The claims of an app on its own (v1.0 shape, as Graph, Azure Resource Manager and Partner Center get). */
export function appClaims(subject: Subject, random: Random, now: number, lifetime: number): JWTPayload {
	const roles = subject.installation.appRoles[subject.resource.appId] ?? [];
	const id = subject.installation.servicePrincipalId;
	return {
		...commonClaims(subject, random, now, lifetime),
		idp: accessTokenIssuer(subject.tenant.id),
		idtyp: 'app',
		oid: id,
		sub: id,
		...(roles.length > 0 ? {roles: [...roles]} : {}),
		...(isGraph(subject) ? {wids: [appMarker]} : {}),
		xms_idrel: '7 18',
	};
}

/** The claims of an app acting for a signed-in user. */
export function userClaims(
	world: World,
	subject: Subject,
	signedIn: SignedInUser,
	random: Random,
	now: number,
	lifetime: number,
): JWTPayload {
	const {user, home, grant, scopes} = signedIn;
	const isGuest = home.tenant.id !== subject.tenant.id;
	const stable = createRandom(`${world.seed}/sign-in/${user.id}`);
	return {
		...commonClaims(subject, random, now, lifetime),
		acct: isGuest ? 1 : 0,
		acr: '1',
		amr: [...grant.amr],
		...(isGuest ? {idp: accessTokenIssuer(home.tenant.id)} : {}),
		family_name: user.surname,
		given_name: user.givenName,
		idtyp: 'user',
		ipaddr: `203.0.113.${1 + stable.integer(250)}`,
		name: user.displayName,
		oid: objectIdIn(world.seed, user, home, subject.tenant),
		platf: '14',
		puid: `1003${stable.text(12, '0123456789ABCDEF')}`,
		scp: scopes.join(' '),
		signin_state: ['kmsi'],
		sub: pairwiseSubject(world.seed, subject.resource.appId, user.id),
		unique_name: user.userPrincipalName,
		upn: user.userPrincipalName,
		wids: isGuest ? [] : [...(home.held.get(user.id) ?? []), memberMarker],
		xms_idrel: isGuest ? '5 26' : '1 16',
		xms_st: {sub: pairwiseSubject(world.seed, subject.registration.clientId, user.id)},
	};
}
