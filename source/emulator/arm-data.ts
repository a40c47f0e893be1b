import {rolesOf} from './arm-access.ts';
import type {Caller} from './bearer.ts';
import {type ArmRole, armRoleIds, deploymentsOf, type ResourceGroup, type Subscription} from './directory-azure.ts';
import type {Item} from './directory-item.ts';
import {createRandom} from './random.ts';
import {contoso, type Tenant} from './tenants.ts';
import type {World} from './world.ts';

/** A subscription as its list shows it. */
export const subscriptionItem = (subscription: Subscription): Item => ({
	id: `/subscriptions/${subscription.id}`,
	subscriptionId: subscription.id,
	tenantId: contoso.id,
	displayName: subscription.displayName,
	state: subscription.state,
	subscriptionPolicies: {
		locationPlacementId: 'Public_2014-09-01',
		quotaId: subscription.quotaId,
		spendingLimit: 'Off',
	},
	authorizationSource: 'RoleBased',
	managedByTenants: [],
	tags: {},
});

export const tenantItem = (tenant: Tenant): Item => ({
	id: `/tenants/${tenant.id}`,
	tenantId: tenant.id,
	countryCode: tenant.countryCode,
	displayName: tenant.displayName,
	domains: tenant.domains,
	tenantCategory: 'Home',
	defaultDomain: tenant.domains[0],
	tenantType: 'AAD',
});

const regions = [
	['westeurope', 'West Europe', 'Europe', '4.9', '52.3667', 'Netherlands'],
	['northeurope', 'North Europe', 'Europe', '-6.2597', '53.3478', 'Ireland'],
	['germanywestcentral', 'Germany West Central', 'Europe', '8.682127', '50.110924', 'Frankfurt'],
	['eastus', 'East US', 'US', '-79.8164', '37.3719', 'Virginia'],
] as const;

const locations = (subscription: Subscription): readonly Item[] =>
	regions.map(([name, displayName, geographyGroup, longitude, latitude, physicalLocation]) => ({
		id: `/subscriptions/${subscription.id}/locations/${name}`,
		name,
		type: 'Region',
		displayName,
		regionalDisplayName: `(${geographyGroup}) ${displayName}`,
		metadata: {
			regionType: 'Physical',
			regionCategory: 'Recommended',
			geographyGroup,
			longitude,
			latitude,
			physicalLocation,
		},
	}));

const groupItem = (subscription: Subscription, {name, location}: ResourceGroup): Item => ({
	id: `/subscriptions/${subscription.id}/resourceGroups/${name}`,
	name,
	type: 'Microsoft.Resources/resourceGroups',
	location,
	tags: {},
	properties: {provisioningState: 'Succeeded'},
});

const providerNames = [
	'Microsoft.Authorization',
	'Microsoft.Compute',
	'Microsoft.KeyVault',
	'Microsoft.ManagedIdentity',
	'Microsoft.Network',
	'Microsoft.OperationalInsights',
	'Microsoft.ResourceGraph',
	'Microsoft.Resources',
	'Microsoft.Security',
	'Microsoft.Sql',
	'Microsoft.Storage',
	'Microsoft.Web',
];

export const providerItems = (prefix: string): readonly Item[] =>
	providerNames.map(namespace => ({
		id: `${prefix}/providers/${namespace}`,
		namespace,
		registrationPolicy: 'RegistrationRequired',
		registrationState: 'Registered',
		resourceTypes: [],
	}));

const roleDefinitions = (): readonly Item[] =>
	(['Owner', 'Contributor', 'Reader'] as const).map(roleName => ({
		id: `/providers/Microsoft.Authorization/roleDefinitions/${armRoleIds[roleName]}`,
		name: armRoleIds[roleName],
		type: 'Microsoft.Authorization/roleDefinitions',
		properties: {
			roleName,
			type: 'BuiltInRole',
			description: `Built-in role ${roleName}.`,
			assignableScopes: ['/'],
			permissions: [rolePermissions(roleName)],
		},
	}));

const rolePermissions = (role: ArmRole) => ({
	actions: role === 'Reader' ? ['*/read'] : ['*'],
	notActions: role === 'Contributor' ? ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'] : [],
	dataActions: [],
	notDataActions: [],
});

const roleAssignments = (world: World, subscription: Subscription): readonly Item[] =>
	world.directory.azure.assignments
		.filter(({subscriptionId}) => subscriptionId === subscription.id)
		.map(({id, principalId, principalType, role}) => ({
			id: `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/roleAssignments/${id}`,
			name: id,
			type: 'Microsoft.Authorization/roleAssignments',
			properties: {
				roleDefinitionId: `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${armRoleIds[role]}`,
				principalId,
				principalType,
				scope: `/subscriptions/${subscription.id}`,
			},
		}));

const policyAssignments = (subscription: Subscription): readonly Item[] => [
	{
		id: `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/policyAssignments/allowed-locations`,
		name: 'allowed-locations',
		type: 'Microsoft.Authorization/policyAssignments',
		properties: {
			displayName: 'Allowed locations',
			enforcementMode: 'Default',
			scope: `/subscriptions/${subscription.id}`,
		},
	},
];

const pricings = (subscription: Subscription): readonly Item[] =>
	['VirtualMachines', 'StorageAccounts', 'KeyVaults', 'CloudPosture'].map((name, index) => ({
		id: `/subscriptions/${subscription.id}/providers/Microsoft.Security/pricings/${name}`,
		name,
		type: 'Microsoft.Security/pricings',
		properties: {pricingTier: index < 2 ? 'Standard' : 'Free', freeTrialRemainingTime: 'PT0S'},
	}));

/** What the caller may do here, in the form of a role definition's permissions. */
export const permissionItems = (world: World, caller: Caller, subscription: Subscription) => {
	const role = rolesOf(world, caller).get(subscription.id);
	return role ? [rolePermissions(role)] : [];
};

export const managementGroupItems = (world: World): readonly Item[] =>
	[contoso.id, 'contoso-platform', 'contoso-workloads'].map((name, index) => ({
		id: `/providers/Microsoft.Management/managementGroups/${name}`,
		name,
		type: 'Microsoft.Management/managementGroups',
		properties: {
			tenantId: contoso.id,
			displayName: ['Tenant Root Group', 'Platform', 'Workloads'][index],
			version: createRandom(`${world.seed}/management-group`).integer(9),
		},
	}));

/** A list below a subscription by its path there, in lower case; undefined for a path the emulator does not know. */
export function subscriptionList(world: World, subscription: Subscription, path: string): readonly Item[] | undefined {
	const {resourceGroups} = subscription;
	const [, provider] = /^providers\/(.+)$/.exec(path) ?? [];
	switch (path) {
		case 'locations':
			return locations(subscription);
		case 'resourcegroups':
			return resourceGroups.map(group => groupItem(subscription, group));
		case 'resources':
			return resourceGroups.flatMap(({resources}) => resources);
		case 'providers':
			return providerItems(`/subscriptions/${subscription.id}`);
		case 'tagnames':
			return ['costCentre', 'environment'].map(tagName => ({
				id: `/subscriptions/${subscription.id}/tagNames/${tagName}`,
				tagName,
				count: {type: 'Total', value: resourceGroups.flatMap(({resources}) => resources).length},
				values: [],
			}));
		case 'providers/microsoft.resources/deployments':
			return deploymentsOf(subscription, world.clock.now());
		case 'providers/microsoft.authorization/roleassignments':
			return roleAssignments(world, subscription);
		case 'providers/microsoft.authorization/roledefinitions':
			return roleDefinitions();
		case 'providers/microsoft.authorization/denyassignments':
		case 'providers/microsoft.authorization/locks':
			return [];
		case 'providers/microsoft.authorization/policyassignments':
			return policyAssignments(subscription);
		case 'providers/microsoft.security/pricings':
			return pricings(subscription);
		default:
			return provider && /^[\w.]+\/\w+$/.test(provider)
				? resourceGroups.flatMap(({resources}) => resources).filter(({type}) => String(type).toLowerCase() === provider)
				: undefined;
	}
}
