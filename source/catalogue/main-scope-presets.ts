import type {ScopePreset} from '../core/scope-preset.ts';
import {appOnly, both, everywhere, inPublic, perCloud, scopePreset, userOnly} from './scope-preset-row.ts';

/** The services test requests are made for, and those around identity and administration. */
export const mainScopePresets: readonly ScopePreset[] = [
	scopePreset(
		'graph',
		'Microsoft Graph',
		both,
		{
			public: 'https://graph.microsoft.com/.default',
			'us-gov': 'https://graph.microsoft.us/.default',
			'us-gov-dod': 'https://dod-graph.microsoft.us/.default',
			china: 'https://microsoftgraph.chinacloudapi.cn/.default',
		},
		{service: 'graph'},
	),
	scopePreset(
		'arm',
		'Azure Resource Manager',
		both,
		perCloud(
			'https://management.azure.com/.default',
			'https://management.usgovcloudapi.net/.default',
			'https://management.chinacloudapi.cn/.default',
		),
		{service: 'arm', note: 'What the token may do is decided by role assignments, not by the scope.'},
	),
	scopePreset(
		'partner-center',
		'Partner Center',
		userOnly,
		{
			public: 'https://api.partnercenter.microsoft.com/user_impersonation',
			'us-gov': 'https://api.partnercenter.microsoft.com/user_impersonation',
			china: 'https://partner.partnercenterapi.microsoftonline.cn/user_impersonation',
		},
		{service: 'partner-center', note: 'The sign-in must have passed multi-factor authentication.'},
	),
	scopePreset(
		'arm-classic',
		'Azure Resource Manager, classic audience',
		both,
		perCloud(
			'https://management.core.windows.net//.default',
			'https://management.core.usgovcloudapi.net//.default',
			'https://management.core.chinacloudapi.cn//.default',
		),
		{service: 'arm', note: 'What Azure CLI asks for. The double slash is meant: the resource ends in a slash.'},
	),
	scopePreset(
		'azure-ad-graph',
		'Azure AD Graph (retired)',
		both,
		perCloud(
			'https://graph.windows.net/.default',
			'https://graph.windows.net/.default',
			'https://graph.chinacloudapi.cn/.default',
		),
		{note: 'Once the audience of app-only tokens for Partner Center.'},
	),
	scopePreset(
		'token-exchange',
		'Federated credential exchange',
		appOnly,
		perCloud(
			'api://AzureADTokenExchange/.default',
			'api://AzureADTokenExchangeUSGov/.default',
			'api://AzureADTokenExchangeChina/.default',
		),
		{note: 'Only for a managed identity that stands in as a federated credential.'},
	),
	scopePreset('devops', 'Azure DevOps', both, inPublic('499b84ac-1321-427f-aa17-267ca6975798/.default'), {
		origins: {public: ['https://dev.azure.com', 'https://app.vssps.visualstudio.com']},
		note: 'The audience is the application id.',
	}),
	scopePreset(
		'intune',
		'Intune API',
		appOnly,
		inPublic('https://api.manage.microsoft.com//.default'),
		{note: 'For network access control and partners; most Intune work goes through Microsoft Graph.'},
		'observed',
	),
	scopePreset(
		'defender-endpoint',
		'Defender for Endpoint',
		appOnly,
		inPublic('https://api.securitycenter.microsoft.com/.default'),
	),
	scopePreset('defender-xdr', 'Defender XDR', appOnly, inPublic('https://api.security.microsoft.com/.default')),
	scopePreset('office-management', 'Office 365 Management Activity', appOnly, {
		public: 'https://manage.office.com/.default',
		'us-gov': 'https://manage.office365.us/.default',
	}),
	scopePreset('purview', 'Purview', appOnly, inPublic('https://purview.azure.net/.default')),
	scopePreset('exchange', 'Exchange Online', both, inPublic('https://outlook.office365.com/.default'), {
		note: 'An app on its own needs the role Exchange.ManageAsApp for PowerShell.',
	}),
	...(
		[
			['outlook-imap', 'Outlook IMAP', 'IMAP.AccessAsUser.All'],
			['outlook-pop', 'Outlook POP', 'POP.AccessAsUser.All'],
			['outlook-smtp', 'Outlook SMTP', 'SMTP.Send'],
		] as const
	).map(([id, title, permission]) =>
		scopePreset(id, title, userOnly, inPublic(`https://outlook.office.com/${permission}`)),
	),
	scopePreset(
		'kubernetes',
		'Azure Kubernetes Service',
		both,
		everywhere('6dae42f8-4368-4678-94ff-3960e28e3630/.default'),
		{note: 'Interactive sign-ins use the client 80faf920-1908-4b52-b5ef-a8e7bedfc67a.'},
	),
	scopePreset(
		'container-registry',
		'Container Registry',
		both,
		perCloud(
			'https://containerregistry.azure.net/.default',
			'https://management.usgovcloudapi.net/.default',
			'https://management.chinacloudapi.cn/.default',
		),
		{note: 'The registry exchanges this token at /oauth2/exchange. Outside the public cloud it takes one for ARM.'},
	),
	scopePreset(
		'app-service',
		'App Service deployment (Kudu)',
		both,
		{
			public: 'https://appservice.azure.com/.default',
			'us-gov': 'https://appservice.azure.us/.default',
			china: 'https://appservice.azure.cn/.default',
		},
		{},
		'observed',
	),
	scopePreset('load-testing', 'Load Testing', both, inPublic('https://cnt-prod.loadtesting.azure.com/.default')),
	scopePreset('maps', 'Azure Maps', both, inPublic('https://atlas.microsoft.com/.default'), {
		note: 'Requests also need the header x-ms-client-id with the id of the Maps account.',
	}),
	scopePreset(
		'media',
		'Media Services (retired)',
		appOnly,
		perCloud(
			'https://rest.media.azure.net/.default',
			'https://rest.media.usgovcloudapi.net/.default',
			'https://rest.media.chinacloudapi.cn/.default',
		),
	),
];
