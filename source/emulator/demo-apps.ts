import {probes} from '../catalogue/probes.ts';
import {demoCertificate} from './demo-certificate.ts';
import {demoSubject} from './demo-issuer.ts';
import {armResource, expensesResource, graphResource, partnerCenterResource, resources} from './resources.ts';
import {contoso, fabrikam, type Tenant} from './tenants.ts';

/** What the demo data says about an app registration; ids and secrets come from the seed. */
export type DemoApp = {
	readonly name: string;
	readonly displayName: string;
	readonly clientId: string;
	readonly homeTenant: Tenant;
	readonly publicClient?: boolean;
	/** Where a sign-in may come back to; a port on this machine does not count. */
	readonly redirectUris?: readonly string[];
	readonly secretExpired?: boolean;
	readonly blockedByPolicy?: boolean;
	/** PEM of the certificates it proves itself with, instead of a secret. */
	readonly certificates?: readonly string[];
	/** The subjects of the emulator's own issuer that it trusts, instead of a secret. */
	readonly trustedSubjects?: readonly string[];
	/** Graph paths that want an authentication context of this app's tokens. */
	readonly authenticationContexts?: Readonly<Record<string, string>>;
	readonly installations: ReadonlyArray<{
		readonly tenant: Tenant;
		/** Permission names by the API's application id. */
		readonly appRoles?: Readonly<Record<string, readonly string[]>>;
		readonly delegated?: Readonly<Record<string, readonly string[]>>;
	}>;
};

const graph = graphResource.appId;
const arm = armResource.appId;
const impersonation = ['user_impersonation'] as const;
const signIn = ['openid', 'profile', 'email', 'offline_access'] as const;

/** Every API but Graph takes the one scope `user_impersonation` here. */
const impersonationEverywhere = Object.fromEntries(
	resources.filter(({appId}) => appId !== graph).map(({appId}) => [appId, impersonation]),
);

/** The least permission of every Graph request in the catalogue, for one kind of token. */
const leastOfAll = (kind: 'application' | 'delegated'): readonly string[] => [
	...new Set(
		probes.flatMap(({service, needs}) => (service === 'graph' && needs[kind] ? [needs[kind].least] : [])).toSorted(),
	),
];

const inContoso = (appRoles: readonly string[]): DemoApp['installations'] => [
	{tenant: contoso, appRoles: {[graph]: appRoles}},
];

/** The app registrations of the demo tenants. The client ids are fixed, so that saved profiles keep working. */
export const demoApps: readonly DemoApp[] = [
	{
		name: 'contoso-inventory',
		displayName: 'Contoso Inventory',
		clientId: '4c1c9cfa-d2e8-4901-8a9b-8eef4f33ccc0',
		homeTenant: contoso,
		installations: inContoso([
			'AdministrativeUnit.Read.All',
			'Application.Read.All',
			'AuditLog.Read.All',
			'Device.Read.All',
			'DeviceManagementManagedDevices.Read.All',
			'Directory.Read.All',
			'Domain.Read.All',
			'GroupMember.Read.All',
			'LicenseAssignment.Read.All',
			'Organization.Read.All',
			'Policy.Read.All',
			'RoleManagement.Read.Directory',
			'SecurityAlert.Read.All',
			'SecurityIncident.Read.All',
			'ServiceHealth.Read.All',
			'ServiceMessage.Read.All',
			'User.Read.All',
		]),
	},
	{
		name: 'contoso-helpdesk',
		displayName: 'Contoso Helpdesk Bot',
		clientId: '090da666-652b-402a-8b0a-af16a8cfd84b',
		homeTenant: contoso,
		installations: inContoso(['Organization.Read.All', 'User.ReadBasic.All']),
	},
	{
		name: 'contoso-workbench',
		displayName: 'Contoso Workbench',
		clientId: '70bca8dd-31d3-492b-9f9f-54581f3a4843',
		homeTenant: contoso,
		publicClient: true,
		redirectUris: ['http://localhost', 'http://127.0.0.1', 'http://localhost/signed-in'],
		installations: [
			{
				tenant: contoso,
				delegated: {
					...impersonationEverywhere,
					[graph]: [
						...signIn,
						'Calendars.ReadBasic',
						'Files.Read',
						'GroupMember.Read.All',
						'Mail.ReadBasic',
						'Presence.Read',
						'Team.ReadBasic.All',
						'User.Read',
						'User.ReadBasic.All',
					],
				},
			},
		],
	},
	{
		name: 'fabrikam-partner',
		displayName: 'Fabrikam Partner Automation',
		clientId: '4cd8446f-4676-45f8-89d3-6d55143878a4',
		homeTenant: fabrikam,
		redirectUris: ['http://localhost'],
		installations: [
			{
				tenant: fabrikam,
				appRoles: {[graph]: ['DelegatedAdminRelationship.Read.All', 'Organization.Read.All']},
				delegated: {
					[partnerCenterResource.appId]: impersonation,
					[arm]: impersonation,
					[graph]: [...signIn, 'DelegatedAdminRelationship.Read.All', 'Directory.Read.All', 'User.Read'],
				},
			},
			{
				tenant: contoso,
				delegated: {[arm]: impersonation, [graph]: [...signIn, 'Directory.Read.All', 'User.Read']},
			},
		],
	},
	{
		name: 'contoso-auditor',
		displayName: 'Contoso Permission Audit',
		clientId: '4a6d46e5-0a92-476e-b677-3f199bd320cd',
		homeTenant: contoso,
		redirectUris: ['http://localhost'],
		installations: [
			{
				tenant: contoso,
				appRoles: {[graph]: leastOfAll('application')},
				delegated: {...impersonationEverywhere, [graph]: [...signIn, ...leastOfAll('delegated')]},
			},
		],
	},
	{
		name: 'contoso-review',
		displayName: 'Contoso Sign-in Review',
		clientId: 'b0a5c3f2-7d52-4f0c-9c57-3e1d2a6f8b94',
		homeTenant: contoso,
		publicClient: true,
		authenticationContexts: {'auditLogs/signIns': 'c1'},
		installations: [
			{tenant: contoso, delegated: {[graph]: [...signIn, 'AuditLog.Read.All', 'User.Read'], [arm]: impersonation}},
		],
	},
	{
		name: 'contoso-provisioning',
		displayName: 'Contoso Provisioning',
		clientId: '4cf8af3a-de27-4d21-b24b-b816e762730a',
		homeTenant: contoso,
		installations: inContoso(['GroupMember.ReadWrite.All', 'User.ReadWrite.All']),
	},
	{
		name: 'contoso-nightly-sync',
		displayName: 'Contoso Nightly Sync',
		clientId: 'c99ecad0-3943-40b2-a013-c82a5eaaaa53',
		homeTenant: contoso,
		secretExpired: true,
		installations: inContoso(['User.Read.All']),
	},
	{
		name: 'contoso-kiosk',
		displayName: 'Contoso Branch Kiosk',
		clientId: 'b38ca981-dffd-4ba0-a836-3c106c2a83d7',
		homeTenant: contoso,
		blockedByPolicy: true,
		installations: inContoso(['Place.Read.All']),
	},
	{
		name: 'contoso-automation',
		displayName: 'Contoso Automation',
		clientId: '8d1f2c0b-6f0c-4b55-9a53-0a6d8c2f7e14',
		homeTenant: contoso,
		certificates: [demoCertificate],
		installations: inContoso(['GroupMember.Read.All', 'Organization.Read.All', 'User.Read.All']),
	},
	{
		name: 'contoso-pipeline',
		displayName: 'Contoso Pipeline',
		clientId: '2b7e9a64-3f58-4d0e-8c1a-5e90b4d7f361',
		homeTenant: contoso,
		trustedSubjects: [demoSubject],
		installations: inContoso(['Organization.Read.All', 'User.Read.All']),
	},
	{
		name: 'contoso-release',
		displayName: 'Contoso Release',
		clientId: '6c35d8f1-94a2-4e7b-b0d3-17f2a85ec049',
		homeTenant: contoso,
		// The branch is called main: a credential typed with a capital matches nothing.
		trustedSubjects: [demoSubject.replace('main', 'Main')],
		installations: inContoso(['Organization.Read.All']),
	},
	{
		name: 'contoso-expenses',
		displayName: 'Contoso Expenses API',
		clientId: expensesResource.appId,
		homeTenant: contoso,
		installations: [
			{
				tenant: contoso,
				appRoles: {[graph]: ['Organization.Read.All']},
				delegated: {[arm]: impersonation, [graph]: [...signIn, 'Mail.ReadBasic', 'User.Read', 'User.ReadBasic.All']},
			},
		],
	},
];
