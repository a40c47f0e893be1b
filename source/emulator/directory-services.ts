import {type Item, instant} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createRandom} from './random.ts';
import {contoso, type Tenant} from './tenants.ts';

const day = 86_400_000;

const skus = [
	['SPE_E3', 'ENTERPRISEPACK', 180],
	['SPE_E5', 'AAD_PREMIUM_P2', 40],
	['POWER_BI_PRO', 'BI_AZURE_P2', 25],
	['VISIOCLIENT', 'VISIO_CLIENT_SUBSCRIPTION', 10],
] as const;

const healthServices = [
	'Exchange Online',
	'Microsoft Entra',
	'Microsoft Teams',
	'SharePoint Online',
	'Microsoft Intune',
];

/** Licences, risk, governance, device rules, security, service health: one list each, by path below `/v1.0` in lower case. */
export function createServices(
	seed: string,
	tenant: Tenant,
	users: readonly User[],
	now: number,
): ReadonlyMap<string, readonly Item[]> {
	const random = createRandom(`${seed}/services/${tenant.id}`);
	const rows = (count: number, make: (index: number) => Item): readonly Item[] =>
		Array.from({length: count}, (_, index) => make(index));
	const someone = () => random.pick(users);
	const before = (days: number) => instant(now - random.integer(days * day));

	return new Map<string, readonly Item[]>([
		[
			'subscribedskus',
			skus.map(([skuPartNumber, plan, enabled]) => ({
				id: `${tenant.id}_${random.guid()}`,
				skuId: random.guid(),
				skuPartNumber,
				accountName: tenant.displayName,
				appliesTo: 'User',
				capabilityStatus: 'Enabled',
				consumedUnits: enabled - random.integer(9),
				prepaidUnits: {enabled, suspended: 0, warning: 0, lockedOut: 0},
				servicePlans: [
					{servicePlanId: random.guid(), servicePlanName: plan, provisioningStatus: 'Success', appliesTo: 'User'},
				],
			})),
		],
		[
			'directory/administrativeunits',
			['Berlin', 'Hamburg', 'Porto', 'Leeds'].map(city => ({
				id: random.guid(),
				displayName: `Site ${city}`,
				description: `People and devices of ${city}`,
				visibility: null,
			})),
		],
		[
			'groupsettings',
			[
				{
					id: random.guid(),
					displayName: 'Group.Unified',
					templateId: '62375ab9-6b52-47ed-826b-58e47e0e304b',
					values: [{name: 'EnableGroupCreation', value: 'false'}],
				},
			],
		],
		[
			'schemaextensions',
			[
				{
					id: 'extcontoso_courses',
					description: 'Courses taken',
					targetTypes: ['User'],
					status: 'Available',
					properties: [],
				},
			],
		],
		[
			'identityprotection/riskyusers',
			rows(6, () => {
				const user = someone();
				return {
					id: user.id,
					isDeleted: false,
					riskLastUpdatedDateTime: before(20),
					riskLevel: random.pick(['low', 'medium', 'high']),
					riskState: 'atRisk',
					riskDetail: 'none',
					userDisplayName: user.displayName,
					userPrincipalName: user.userPrincipalName,
				};
			}),
		],
		[
			'identityprotection/riskdetections',
			rows(9, () => ({
				id: random.text(64, '0123456789abcdef'),
				riskEventType: random.pick(['unfamiliarFeatures', 'anonymizedIPAddress', 'leakedCredentials']),
				riskLevel: random.pick(['low', 'medium']),
				riskState: 'atRisk',
				detectedDateTime: before(20),
				ipAddress: `198.51.100.${1 + random.integer(250)}`,
				userPrincipalName: someone().userPrincipalName,
			})),
		],
		[
			'identitygovernance/entitlementmanagement/catalogs',
			['General', 'Engineering tools', 'Partners'].map(displayName => ({
				id: random.guid(),
				displayName,
				description: `Access packages: ${displayName}`,
				catalogType: 'userManaged',
				state: 'published',
				isExternallyVisible: displayName === 'Partners',
			})),
		],
		[
			'identitygovernance/accessreviews/definitions',
			['Quarterly review of guests', 'Azure owners'].map(displayName => ({
				id: random.guid(),
				displayName,
				status: 'InProgress',
				createdDateTime: before(300),
			})),
		],
		[
			'reports/authenticationmethods/userregistrationdetails',
			users.slice(0, 120).map(user => ({
				id: user.id,
				userPrincipalName: user.userPrincipalName,
				userDisplayName: user.displayName,
				userType: 'member',
				isAdmin: false,
				isMfaRegistered: random.integer(9) !== 0,
				isSsprEnabled: true,
				methodsRegistered: random.pick([['microsoftAuthenticatorPush', 'mobilePhone'], ['fido2SecurityKey'], []]),
			})),
		],
		[
			'devicemanagement/deviceconfigurations',
			['Windows baseline', 'Disk encryption', 'Update ring 1', 'Update ring 2', 'Kiosk'].map(displayName => ({
				'@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
				id: random.guid(),
				displayName,
				version: 1 + random.integer(9),
				lastModifiedDateTime: before(200),
			})),
		],
		[
			'security/alerts_v2',
			rows(12, () => ({
				id: `da${random.text(18, '0123456789')}_1`,
				title: random.pick(['Suspicious sign-in', 'Malware was detected', 'Impossible travel', 'Mass download']),
				severity: random.pick(['low', 'medium', 'high']),
				status: random.pick(['new', 'inProgress', 'resolved']),
				category: 'InitialAccess',
				serviceSource: 'microsoftDefenderForEndpoint',
				createdDateTime: before(30),
				tenantId: tenant.id,
			})),
		],
		[
			'security/incidents',
			rows(7, index => ({
				id: String(2_700 + index),
				displayName: random.pick(['Multi-stage incident', 'Phishing wave', 'Password spray']),
				severity: random.pick(['medium', 'high']),
				status: random.pick(['active', 'resolved']),
				createdDateTime: before(30),
				tenantId: tenant.id,
			})),
		],
		[
			'security/securescores',
			rows(5, index => ({
				id: `${tenant.id}_${instant(now - index * day).slice(0, 10)}`,
				azureTenantId: tenant.id,
				createdDateTime: instant(now - index * day),
				currentScore: 312 - index,
				maxScore: 497,
				activeUserCount: users.length,
			})),
		],
		[
			'admin/serviceannouncement/healthoverviews',
			healthServices.map(service => ({id: service.replaceAll(' ', ''), service, status: 'serviceOperational'})),
		],
		[
			'admin/serviceannouncement/messages',
			rows(14, index => ({
				id: `MC${900_100 + index}`,
				title: random.pick(['New sign-in page', 'Change of defaults', 'Retirement of an old API', 'Planned upgrade']),
				category: random.pick(['planForChange', 'stayInformed', 'preventOrFixIssue']),
				severity: 'normal',
				services: [random.pick(healthServices)],
				startDateTime: before(60),
				lastModifiedDateTime: before(20),
				isMajorChange: random.integer(4) === 0,
			})),
		],
		[
			'domains',
			tenant.domains.map((id, index) => ({
				id,
				authenticationType: 'Managed',
				isDefault: index === 0,
				isInitial: index === tenant.domains.length - 1,
				isRoot: true,
				isVerified: true,
				isAdminManaged: true,
				supportedServices: index === 0 ? ['Email', 'OfficeCommunicationsOnline'] : [],
			})),
		],
		[
			'contracts',
			tenant.id === contoso.id
				? []
				: [
						{
							id: random.guid(),
							contractType: 'ResellerPartnerContract',
							customerId: contoso.id,
							defaultDomainName: contoso.domains[0],
							displayName: contoso.displayName,
						},
					],
		],
	]);
}
