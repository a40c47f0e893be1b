import {createApps, type TenantApps} from './directory-apps.ts';
import {type ArmGrant, type Azure, createAzure} from './directory-azure.ts';
import {createDevices, type TenantDevices} from './directory-devices.ts';
import {createGroups, type TenantGroups} from './directory-groups.ts';
import type {Item} from './directory-item.ts';
import {createLogs, type TenantLogs} from './directory-logs.ts';
import {createPartner, type Partner} from './directory-partner.ts';
import {createPeople, type TenantPeople} from './directory-people.ts';
import {createPolicies} from './directory-policies.ts';
import {createRoles, type TenantRoles} from './directory-roles.ts';
import {createServices} from './directory-services.ts';
import {createManagedIdentities, type ManagedIdentity} from './managed-identities.ts';
import {createRegistrations, type Registration} from './registrations.ts';
import {contoso, fabrikam, type Tenant} from './tenants.ts';

/** Everything the emulator knows about one tenant. */
export type TenantDirectory = TenantPeople &
	TenantGroups &
	TenantApps &
	TenantDevices &
	TenantLogs &
	TenantRoles & {
		readonly tenant: Tenant;
		/** Other lists by their path below `/v1.0`, in lower case. */
		readonly collections: ReadonlyMap<string, readonly Item[]>;
		/** Other single objects by their path below `/v1.0`, in lower case. */
		readonly singles: ReadonlyMap<string, Item>;
		/** Ids of the users a policy asks for multi-factor authentication. */
		readonly mustUseMfa: ReadonlySet<string>;
		/** Ids of the users whom a policy on authentication flows forbids device codes. */
		readonly mayNotUseDeviceCode: ReadonlySet<string>;
	};

/** The demo data: a customer tenant, a partner tenant, Azure subscriptions, partner customers. */
export type Directory = {
	readonly registrations: readonly Registration[];
	readonly contoso: TenantDirectory;
	readonly fabrikam: TenantDirectory;
	readonly azure: Azure;
	readonly partner: Partner;
};

function createTenant(
	seed: string,
	tenant: Tenant,
	registrations: readonly Registration[],
	now: number,
): TenantDirectory {
	const isCustomer = tenant.id === contoso.id;
	const people = createPeople(seed, tenant, isCustomer);
	const {users} = people;
	const policies = createPolicies(seed, tenant, now);
	return {
		tenant,
		...people,
		...createGroups(seed, tenant, users, isCustomer),
		...createApps(seed, tenant, registrations, now, isCustomer),
		...createDevices(seed, tenant, users, now),
		...createLogs(seed, tenant, users, now),
		...createRoles(seed, tenant, users),
		collections: new Map([...createServices(seed, tenant, users, now), ...policies.collections]),
		singles: policies.singles,
		// The service desk analyst of the fixed people.
		mustUseMfa: new Set(isCustomer ? users.slice(3, 4).map(({id}) => id) : []),
		// The head of IT.
		mayNotUseDeviceCode: new Set(isCustomer ? users.slice(2, 3).map(({id}) => id) : []),
	};
}

/** Who may do what in the three subscriptions; every other principal may do nothing. */
function armGrants(
	customer: TenantDirectory,
	registrations: readonly Registration[],
	identities: readonly ManagedIdentity[],
): readonly ArmGrant[] {
	const app = (name: string, role: ArmGrant['role'], places: readonly number[]): readonly ArmGrant[] => {
		const installation = registrations
			.find(registration => registration.name === name)
			?.installations.find(({tenantId}) => tenantId === contoso.id);
		return installation
			? [{principalId: installation.servicePrincipalId, principalType: 'ServicePrincipal', role, places}]
			: [];
	};

	const user = (place: number, role: ArmGrant['role'], places: readonly number[]): readonly ArmGrant[] => {
		const principalId = customer.users[place]?.id;
		return principalId ? [{principalId, principalType: 'User', role, places}] : [];
	};

	return [
		...app('contoso-inventory', 'Reader', [0, 1, 2]),
		...app('contoso-auditor', 'Reader', [0, 1, 2]),
		...app('contoso-provisioning', 'Contributor', [1]),
		...identities.map(
			({objectId}): ArmGrant => ({
				principalId: objectId,
				principalType: 'ServicePrincipal',
				role: 'Reader',
				places: [0],
			}),
		),
		...user(0, 'Reader', [0, 1]),
		...user(2, 'Owner', [0, 1, 2]),
		...user(3, 'Contributor', [1]),
	];
}

/** The whole demo data from a seed; dates in it are relative to `now`, milliseconds since the epoch. */
export function createDirectory(seed: string, now: number): Directory {
	const registrations = createRegistrations(seed, now);
	const customer = createTenant(seed, contoso, registrations, now);
	return {
		registrations,
		contoso: customer,
		fabrikam: createTenant(seed, fabrikam, registrations, now),
		azure: createAzure(seed, contoso, armGrants(customer, registrations, createManagedIdentities(seed))),
		partner: createPartner(seed, now),
	};
}

export const tenantDirectory = (directory: Directory, tenantId: string): TenantDirectory =>
	tenantId === fabrikam.id ? directory.fabrikam : directory.contoso;
