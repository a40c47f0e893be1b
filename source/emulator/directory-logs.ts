import {type Item, instant} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

const clients = ['Contoso Workbench', 'Office 365 Exchange Online', 'Microsoft Teams', 'Azure Portal'] as const;
const outcomes = [
	{errorCode: 0, failureReason: 'Other.'},
	{errorCode: 0, failureReason: 'Other.'},
	{errorCode: 0, failureReason: 'Other.'},
	{errorCode: 50126, failureReason: 'Error validating credentials due to invalid username or password.'},
	{errorCode: 50074, failureReason: 'Strong Authentication is required.'},
	{errorCode: 53003, failureReason: 'Access has been blocked by Conditional Access policies.'},
] as const;
const activities = [
	['Add member to group', 'GroupManagement'],
	['Update user', 'UserManagement'],
	['Reset password (by admin)', 'UserManagement'],
	['Add service principal credentials', 'ApplicationManagement'],
	['Consent to application', 'ApplicationManagement'],
	['Update conditional access policy', 'Policy'],
] as const;

export type TenantLogs = {readonly signIns: readonly Item[]; readonly directoryAudits: readonly Item[]};

/** The sign-in log and the audit log, newest first. */
export function createLogs(seed: string, tenant: Tenant, users: readonly User[], now: number): TenantLogs {
	const signIns = Array.from({length: 150}, (_, index): Item => {
		const random = createRandom(`${seed}/sign-in/${tenant.id}/${index}`);
		const user = random.pick(users);
		const status = random.pick(outcomes);
		const client = random.pick(clients);
		return {
			id: random.guid(),
			createdDateTime: instant(now - (index * 540 + random.integer(500)) * 1000),
			userDisplayName: user.displayName,
			userPrincipalName: user.userPrincipalName,
			userId: user.id,
			appDisplayName: client,
			appId: createRandom(`client/${client}`).guid(),
			// An address kept for documentation (RFC 5737).
			ipAddress: `203.0.113.${1 + random.integer(250)}`,
			clientAppUsed: random.pick(['Browser', 'Mobile Apps and Desktop clients']),
			correlationId: random.guid(),
			conditionalAccessStatus: status.errorCode === 53003 ? 'failure' : 'success',
			isInteractive: true,
			riskLevelAggregated: 'none',
			riskState: 'none',
			resourceDisplayName: 'Microsoft Graph',
			uniqueTokenIdentifier: random.text(22),
			status: {...status, additionalDetails: null},
			location: {city: user.city, state: null, countryOrRegion: tenant.countryCode, geoCoordinates: {}},
		};
	});
	const directoryAudits = Array.from({length: 90}, (_, index): Item => {
		const random = createRandom(`${seed}/audit/${tenant.id}/${index}`);
		const actor = random.pick(users);
		const target = random.pick(users);
		const [activityDisplayName, category] = random.pick(activities);
		return {
			id: `Directory_${random.text(5, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}_${random.text(8, '0123456789')}`,
			category,
			correlationId: random.guid(),
			result: 'success',
			resultReason: '',
			activityDisplayName,
			activityDateTime: instant(now - (index * 2700 + random.integer(2000)) * 1000),
			loggedByService: 'Core Directory',
			operationType: 'Update',
			initiatedBy: {
				app: null,
				user: {id: actor.id, displayName: actor.displayName, userPrincipalName: actor.userPrincipalName},
			},
			targetResources: [
				{id: target.id, displayName: target.displayName, type: 'User', userPrincipalName: target.userPrincipalName},
			],
		};
	});
	return {signIns, directoryAudits};
}
