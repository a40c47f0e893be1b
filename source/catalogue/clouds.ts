import type {Cloud, CloudId, Service} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import type {CustomCloud, Profile} from '../core/profile.ts';

const graph = (origin: string): Service => ({
	id: 'graph',
	title: 'Microsoft Graph',
	origin,
	resource: origin,
	audiences: [origin, '00000003-0000-0000-c000-000000000000'],
});

/** `classic` is the older audience that Azure's own tools still ask for; the requests go to the same host. */
const arm = (origin: string, classic: string): Service => ({
	id: 'arm',
	title: 'Azure Resource Manager',
	origin,
	resource: origin,
	audiences: [origin, classic, '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
});

const partnerCenter = (origin: string): Service => ({
	id: 'partner-center',
	title: 'Partner Center',
	origin,
	resource: origin,
	audiences: [origin, 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'],
});

const usGovAuthority = {
	authority: 'https://login.microsoftonline.us',
	authorityAliases: ['login.usgovcloudapi.net'],
	tokenExchangeAudience: 'api://AzureADTokenExchangeUSGov',
} as const;
const usGovArm = arm('https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net');

export const publicCloud: Cloud = {
	id: 'public',
	title: 'Global',
	authority: 'https://login.microsoftonline.com',
	authorityAliases: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
	tokenExchangeAudience: 'api://AzureADTokenExchange',
	services: [
		graph('https://graph.microsoft.com'),
		arm('https://management.azure.com', 'https://management.core.windows.net'),
		partnerCenter('https://api.partnercenter.microsoft.com'),
	],
};

/** The clouds with fixed addresses (Microsoft identity platform, «National clouds»). DoD has no Partner Center. */
export const clouds: readonly Cloud[] = [
	publicCloud,
	{
		id: 'us-gov',
		title: 'US Government (GCC High)',
		...usGovAuthority,
		services: [graph('https://graph.microsoft.us'), usGovArm, partnerCenter('https://api.partnercenter.microsoft.com')],
	},
	{
		id: 'us-gov-dod',
		title: 'US Government (DoD)',
		...usGovAuthority,
		services: [graph('https://dod-graph.microsoft.us'), usGovArm],
	},
	{
		id: 'china',
		title: 'China (21Vianet)',
		authority: 'https://login.partner.microsoftonline.cn',
		authorityAliases: ['login.chinacloudapi.cn'],
		tokenExchangeAudience: 'api://AzureADTokenExchangeChina',
		services: [
			graph('https://microsoftgraph.chinacloudapi.cn'),
			arm('https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'),
			partnerCenter('https://partner.partnercenterapi.microsoftonline.cn'),
		],
	},
];

/** The origin of an address; the error does not quote the address, which may hold a password. */
function originOf(field: keyof CustomCloud, address: string): string {
	const url = URL.parse(address);
	const isOrigin =
		url !== null &&
		/^https?:$/.test(url.protocol) &&
		url.username === '' &&
		url.password === '' &&
		url.pathname === '/' &&
		url.search === '' &&
		url.hash === '';
	if (isOrigin) {
		return url.origin;
	}

	throw new EntokError(
		'configuration',
		`The custom cloud's ${field} is not the address of a server.`,
		'Write scheme and host, and a port where one is needed: https://localhost:8443. No path, no query.',
	);
}

function customCloud(given: CustomCloud): Cloud {
	const authority = originOf('authority', given.authority);
	const addresses = {
		graph: given.graph,
		arm: given.arm,
		'partner-center': given.partnerCenter,
	} as const;
	const fields = {graph: 'graph', arm: 'arm', 'partner-center': 'partnerCenter'} as const;
	return {
		id: 'custom',
		title: 'Custom',
		authority,
		authorityAliases: [],
		tokenExchangeAudience: publicCloud.tokenExchangeAudience,
		certificateAuthority: given.certificateAuthority,
		services: publicCloud.services.map(service => {
			const address = addresses[service.id];
			return {...service, origin: address === undefined ? authority : originOf(fields[service.id], address)};
		}),
	};
}

/**
 * The cloud of a profile. A custom cloud takes its origins from the profile, each service's from the authority where
 * none is given, and the public cloud's resources and audiences. Throws a `configuration` error when an address of a
 * custom cloud is missing or no http(s) origin.
 */
export function cloudOf(profile: Pick<Profile, 'cloud' | 'customCloud'>): Cloud {
	const cloud = clouds.find(({id}) => id === profile.cloud);
	if (cloud) {
		return cloud;
	}

	if (profile.customCloud) {
		return customCloud(profile.customCloud);
	}

	throw new EntokError(
		'configuration',
		'The profile names a custom cloud but not where it is.',
		'Add customCloud with at least its authority, such as https://localhost:8443.',
	);
}

/**
 * The cloud an authority host belongs to, by its name or an alias, in any case. US Government hosts give `us-gov`,
 * DoD shares them. Undefined for any other host, the closed German cloud's among them.
 */
export function cloudOfAuthorityHost(host: string): CloudId | undefined {
	const name = host.toLowerCase();
	return clouds.find(
		({authority, authorityAliases}) => authority === `https://${name}` || authorityAliases.includes(name),
	)?.id;
}
