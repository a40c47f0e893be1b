import {createHash, X509Certificate} from 'node:crypto';
import {type Item, instant} from './directory-item.ts';
import {graphPermissionIds} from './graph-permission-ids.ts';
import {createRandom} from './random.ts';
import type {Registration} from './registrations.ts';
import {graphResource, resources} from './resources.ts';
import type {Tenant} from './tenants.ts';

const businessApps = [
	'Payroll Export',
	'Travel Desk',
	'Badge Printer',
	'Ticket Mirror',
	'Data Lake Loader',
	'Invoice Scanner',
	'Fleet Tracker',
	'Warehouse Gateway',
	'Learning Portal',
	'Survey Collector',
	'Press Archive',
	'Build Agents',
	'Release Robot',
	'Log Shipper',
	'Backup Service',
	'Room Booking',
	'Phone Directory',
	'Contract Vault',
	'Price Engine',
	'Web Shop',
	'Partner Portal',
	'Visitor Kiosk',
	'Energy Monitor',
	'Chat Assistant',
] as const;

const businessRoles = ['User.Read.All', 'GroupMember.Read.All', 'Mail.Send', 'Sites.Selected', 'Device.Read.All'];

export type TenantApps = {
	readonly applications: readonly Item[];
	readonly servicePrincipals: readonly Item[];
	/** By the service principal's id: what it may do on its own. */
	readonly appRoleAssignments: ReadonlyMap<string, readonly Item[]>;
	/** What apps may do for signed-in users. */
	readonly permissionGrants: readonly Item[];
	/** By the application's object id. */
	readonly federatedCredentials: ReadonlyMap<string, readonly Item[]>;
};

/** A permission's id as Graph publishes it, or an invented one that stays the same. */
export const permissionId = (name: string, kind: 'application' | 'delegated'): string =>
	graphPermissionIds.get(name)?.[kind] || createRandom(`permission/${kind}/${name}`).guid();

type Source = {
	readonly displayName: string;
	readonly appId: string;
	readonly objectId: string;
	readonly servicePrincipalId: string;
	readonly ownedHere: boolean;
	readonly publicClient: boolean;
	readonly secrets: ReadonlyArray<{readonly keyId: string; readonly hint: string; readonly endsAt: number}>;
	readonly certificates: readonly string[];
	readonly graphRoles: readonly string[];
	readonly graphScopes: readonly string[];
};

const fromRegistration = (registration: Registration, tenant: Tenant): readonly Source[] =>
	registration.installations
		.filter(({tenantId}) => tenantId === tenant.id)
		.map(({servicePrincipalId, appRoles, delegated}) => ({
			displayName: registration.displayName,
			appId: registration.clientId,
			objectId: registration.objectId,
			servicePrincipalId,
			ownedHere: registration.homeTenantId === tenant.id,
			publicClient: registration.publicClient,
			secrets: registration.secrets.map(({keyId, value, endsAt}) => ({keyId, hint: value.slice(0, 3), endsAt})),
			certificates: registration.certificates,
			graphRoles: appRoles[graphResource.appId] ?? [],
			graphScopes: delegated[graphResource.appId] ?? [],
		}));

function invented(seed: string, tenant: Tenant, displayName: string, now: number): Source {
	const random = createRandom(`${seed}/app/${tenant.id}/${displayName}`);
	return {
		displayName,
		appId: random.guid(),
		objectId: random.guid(),
		servicePrincipalId: random.guid(),
		ownedHere: true,
		publicClient: false,
		secrets: [{keyId: random.guid(), hint: random.text(3), endsAt: now + (random.integer(500) - 60) * 86_400_000}],
		certificates: [],
		graphRoles: businessRoles.filter(() => random.integer(3) === 0),
		graphScopes: ['User.Read'],
	};
}

/** A certificate as an app registration keeps it. */
function keyCredential(pem: string) {
	const {raw, subject, validFrom, validTo} = new X509Certificate(pem);
	const thumbprint = createHash('sha1').update(raw).digest();
	return {
		customKeyIdentifier: thumbprint.toString('base64'),
		displayName: subject.replaceAll('\n', ', '),
		startDateTime: instant(Date.parse(validFrom)),
		endDateTime: instant(Date.parse(validTo)),
		key: null,
		keyId: createRandom(`certificate/${thumbprint.toString('hex')}`).guid(),
		type: 'AsymmetricX509Cert',
		usage: 'Verify',
	};
}

const application = (source: Source, tenant: Tenant): Item => ({
	id: source.objectId,
	appId: source.appId,
	displayName: source.displayName,
	signInAudience: 'AzureADMyOrg',
	publisherDomain: tenant.domains[0],
	identifierUris: [],
	isFallbackPublicClient: source.publicClient,
	createdDateTime: instant(tenant.createdAt * 1000 + source.displayName.length * 8_640_000_000),
	passwordCredentials: source.secrets.map(({keyId, hint, endsAt}) => ({
		keyId,
		displayName: 'automation',
		hint,
		startDateTime: instant(endsAt - 180 * 86_400_000),
		endDateTime: instant(endsAt),
		secretText: null,
	})),
	keyCredentials: source.certificates.map(keyCredential),
	requiredResourceAccess: [
		{
			resourceAppId: graphResource.appId,
			resourceAccess: [
				...source.graphRoles.map(name => ({id: permissionId(name, 'application'), type: 'Role'})),
				...source.graphScopes.map(name => ({id: permissionId(name, 'delegated'), type: 'Scope'})),
			],
		},
	],
});

const servicePrincipal = (id: string, appId: string, displayName: string, owner: string): Item => ({
	id,
	appId,
	displayName,
	accountEnabled: true,
	appOwnerOrganizationId: owner,
	servicePrincipalType: 'Application',
	servicePrincipalNames: [appId],
	signInAudience: 'AzureADMyOrg',
	tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
});

/** The applications and service principals of a tenant, the emulator's own registrations among them. */
export function createApps(
	seed: string,
	tenant: Tenant,
	registrations: readonly Registration[],
	now: number,
	isCustomer: boolean,
): TenantApps {
	const sources = [
		...registrations.flatMap(registration => fromRegistration(registration, tenant)),
		...(isCustomer ? businessApps.map(name => invented(seed, tenant, name, now)) : []),
	];
	const resourcePrincipal = (appId: string) => createRandom(`${seed}/resource-principal/${tenant.id}/${appId}`).guid();
	const graphPrincipal = resourcePrincipal(graphResource.appId);
	const applications = sources.filter(({ownedHere}) => ownedHere).map(source => application(source, tenant));
	return {
		applications,
		servicePrincipals: [
			...sources.map(source =>
				servicePrincipal(source.servicePrincipalId, source.appId, source.displayName, tenant.id),
			),
			...resources
				.filter(({appId}) => !sources.some(source => source.appId === appId))
				.map(({appId, displayName}) =>
					servicePrincipal(resourcePrincipal(appId), appId, displayName, '00000000-0000-0000-0000-000000000000'),
				),
		],
		appRoleAssignments: new Map(
			sources.map(source => [
				source.servicePrincipalId,
				source.graphRoles.map(name => ({
					id: createRandom(`${seed}/assignment/${source.servicePrincipalId}/${name}`).text(43),
					deletedDateTime: null,
					appRoleId: permissionId(name, 'application'),
					createdDateTime: instant(now - 40 * 86_400_000),
					principalDisplayName: source.displayName,
					principalId: source.servicePrincipalId,
					principalType: 'ServicePrincipal',
					resourceDisplayName: graphResource.displayName,
					resourceId: graphPrincipal,
				})),
			]),
		),
		permissionGrants: sources
			.filter(({graphScopes}) => graphScopes.length > 0)
			.map(source => ({
				id: createRandom(`${seed}/grant/${source.servicePrincipalId}`).text(32),
				clientId: source.servicePrincipalId,
				consentType: 'AllPrincipals',
				principalId: null,
				resourceId: graphPrincipal,
				scope: source.graphScopes.join(' '),
			})),
		federatedCredentials: new Map(
			applications.map(({id, displayName}, index) => [
				id,
				index % 8 === 0
					? [
							{
								id: createRandom(`${seed}/federated/${id}`).guid(),
								name: 'main-branch',
								issuer: 'https://token.actions.githubusercontent.com',
								subject: `repo:contoso-example/${String(displayName).toLowerCase().replaceAll(' ', '-')}:ref:refs/heads/main`,
								audiences: ['api://AzureADTokenExchange'],
								description: null,
							},
						]
					: [],
			]),
		),
	};
}
