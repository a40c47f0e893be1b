import type {ScopePreset} from '../core/scope-preset.ts';
import {appOnly, both, inPublic, perCloud, scopePreset, userOnly} from './scope-preset-row.ts';

/** Monitoring, analytics, AI and the Power Platform. */
export const analyticsScopePresets: readonly ScopePreset[] = [
	scopePreset(
		'log-analytics',
		'Log Analytics query',
		both,
		perCloud(
			'https://api.loganalytics.io/.default',
			'https://api.loganalytics.us/.default',
			'https://api.loganalytics.azure.cn/.default',
		),
	),
	scopePreset(
		'application-insights',
		'Application Insights query',
		both,
		perCloud(
			'https://api.applicationinsights.io/.default',
			'https://api.applicationinsights.us/.default',
			'https://api.applicationinsights.azure.cn/.default',
		),
	),
	scopePreset(
		'monitor-ingestion',
		'Azure Monitor ingestion',
		appOnly,
		perCloud(
			'https://monitor.azure.com/.default',
			'https://monitor.azure.us/.default',
			'https://monitor.azure.cn/.default',
		),
		{note: 'Some agents ask with a double slash before .default.'},
	),
	scopePreset(
		'synapse',
		'Synapse',
		both,
		perCloud(
			'https://dev.azuresynapse.net/.default',
			'https://dev.azuresynapse.usgovcloudapi.net/.default',
			'https://dev.azuresynapse.net/.default',
		),
	),
	scopePreset(
		'kusto',
		'Azure Data Explorer (Kusto)',
		both,
		inPublic('https://api.kusto.windows.net/.default'),
		{note: 'Reported to work for every cluster; the documented scope names the cluster itself.'},
		'observed',
	),
	scopePreset('databricks', 'Azure Databricks', both, inPublic('2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default'), {
		note: 'The audience is the application id.',
	}),
	scopePreset(
		'batch',
		'Batch',
		both,
		perCloud(
			'https://batch.core.windows.net/.default',
			'https://batch.core.usgovcloudapi.net/.default',
			'https://batch.chinacloudapi.cn/.default',
		),
		{note: 'Azure CLI asks with a double slash before .default.'},
	),
	scopePreset(
		'cognitive-services',
		'Cognitive Services and Azure OpenAI',
		both,
		perCloud(
			'https://cognitiveservices.azure.com/.default',
			'https://cognitiveservices.azure.us/.default',
			'https://cognitiveservices.azure.cn/.default',
		),
	),
	scopePreset(
		'ai-search',
		'AI Search',
		both,
		perCloud(
			'https://search.azure.com/.default',
			'https://search.azure.us/.default',
			'https://search.azure.cn/.default',
		),
	),
	scopePreset('ai-foundry', 'AI Foundry', both, inPublic('https://ai.azure.com/.default')),
	scopePreset('machine-learning', 'Machine Learning', both, inPublic('https://ml.azure.com/.default'), {}, 'observed'),
	scopePreset(
		'power-bi',
		'Power BI',
		both,
		{
			public: 'https://analysis.windows.net/powerbi/api/.default',
			'us-gov': 'https://high.analysis.usgovcloudapi.net/powerbi/api/.default',
			'us-gov-dod': 'https://mil.analysis.usgovcloudapi.net/powerbi/api/.default',
		},
		{
			origins: {public: ['https://api.powerbi.com']},
			note: 'A GCC tenant uses https://analysis.usgovcloudapi.net/powerbi/api/.default in the global cloud.',
		},
	),
	scopePreset(
		'fabric',
		'Microsoft Fabric',
		both,
		inPublic('https://api.fabric.microsoft.com/.default'),
		{note: 'A token for Power BI is reported to be taken too.'},
		'observed',
	),
	scopePreset(
		'business-central',
		'Dynamics 365 Business Central',
		both,
		inPublic('https://api.businesscentral.dynamics.com/.default'),
		{},
		'observed',
	),
	scopePreset(
		'power-apps',
		'Power Apps administration',
		userOnly,
		inPublic('https://service.powerapps.com/.default'),
		{},
		'observed',
	),
	scopePreset(
		'power-automate',
		'Power Automate',
		userOnly,
		inPublic('https://service.flow.microsoft.com/.default'),
		{},
		'observed',
	),
];
