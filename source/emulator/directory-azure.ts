import {type Item, instant} from './directory-item.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

export type ArmRole = 'Reader' | 'Contributor' | 'Owner';

/** The ids of three built-in roles of Azure, the same in every tenant. */
export const armRoleIds: Readonly<Record<ArmRole, string>> = {
	Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
	Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
	Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
};

export type ResourceGroup = {readonly name: string; readonly location: string; readonly resources: readonly Item[]};

export type Subscription = {
	readonly id: string;
	readonly displayName: string;
	readonly state: 'Enabled' | 'Warned';
	readonly quotaId: string;
	readonly resourceGroups: readonly ResourceGroup[];
};

/** A role of a principal on a whole subscription. */
export type ArmAssignment = {
	readonly id: string;
	readonly subscriptionId: string;
	readonly principalId: string;
	readonly principalType: 'User' | 'ServicePrincipal';
	readonly role: ArmRole;
};

export type Azure = {readonly subscriptions: readonly Subscription[]; readonly assignments: readonly ArmAssignment[]};

/** Who gets which role, by the place of the subscription. */
export type ArmGrant = Pick<ArmAssignment, 'principalId' | 'principalType' | 'role'> & {
	readonly places: readonly number[];
};

const plans: ReadonlyArray<{
	readonly displayName: string;
	readonly quotaId: string;
	readonly state: Subscription['state'];
	readonly groups: readonly string[];
}> = [
	{
		displayName: 'Contoso Production',
		quotaId: 'EnterpriseAgreement_2014-09-01',
		state: 'Enabled',
		groups: ['rg-shop-prod', 'rg-data-prod', 'rg-network-prod', 'rg-identity-prod'],
	},
	{
		displayName: 'Contoso Development',
		quotaId: 'MSDN_2014-09-01',
		state: 'Enabled',
		groups: ['rg-shop-dev', 'rg-data-dev', 'rg-sandbox'],
	},
	{
		displayName: 'Contoso Finance',
		quotaId: 'PayAsYouGo_2014-09-01',
		state: 'Warned',
		groups: ['rg-ledger', 'rg-reporting'],
	},
];

const resourceTypes: ReadonlyArray<readonly [type: string, prefix: string, sku?: string, kind?: string]> = [
	['Microsoft.Compute/virtualMachines', 'vm'],
	['Microsoft.Compute/virtualMachines', 'vm'],
	['Microsoft.Storage/storageAccounts', 'st', 'Standard_LRS', 'StorageV2'],
	['Microsoft.KeyVault/vaults', 'kv'],
	['Microsoft.Network/virtualNetworks', 'vnet'],
	['Microsoft.Web/sites', 'app', undefined, 'app,linux'],
	['Microsoft.Sql/servers', 'sql', undefined, 'v12.0'],
	['Microsoft.ManagedIdentity/userAssignedIdentities', 'id'],
	['Microsoft.OperationalInsights/workspaces', 'log'],
];

function createResource(
	seed: string,
	subscription: string,
	group: string,
	location: string,
	place: number,
): Item | undefined {
	const row = resourceTypes[place];
	if (!row) {
		return undefined;
	}

	const [type, prefix, sku, kind] = row;
	const random = createRandom(`${seed}/resource/${group}/${place}`);
	const ending = random.text(4, 'abcdefghijkmnpqrstuvwxyz23456789');
	const stem = group.replace(/^rg-/, '');
	const name = prefix === 'st' ? `st${stem.replaceAll('-', '')}${ending}` : `${prefix}-${stem}-${ending}`;
	return {
		id: `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${name}`,
		name,
		type,
		location,
		...(sku ? {sku: {name: sku, tier: sku.split('_', 1)[0]}} : {}),
		...(kind ? {kind} : {}),
		tags: {costCentre: String(4_100 + random.integer(40)), environment: stem.split('-').at(-1) ?? ''},
		properties: {provisioningState: 'Succeeded'},
	};
}

/** Three subscriptions with resource groups and resources, and who may do what there. */
export function createAzure(seed: string, tenant: Tenant, grants: readonly ArmGrant[]): Azure {
	const subscriptions = plans.map((plan, index): Subscription => {
		const id = createRandom(`${seed}/subscription/${tenant.id}/${index}`).guid();
		const location = index === 2 ? 'northeurope' : 'westeurope';
		return {
			id,
			displayName: plan.displayName,
			state: plan.state,
			quotaId: plan.quotaId,
			resourceGroups: plan.groups.map(name => ({
				name,
				location,
				resources: resourceTypes.flatMap((_, place) => createResource(seed, id, name, location, place) ?? []),
			})),
		};
	});
	return {
		subscriptions,
		assignments: grants.flatMap(({places, ...grant}) =>
			places.flatMap(place => {
				const subscription = subscriptions[place];
				return subscription
					? [
							{
								...grant,
								id: createRandom(`${seed}/arm-assignment/${grant.principalId}/${place}`).guid(),
								subscriptionId: subscription.id,
							},
						]
					: [];
			}),
		),
	};
}

/** A deployment for each resource group, so that the list is not empty. */
export const deploymentsOf = (subscription: Subscription, now: number): readonly Item[] =>
	subscription.resourceGroups.map(({name, location}) => ({
		id: `/subscriptions/${subscription.id}/providers/Microsoft.Resources/deployments/baseline-${name}`,
		name: `baseline-${name}`,
		type: 'Microsoft.Resources/deployments',
		location,
		properties: {mode: 'Incremental', provisioningState: 'Succeeded', timestamp: instant(now - 30 * 86_400_000)},
	}));
