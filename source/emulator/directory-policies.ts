import {type Item, instant} from './directory-item.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

export type TenantPolicies = {
	/** Lists by their path below `/v1.0`, in lower case. */
	readonly collections: ReadonlyMap<string, readonly Item[]>;
	/** Single objects by their path below `/v1.0`, in lower case. */
	readonly singles: ReadonlyMap<string, Item>;
};

/** Conditional Access, sign-in methods and the tenant's other policies. */
export function createPolicies(seed: string, tenant: Tenant, now: number): TenantPolicies {
	const id = (name: string) => createRandom(`${seed}/policy/${tenant.id}/${name}`).guid();
	const policy = (displayName: string, state: string, grant: string, applications: readonly string[]): Item => ({
		id: id(displayName),
		displayName,
		state,
		createdDateTime: instant(tenant.createdAt * 1000),
		modifiedDateTime: instant(now - 90 * 86_400_000),
		conditions: {
			clientAppTypes: ['all'],
			applications: {includeApplications: applications, excludeApplications: []},
			users: {includeUsers: ['All'], excludeUsers: [], excludeGroups: []},
		},
		grantControls: {operator: 'OR', builtInControls: [grant], customAuthenticationFactors: []},
		sessionControls: null,
	});
	const method = (name: string, state: 'enabled' | 'disabled') => ({
		'@odata.type': `#microsoft.graph.${name}AuthenticationMethodConfiguration`,
		id: name,
		state,
	});

	return {
		collections: new Map<string, readonly Item[]>([
			[
				'identity/conditionalaccess/policies',
				[
					policy('Require MFA for everyone', 'enabled', 'mfa', ['All']),
					policy('Block legacy authentication', 'enabled', 'block', ['All']),
					policy('Require MFA for Azure management', 'enabled', 'mfa', ['797f4846-ba00-4fd7-ba43-dac1f8f63013']),
					policy('Compliant device for admins', 'enabledForReportingButNotEnforced', 'compliantDevice', ['All']),
					policy('Block kiosk workloads', 'enabled', 'block', ['All']),
				],
			],
			[
				'identity/conditionalaccess/namedlocations',
				[
					{
						'@odata.type': '#microsoft.graph.ipNamedLocation',
						id: id('offices'),
						displayName: 'Offices',
						isTrusted: true,
						ipRanges: [{'@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24'}],
					},
					{
						'@odata.type': '#microsoft.graph.countryNamedLocation',
						id: id('countries'),
						displayName: 'Countries we work in',
						countriesAndRegions: ['DE', 'GB', 'PT'],
						includeUnknownCountriesAndRegions: false,
					},
				],
			],
			[
				'policies/tokenlifetimepolicies',
				[
					{
						id: id('lifetime'),
						displayName: 'Short tokens for the portal',
						definition: ['{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"00:30:00"}}'],
						isOrganizationDefault: false,
					},
				],
			],
		]),
		singles: new Map<string, Item>([
			[
				'policies/authorizationpolicy',
				{
					id: 'authorizationPolicy',
					displayName: 'Authorization Policy',
					description: 'Used to manage authorization related settings across the company.',
					allowInvitesFrom: 'adminsAndGuestInviters',
					allowedToSignUpEmailBasedSubscriptions: false,
					allowedToUseSSPR: true,
					blockMsolPowerShell: true,
					guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
					defaultUserRolePermissions: {allowedToCreateApps: false, allowedToReadOtherUsers: true},
				},
			],
			[
				'policies/identitysecuritydefaultsenforcementpolicy',
				{id: '00000000-0000-0000-0000-000000000005', displayName: 'Security Defaults', isEnabled: false},
			],
			[
				'policies/authenticationmethodspolicy',
				{
					id: 'authenticationMethodsPolicy',
					displayName: 'Authentication Methods Policy',
					policyVersion: '1.5',
					authenticationMethodConfigurations: [
						method('Fido2', 'enabled'),
						method('MicrosoftAuthenticator', 'enabled'),
						method('Sms', 'disabled'),
						method('TemporaryAccessPass', 'enabled'),
					],
				},
			],
			[
				'policies/crosstenantaccesspolicy',
				{id: id('cross-tenant'), displayName: 'CrossTenantAccessPolicy', allowedCloudEndpoints: []},
			],
		]),
	};
}
