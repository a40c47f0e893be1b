import type {Probe} from '../core/probe.ts';
import {graphProbe} from './graph-probe.ts';
import {forBoth, forUsers, need} from './needs.ts';

const policies = forBoth('Policy.Read.All');
const conditionalAccess = forBoth('Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess');
const partners = forBoth('DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All');
const mail = need('Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite');
const mailboxNote = '404 when the account has no mailbox.';
const files = forUsers(
	'Files.Read',
	'Files.ReadWrite',
	'Files.Read.All',
	'Files.ReadWrite.All',
	'Sites.Read.All',
	'Sites.ReadWrite.All',
);

/** Requests for logs, policies, security, devices, partners, mail, files and teamwork. */
export const graphServiceProbes: readonly Probe[] = [
	graphProbe('sign-ins', 'Sign-in log', '/auditLogs/signIns?$top=5', forBoth('AuditLog.Read.All'), {
		note: 'The tenant needs an Entra ID P1 licence; otherwise 403.',
	}),
	graphProbe('directory-audits', 'Audit log', '/auditLogs/directoryAudits?$top=5', forBoth('AuditLog.Read.All')),
	graphProbe(
		'registration-details',
		'Who has registered which sign-in methods',
		'/reports/authenticationMethods/userRegistrationDetails?$top=5',
		forBoth('AuditLog.Read.All'),
	),
	graphProbe(
		'conditional-access-policies',
		'Conditional Access policies',
		'/identity/conditionalAccess/policies',
		conditionalAccess,
		{note: 'One request a second is allowed, and a refusal does not say how long to wait.'},
	),
	graphProbe('named-locations', 'Named locations', '/identity/conditionalAccess/namedLocations', conditionalAccess),
	graphProbe('authorization-policy', 'Authorization policy', '/policies/authorizationPolicy', policies),
	graphProbe('security-defaults', 'Security defaults', '/policies/identitySecurityDefaultsEnforcementPolicy', policies),
	graphProbe(
		'authentication-methods-policy',
		'Authentication methods policy',
		'/policies/authenticationMethodsPolicy',
		forBoth('Policy.Read.AuthenticationMethod', 'Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'),
	),
	graphProbe('cross-tenant-access-policy', 'Cross-tenant access policy', '/policies/crossTenantAccessPolicy', policies),
	graphProbe('token-lifetime-policies', 'Token lifetime policies', '/policies/tokenLifetimePolicies', policies),
	graphProbe(
		'risky-users',
		'Risky users',
		'/identityProtection/riskyUsers?$top=5',
		forBoth('IdentityRiskyUser.Read.All', 'IdentityRiskyUser.ReadWrite.All'),
		{note: 'The tenant needs an Entra ID P2 licence.'},
	),
	graphProbe(
		'risk-detections',
		'Risk detections',
		'/identityProtection/riskDetections?$top=5',
		forBoth('IdentityRiskEvent.Read.All', 'IdentityRiskEvent.ReadWrite.All'),
		{note: 'The tenant needs an Entra ID P2 licence.'},
	),
	graphProbe(
		'access-package-catalogs',
		'Entitlement management catalogs',
		'/identityGovernance/entitlementManagement/catalogs',
		forBoth('EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'),
		{note: 'The tenant needs an Entra ID P2 or Governance licence.'},
	),
	graphProbe(
		'access-reviews',
		'Access reviews',
		'/identityGovernance/accessReviews/definitions',
		forBoth('AccessReview.Read.All', 'AccessReview.ReadWrite.All'),
	),
	graphProbe(
		'managed-devices',
		'Intune devices',
		'/deviceManagement/managedDevices?$top=5',
		forBoth('DeviceManagementManagedDevices.Read.All', 'DeviceManagementManagedDevices.ReadWrite.All'),
		{note: 'The tenant needs an Intune licence.'},
	),
	graphProbe(
		'device-configurations',
		'Intune device configurations',
		'/deviceManagement/deviceConfigurations?$top=5',
		forBoth('DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'),
		{note: 'The tenant needs an Intune licence.'},
	),
	graphProbe(
		'security-alerts',
		'Security alerts',
		'/security/alerts_v2?$top=5',
		forBoth('SecurityAlert.Read.All', 'SecurityAlert.ReadWrite.All'),
	),
	graphProbe(
		'security-incidents',
		'Security incidents',
		'/security/incidents?$top=5',
		forBoth('SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'),
	),
	graphProbe(
		'secure-scores',
		'Secure score',
		'/security/secureScores?$top=1',
		forBoth('SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'),
	),
	graphProbe(
		'service-health',
		'Service health',
		'/admin/serviceAnnouncement/healthOverviews',
		forBoth('ServiceHealth.Read.All'),
	),
	graphProbe(
		'service-messages',
		'Message center',
		'/admin/serviceAnnouncement/messages?$top=5',
		forBoth('ServiceMessage.Read.All'),
	),
	graphProbe(
		'delegated-admin-relationships',
		'Delegated admin relationships',
		'/tenantRelationships/delegatedAdminRelationships',
		partners,
		{note: 'For partner tenants (GDAP).'},
	),
	graphProbe(
		'delegated-admin-customers',
		'Delegated admin customers',
		'/tenantRelationships/delegatedAdminCustomers',
		partners,
		{note: 'For partner tenants (GDAP).'},
	),
	graphProbe('contracts', 'Partner contracts', '/contracts', forBoth('Directory.Read.All', 'Directory.ReadWrite.All'), {
		note: 'For partner tenants; the list is empty elsewhere.',
	}),
	graphProbe(
		'me-messages',
		'Own mail',
		'/me/messages?$top=5&$select=id,subject',
		{delegated: mail},
		{
			note: `An app on its own reads /users/{user}/messages instead. ${mailboxNote}`,
		},
	),
	graphProbe(
		'user-messages',
		'Mail of a user',
		'/users/{user}/messages?$top=5&$select=id,subject',
		{application: need('Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'), delegated: mail},
		{note: `A signed-in user reaches the own mailbox with these. ${mailboxNote}`},
	),
	graphProbe('me-mail-folders', 'Own mail folders', '/me/mailFolders?$top=5', {delegated: mail}, {note: mailboxNote}),
	graphProbe(
		'me-events',
		'Own calendar',
		'/me/events?$top=5&$select=id,subject',
		forUsers('Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'),
		{note: 'By the reference Calendars.ReadBasic needs an admin to consent, Calendars.Read does not.'},
	),
	graphProbe('me-contacts', 'Own contacts', '/me/contacts?$top=5', forUsers('Contacts.Read', 'Contacts.ReadWrite')),
	graphProbe('me-drive', 'Own drive', '/me/drive', files),
	graphProbe('me-drive-children', 'Files in the own drive', '/me/drive/root/children?$top=5', files),
	graphProbe(
		'root-site',
		'The root site',
		'/sites/root',
		forBoth('Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.FullControl.All'),
	),
	graphProbe(
		'me-joined-teams',
		'Own teams',
		'/me/joinedTeams',
		forUsers('Team.ReadBasic.All', 'TeamSettings.Read.All'),
	),
	graphProbe('me-chats', 'Own chats', '/me/chats?$top=5', forUsers('Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite')),
	graphProbe('me-presence', 'Own presence', '/me/presence', forUsers('Presence.Read', 'Presence.ReadWrite')),
	graphProbe('me-tasks', 'Own to-do lists', '/me/todo/lists', forUsers('Tasks.Read', 'Tasks.ReadWrite')),
];
