import type {Profile} from '../../source/core/profile.ts';

/** A correct profile, its id made from its name. */
export const sampleProfile = (name: string, changes: Partial<Profile> = {}): Profile => ({
	id: `id of ${name}`,
	name,
	tenant: 'contoso.onmicrosoft.com',
	cloud: 'public',
	clientId: '11111111-1111-4111-8111-111111111111',
	credential: {kind: 'secret', secret: 'env:CONTOSO_SECRET'},
	flows: ['client-credentials'],
	...changes,
});
