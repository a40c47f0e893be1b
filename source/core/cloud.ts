/** The services a test request can be fired at without typing a whole address. */
export type ServiceId = 'graph' | 'arm' | 'partner-center';

/** The clouds of Microsoft Entra, and `custom` for an authority of one's own (an emulator, a test server, a private cloud). */
export const cloudIds = ['public', 'us-gov', 'us-gov-dod', 'china', 'custom'] as const;
export type CloudId = (typeof cloudIds)[number];

export type Service = {
	readonly id: ServiceId;
	readonly title: string;
	/** Where its requests go: scheme and host, perhaps a port, no trailing slash. */
	readonly origin: string;
	/** The resource named in a scope, as written before `/.default`. */
	readonly resource: string;
	/** Every `aud` a token for this service may carry, resource URIs without a trailing slash, and application ids. */
	readonly audiences: readonly string[];
};

export type Cloud = {
	readonly id: CloudId;
	readonly title: string;
	/** The origin tokens are asked from, no trailing slash. */
	readonly authority: string;
	/** Other hosts that mean the same cloud; used to recognise a mismatch, never to send anything. */
	readonly authorityAliases: readonly string[];
	readonly services: readonly Service[];
	/** The `aud` of a token that stands for a credential (workload identity federation). */
	readonly tokenExchangeAudience: string;
	/** A custom cloud's PEM file with its certificate authority. */
	readonly certificateAuthority?: string;
};

export const isCloudId = (text: string): text is CloudId => cloudIds.some(id => id === text);

export const serviceOf = (cloud: Cloud, id: ServiceId): Service | undefined =>
	cloud.services.find(service => service.id === id);

const endpointOf =
	(name: string) =>
	(cloud: Cloud, tenant: string): string =>
		`${cloud.authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/${name}`;

/** The addresses of the v2.0 endpoints (Microsoft identity platform, «token endpoint», «device code», «authorize»). */
export const tokenEndpointOf = endpointOf('token');
export const deviceCodeEndpointOf = endpointOf('devicecode');
export const authorizeEndpointOf = endpointOf('authorize');
