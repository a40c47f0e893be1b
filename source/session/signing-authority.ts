import {cloudOf, cloudOfAuthorityHost, clouds} from '../catalogue/clouds.ts';
import {isLoopbackHost} from '../core/audience.ts';
import type {Claims} from '../core/claims.ts';
import type {Cloud} from '../core/cloud.ts';
import {isGuid} from '../core/guid.ts';
import {textMember} from '../core/json.ts';
import type {Profile} from '../core/profile.ts';

/** Who can be asked for the keys a token may be signed with: an authority this entok knows, and a tenant of it. */
export type SigningAuthority = {readonly cloud: Cloud; readonly tenant: string};

/** v1.0 tokens of several clouds name this issuer; which cloud it was, only the profile tells. */
const sharedIssuer = 'sts.windows.net';
const chinaIssuer = 'sts.chinacloudapi.cn';

const isSecure = ({authority}: Cloud): boolean => {
	const {protocol, hostname} = new URL(authority);
	return protocol === 'https:' || isLoopbackHost(hostname);
};

function customCloudOf(profile: Profile): readonly Cloud[] {
	try {
		return profile.cloud === 'custom' ? [cloudOf(profile)] : [];
	} catch {
		return [];
	}
}

const findCloud = (id: string | undefined): Cloud | undefined => clouds.find(cloud => cloud.id === id);

/** The person's own authority: the chosen profile's, that of the issuer, or the only one there is. */
function ownCloud(issuer: URL | null, chosen: Profile | undefined, profiles: readonly Profile[]): Cloud | undefined {
	const [ofChosen] = chosen ? customCloudOf(chosen) : [];
	const own = profiles.flatMap(customCloudOf);
	const ofIssuer = own.find(({authority}) => authority === issuer?.origin);
	const isOnlyOne = new Set(own.map(({authority}) => authority)).size === 1;
	return ofChosen ?? ofIssuer ?? (isOnlyOne ? own[0] : undefined);
}

/**
 * Who signed a token, by its issuer and the profile chosen; undefined when that is nobody this entok knows. What a token
 * says never leads anywhere else: only the authorities of the clouds and those of the person's own profiles are asked.
 */
export function signingAuthority(
	claims: Claims,
	chosen: Profile | undefined,
	profiles: readonly Profile[],
): SigningAuthority | undefined {
	const issuer = URL.parse(textMember(claims, 'iss') ?? '');
	const tenant = [textMember(claims, 'tid'), issuer?.pathname.split('/')[1]].find(
		text => text !== undefined && isGuid(text),
	);
	const host = issuer?.protocol === 'https:' ? issuer.host : '';
	const ofProfile = chosen?.cloud === 'custom' ? undefined : findCloud(chosen?.cloud);
	const cloud =
		(host === sharedIssuer ? ofProfile : undefined) ??
		findCloud(host === chinaIssuer ? 'china' : cloudOfAuthorityHost(host)) ??
		ownCloud(issuer, chosen, profiles);
	return cloud && tenant !== undefined && isSecure(cloud) ? {cloud, tenant} : undefined;
}
