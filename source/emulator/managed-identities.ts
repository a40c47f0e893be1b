import {createRandom} from './random.ts';
import type {Registration} from './registrations.ts';
import {graphResource} from './resources.ts';
import {contoso} from './tenants.ts';

/** A managed identity of the machine the emulator plays. */
export type ManagedIdentity = {
	readonly kind: 'system' | 'user';
	/** The ARM id: of the machine, or of the identity itself. */
	readonly resourceId: string;
	readonly objectId: string;
	/** As an app for the making of tokens; it stands in no list of registrations. */
	readonly registration: Registration;
};

const group = '/subscriptions/7b0b2f0e-5c1d-4c86-9f7e-1d2a3b4c5d6e/resourcegroups/rg-identity-prod/providers';

const known = [
	{
		kind: 'system',
		name: 'vm-inventory',
		clientId: 'a1c7d9e2-36b4-4f58-8a0d-5e9b7c213f64',
		resourceId: `${group}/Microsoft.Compute/virtualMachines/vm-inventory`,
		roles: ['Organization.Read.All', 'User.ReadBasic.All'],
	},
	{
		kind: 'user',
		name: 'id-nightly-jobs',
		clientId: 'c30f5b81-92de-4a67-b1f4-08d6e7a95c32',
		resourceId: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-nightly-jobs`,
		roles: ['Device.Read.All', 'Organization.Read.All'],
	},
] as const;

/** The client id of the user-assigned identity; the same in every emulator. */
export const userAssignedClientId = known[1].clientId;

export const createManagedIdentities = (seed: string): readonly ManagedIdentity[] =>
	known.map(({kind, name, clientId, resourceId, roles}) => {
		const objectId = createRandom(`${seed}/managed-identity/${name}`).guid();
		return {
			kind,
			resourceId,
			objectId,
			registration: {
				name,
				displayName: name,
				clientId,
				objectId,
				homeTenantId: contoso.id,
				publicClient: false,
				redirectUris: [],
				secrets: [],
				certificates: [],
				trustedSubjects: [],
				blockedByPolicy: false,
				authenticationContexts: {},
				installations: [
					{
						tenantId: contoso.id,
						servicePrincipalId: objectId,
						appRoles: {[graphResource.appId]: roles},
						delegated: {},
					},
				],
			},
		};
	});

/** The value of IDENTITY_HEADER for the emulator's App Service endpoint. */
export const identityHeader = (seed: string): string =>
	createRandom(`${seed}/identity-header`).text(32, '0123456789ABCDEF');
