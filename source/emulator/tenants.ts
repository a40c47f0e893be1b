/** One tenant of the emulator. Names and domains are invented and reserved (RFC 2606). */
export type Tenant = {
	readonly id: string;
	readonly displayName: string;
	/** The first is the default domain, the last the one the tenant began with. */
	readonly domains: readonly string[];
	readonly countryCode: string;
	readonly region: string;
	/** Seconds since the epoch, the claim `xms_tcdt`. */
	readonly createdAt: number;
};

/** The customer: people, groups, apps, three subscriptions. */
export const contoso: Tenant = {
	id: '0beb5e25-f415-4763-926a-0aa4f89a968f',
	displayName: 'Contoso Ltd',
	domains: ['contoso.example', 'mail.contoso.example', 'contoso.onmicrosoft.example'],
	countryCode: 'DE',
	region: 'EU',
	createdAt: 1_548_234_061,
};

/** The partner: a Cloud Solution Provider with customers, Contoso among them. */
export const fabrikam: Tenant = {
	id: '64c9307d-39dd-45b0-ad21-010bc9cbb620',
	displayName: 'Fabrikam Partners',
	domains: ['fabrikam-partners.example', 'fabrikampartners.onmicrosoft.example'],
	countryCode: 'GB',
	region: 'EU',
	createdAt: 1_489_060_800,
};

export const tenants: readonly Tenant[] = [contoso, fabrikam];

/** The tenant of a path segment: its id or one of its domains, in any case. */
export function findTenant(segment: string): Tenant | undefined {
	const wanted = segment.toLowerCase();
	return tenants.find(tenant => tenant.id === wanted || tenant.domains.includes(wanted));
}
