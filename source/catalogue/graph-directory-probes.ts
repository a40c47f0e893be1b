import type {Probe} from '../core/probe.ts';
import {graphProbe} from './graph-probe.ts';
import {forBoth, forUsers, need} from './needs.ts';

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const users = ['User.Read.All', 'User.ReadWrite.All', ...directory] as const;
const groupsAlone = ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'] as const;
const groups = [...groupsAlone, ...directory] as const;
const applications = forBoth('Application.Read.All', 'Application.ReadWrite.All', ...directory);
const roles = forBoth('RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', ...directory);

/** Requests for the directory itself: people, groups, apps, roles, licences. */
export const graphDirectoryProbes: readonly Probe[] = [
	graphProbe(
		'me',
		'The signed-in user',
		'/me?$select=id,displayName,userPrincipalName',
		forUsers('User.Read', 'User.ReadWrite', 'User.ReadBasic.All', ...users),
		{note: 'Only with a signed-in user; an app on its own gets 400.'},
	),
	graphProbe(
		'organization',
		'The tenant',
		'/organization?$select=id,displayName,verifiedDomains',
		{
			application: need(
				'Organization.Read.All',
				'Organization.ReadWrite.All',
				'User.Read.All',
				'DeviceManagementServiceConfig.Read.All',
				...directory,
			),
			delegated: need(
				'User.Read',
				'Organization.Read.All',
				'Organization.ReadWrite.All',
				'User.Read.All',
				...directory,
			),
		},
		{note: 'Tells which tenant a token is for.'},
	),
	graphProbe(
		'users',
		'Users',
		'/users?$top=5&$select=id,displayName,userPrincipalName',
		forBoth('User.ReadBasic.All', ...users),
	),
	graphProbe('user', 'One user', '/users/{user}', forBoth('User.ReadBasic.All', ...users), {
		note: 'A signed-in user may read the own record with User.Read.',
	}),
	graphProbe('users-count', 'Number of users', '/users/$count', forBoth(...users), {
		headers: {ConsistencyLevel: 'eventual'},
		note: 'Answers with plain text. The least permission is not confirmed by the reference.',
	}),
	graphProbe(
		'user-member-of',
		'Groups and roles of a user',
		'/users/{user}/memberOf?$top=5',
		{
			application: need(
				'Directory.Read.All',
				'Directory.ReadWrite.All',
				'GroupMember.ReadBasic.All',
				'GroupMember.Read.All',
				...groupsAlone,
			),
			delegated: need(
				'User.Read',
				'User.Read.All',
				'User.ReadWrite.All',
				'GroupMember.ReadBasic.All',
				'GroupMember.Read.All',
				...groups,
			),
		},
		{note: 'Objects the caller may not read come with few properties.'},
	),
	graphProbe(
		'me-member-of',
		'Groups and roles of the signed-in user',
		'/me/memberOf?$top=5',
		forUsers('User.Read', 'User.Read.All', 'User.ReadWrite.All', 'GroupMember.Read.All', ...groups),
		{note: 'With User.Read alone the groups come with few properties.'},
	),
	graphProbe('me-manager', 'Manager of the signed-in user', '/me/manager', forUsers(...users), {
		note: '404 when no manager is set.',
	}),
	graphProbe(
		'user-licences',
		'Licences of a user',
		'/users/{user}/licenseDetails',
		forBoth('LicenseAssignment.Read.All', ...users),
		{note: 'A signed-in user may read the own licences with User.Read.'},
	),
	graphProbe(
		'user-authentication-methods',
		'Sign-in methods of a user',
		'/users/{user}/authentication/methods',
		forBoth('UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'),
		{note: 'A signed-in user may read the own methods with UserAuthenticationMethod.Read.'},
	),
	graphProbe(
		'groups',
		'Groups',
		'/groups?$top=5&$select=id,displayName',
		forBoth('GroupMember.Read.All', 'Group.ReadBasic.All', ...groups),
		{note: 'The newer Group.ReadBasic.All suffices too.'},
	),
	graphProbe(
		'group-members',
		'Members of a group',
		'/groups/{group}/members?$top=5',
		forBoth('GroupMember.Read.All', 'GroupMember.ReadBasic.All', ...groups),
		{note: 'The newer GroupMember.ReadBasic.All suffices too. Hidden members are left out.'},
	),
	graphProbe(
		'group-settings',
		'Group settings of the tenant',
		'/groupSettings',
		forBoth('GroupSettings.Read.All', 'GroupSettings.ReadWrite.All', ...directory),
	),
	graphProbe('applications', 'App registrations', '/applications?$top=5&$select=id,appId,displayName', applications),
	graphProbe(
		'federated-credentials',
		'Federated credentials of an app registration',
		'/applications/{application}/federatedIdentityCredentials',
		applications,
	),
	graphProbe(
		'service-principals',
		'Enterprise applications',
		'/servicePrincipals?$top=5&$select=id,appId,displayName',
		applications,
	),
	graphProbe(
		'app-role-assignments',
		'App roles granted to an app',
		'/servicePrincipals/{servicePrincipal}/appRoleAssignments',
		applications,
		{note: 'Shows which application permissions the next app-only token will carry.'},
	),
	graphProbe(
		'permission-grants',
		'Delegated consents',
		'/oauth2PermissionGrants?$top=5',
		forBoth('Directory.Read.All', 'Directory.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'),
	),
	graphProbe('schema-extensions', 'Schema extensions', '/schemaExtensions?$top=5', {
		application: need('Application.Read.All', 'Application.ReadWrite.All', ...directory),
		delegated: need('User.Read', 'Application.Read.All', 'Application.ReadWrite.All', ...directory),
	}),
	graphProbe('domains', 'Domains', '/domains', forBoth('Domain.Read.All', 'Domain.ReadWrite.All', ...directory)),
	graphProbe('directory-roles', 'Activated directory roles', '/directoryRoles', roles, {note: 'Not paged.'}),
	graphProbe('directory-role-templates', 'Directory role templates', '/directoryRoleTemplates', roles, {
		note: 'Gives the names of the ids in the wids claim.',
	}),
	graphProbe(
		'role-definitions',
		'Directory role definitions',
		'/roleManagement/directory/roleDefinitions?$top=5',
		roles,
	),
	graphProbe(
		'role-assignments',
		'Directory role assignments',
		'/roleManagement/directory/roleAssignments?$top=5',
		roles,
	),
	graphProbe(
		'administrative-units',
		'Administrative units',
		'/directory/administrativeUnits?$top=5',
		forBoth('AdministrativeUnit.Read.All', 'AdministrativeUnit.ReadWrite.All', ...directory),
	),
	graphProbe(
		'subscribed-skus',
		'Licences of the tenant',
		'/subscribedSkus',
		forBoth('LicenseAssignment.Read.All', 'Organization.Read.All', 'Organization.ReadWrite.All', ...directory),
	),
	graphProbe(
		'devices',
		'Devices',
		'/devices?$top=5&$select=id,displayName',
		forBoth('Device.Read.All', 'Device.ReadWrite.All', ...directory),
	),
];
