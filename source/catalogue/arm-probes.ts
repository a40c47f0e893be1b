import type {Probe} from '../core/probe.ts';
import {forBoth} from './needs.ts';

const source = 'Azure REST API specifications and Azure RBAC permission tables, 2024 to 2026';

/** A reading request to Azure Resource Manager; `action` is the RBAC action it needs, or `none`. */
const armProbe = (
	id: string,
	title: string,
	path: string,
	version: string,
	action: string,
	more: Pick<Probe, 'note'> = {},
): Probe => ({
	id: `arm.${id}`,
	service: 'arm',
	title,
	method: 'GET',
	path: `${path}${path.includes('?') ? '&' : '?'}api-version=${version}`,
	needs: forBoth(action),
	readOnly: true,
	source,
	...more,
});

/** A list of one resource type in a subscription. */
const resourceProbe = (id: string, title: string, type: string, version: string, note?: string): Probe =>
	armProbe(
		id,
		title,
		`/subscriptions/{subscription}/providers/${type}`,
		version,
		`${type}/read`,
		note === undefined ? {} : {note},
	);

/** Requests to Azure Resource Manager. */
export const armProbes: readonly Probe[] = [
	armProbe('tenants', 'Tenants of the caller', '/tenants', '2022-12-01', 'none', {
		note: 'Any valid token of a signed-in user; what an app on its own gets is not documented.',
	}),
	armProbe('subscriptions', 'Subscriptions', '/subscriptions', '2022-12-01', 'none', {
		note: 'Lists those where the caller has any role; an empty list is a valid answer.',
	}),
	armProbe(
		'subscription',
		'One subscription',
		'/subscriptions/{subscription}',
		'2022-12-01',
		'Microsoft.Resources/subscriptions/read',
	),
	armProbe(
		'locations',
		'Locations of a subscription',
		'/subscriptions/{subscription}/locations',
		'2022-12-01',
		'Microsoft.Resources/subscriptions/locations/read',
	),
	armProbe(
		'resource-groups',
		'Resource groups',
		'/subscriptions/{subscription}/resourcegroups',
		'2021-04-01',
		'Microsoft.Resources/subscriptions/resourceGroups/read',
	),
	armProbe(
		'resources',
		'Resources of a subscription',
		'/subscriptions/{subscription}/resources?$top=5',
		'2021-04-01',
		'Microsoft.Resources/subscriptions/resources/read',
	),
	armProbe(
		'resource-group-resources',
		'Resources of a resource group',
		'/subscriptions/{subscription}/resourcegroups/{resourceGroup}/resources',
		'2021-04-01',
		'Microsoft.Resources/subscriptions/resourcegroups/resources/read',
	),
	armProbe(
		'providers',
		'Resource providers of a subscription',
		'/subscriptions/{subscription}/providers',
		'2021-04-01',
		'Microsoft.Resources/subscriptions/providers/read',
		{note: 'A large answer.'},
	),
	armProbe(
		'tenant-providers',
		'Resource providers of the tenant',
		'/providers?$top=5',
		'2021-04-01',
		'Microsoft.Resources/providers/read',
	),
	armProbe(
		'tag-names',
		'Tag names',
		'/subscriptions/{subscription}/tagNames',
		'2021-04-01',
		'Microsoft.Resources/subscriptions/tagNames/read',
	),
	resourceProbe('deployments', 'Deployments', 'Microsoft.Resources/deployments', '2021-04-01'),
	armProbe(
		'role-assignments',
		'Role assignments of a subscription',
		'/subscriptions/{subscription}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()',
		'2022-04-01',
		'Microsoft.Authorization/roleAssignments/read',
	),
	resourceProbe('role-definitions', 'Role definitions', 'Microsoft.Authorization/roleDefinitions', '2022-04-01'),
	armProbe(
		'permissions',
		'What the caller may do in a resource group',
		'/subscriptions/{subscription}/resourcegroups/{resourceGroup}/providers/Microsoft.Authorization/permissions',
		'2022-04-01',
		'Microsoft.Authorization/permissions/read',
		{note: 'The first thing to ask after a 403.'},
	),
	resourceProbe('deny-assignments', 'Deny assignments', 'Microsoft.Authorization/denyAssignments', '2022-04-01'),
	resourceProbe('policy-assignments', 'Policy assignments', 'Microsoft.Authorization/policyAssignments', '2022-06-01'),
	resourceProbe('locks', 'Locks', 'Microsoft.Authorization/locks', '2020-05-01'),
	armProbe(
		'management-groups',
		'Management groups',
		'/providers/Microsoft.Management/managementGroups',
		'2020-05-01',
		'Microsoft.Management/managementGroups/read',
		{note: 'Lists those the caller can read.'},
	),
	armProbe(
		'resource-graph-operations',
		'Operations of Resource Graph',
		'/providers/Microsoft.ResourceGraph/operations',
		'2021-03-01',
		'Microsoft.ResourceGraph/operations/read',
	),
	{
		...armProbe(
			'resource-graph',
			'Resources counted by type (Resource Graph)',
			'/providers/Microsoft.ResourceGraph/resources',
			'2021-03-01',
			'Microsoft.ResourceGraph/resources/read',
			{note: 'A query; it changes nothing. Answers hold only resources the caller may read.'},
		),
		method: 'POST',
		headers: {'Content-Type': 'application/json'},
		body: '{"query":"Resources | summarize count() by type | limit 20","subscriptions":["{subscription}"],"options":{"resultFormat":"objectArray","$top":100}}',
	},
	resourceProbe('virtual-machines', 'Virtual machines', 'Microsoft.Compute/virtualMachines', '2024-07-01'),
	resourceProbe(
		'storage-accounts',
		'Storage accounts',
		'Microsoft.Storage/storageAccounts',
		'2023-01-01',
		'The answer holds no keys.',
	),
	resourceProbe(
		'vaults',
		'Key vaults',
		'Microsoft.KeyVault/vaults',
		'2023-07-01',
		'The vaults themselves; their contents belong to another resource.',
	),
	resourceProbe('virtual-networks', 'Virtual networks', 'Microsoft.Network/virtualNetworks', '2023-09-01'),
	resourceProbe('web-sites', 'Web apps', 'Microsoft.Web/sites', '2022-03-01'),
	resourceProbe('sql-servers', 'SQL servers', 'Microsoft.Sql/servers', '2021-11-01'),
	resourceProbe(
		'managed-identities',
		'User-assigned managed identities',
		'Microsoft.ManagedIdentity/userAssignedIdentities',
		'2023-01-31',
	),
	resourceProbe('log-workspaces', 'Log Analytics workspaces', 'Microsoft.OperationalInsights/workspaces', '2022-10-01'),
	resourceProbe('pricings', 'Defender for Cloud plans', 'Microsoft.Security/pricings', '2024-01-01'),
];
