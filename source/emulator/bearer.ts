import {type JsonObject, numberMember, textMember, textsMember} from '../core/json.ts';
import type {Call} from './message.ts';
import type {Resource} from './resources.ts';
import {tenants} from './tenants.ts';
import type {World} from './world.ts';

/** Who calls an API, read from a token this emulator signed. */
export type Caller = {
	readonly kind: 'app' | 'user';
	readonly tenantId: string;
	readonly objectId: string;
	readonly clientId: string;
	/** The user's name at sign-in, absent for an app. */
	readonly userName: string | undefined;
	readonly roles: readonly string[];
	readonly scopes: readonly string[];
	readonly passedMfa: boolean;
	readonly audience: string;
	readonly claims: JsonObject;
};

/** What is wrong with the token of a request; each service says it in its own words. */
export type BearerProblem =
	| {readonly kind: 'missing' | 'unreadable' | 'bad-signature'}
	| {readonly kind: 'expired' /** Seconds since the epoch. */; readonly expiredAt: number}
	| {readonly kind: 'audience'; readonly audience: string};

export type Bearer =
	| {readonly ok: true; readonly caller: Caller}
	| {readonly ok: false; readonly problem: BearerProblem};

const problem = (found: BearerProblem): Bearer => ({ok: false, problem: found});

const isFor = (audience: string, resources: readonly Resource[]): boolean => {
	const name = audience.toLowerCase().replace(/\/$/, '');
	return resources.some(({appId, uris}) => appId === name || uris.includes(name));
};

/** Reads and checks `Authorization: Bearer`: form, signature, time by the emulator's clock, audience. */
export function readBearer(world: World, call: Call, resources: readonly Resource[]): Bearer {
	const header = call.headers['authorization'] ?? '';
	const [, token = ''] = /^Bearer(?:\s+(.*))?$/i.exec(header.trim()) ?? [];
	if (token === '') {
		return problem({kind: 'missing'});
	}

	if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) {
		return problem({kind: 'unreadable'});
	}

	const claims = world.key.verify(token);
	const tenantId = claims && textMember(claims, 'tid');
	const objectId = claims && textMember(claims, 'oid');
	const audience = claims && textMember(claims, 'aud');
	if (!claims || !tenantId || !objectId || !audience || !tenants.some(({id}) => id === tenantId)) {
		return problem({kind: 'bad-signature'});
	}

	const expiredAt = numberMember(claims, 'exp') ?? 0;
	if (expiredAt * 1000 <= call.now) {
		return problem({kind: 'expired', expiredAt});
	}

	if (!isFor(audience, resources)) {
		return problem({kind: 'audience', audience});
	}

	return {
		ok: true,
		caller: {
			kind: claims['idtyp'] === 'app' ? 'app' : 'user',
			tenantId,
			objectId,
			clientId: textMember(claims, 'appid') ?? '',
			userName: textMember(claims, 'upn'),
			roles: textsMember(claims, 'roles') ?? [],
			scopes: (textMember(claims, 'scp') ?? '').split(' '),
			passedMfa: (textsMember(claims, 'amr') ?? []).includes('mfa'),
			audience,
			claims,
		},
	};
}
