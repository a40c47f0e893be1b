import {scopePresets} from '../catalogue/scope-presets.ts';
import {parseScope} from '../core/scope.ts';
import {createRandom} from './random.ts';

/** An API that tokens can be asked for. */
export type Resource = {
	readonly appId: string;
	readonly displayName: string;
	/** Its identifier URIs, without a trailing slash. The application id names it as well. */
	readonly uris: readonly string[];
};

const resource = (appId: string, displayName: string, ...uris: readonly string[]): Resource => ({
	appId,
	displayName,
	uris: uris.map(uri => `https://${uri}`),
});

export const graphResource = resource('00000003-0000-0000-c000-000000000000', 'Microsoft Graph', 'graph.microsoft.com');

export const armResource = resource(
	'797f4846-ba00-4fd7-ba43-dac1f8f63013',
	'Windows Azure Service Management API',
	'management.azure.com',
	'management.core.windows.net',
);

export const partnerCenterResource = resource(
	'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
	'Microsoft Partner Center',
	'api.partnercenter.microsoft.com',
);

/** Retired as an API, still the audience of older app-only Partner Center calls. */
export const oldGraphResource = resource(
	'00000002-0000-0000-c000-000000000000',
	'Windows Azure Active Directory',
	'graph.windows.net',
);

/** An API of the customer's own, which calls others on behalf of its users. */
export const expensesResource = resource('5b1d0c8e-7a52-4f0e-9d3b-2f6c1a9e4d70', 'Contoso Expenses API');

/** APIs with the application ids of Microsoft's public list of first-party apps. */
const listed: readonly Resource[] = [
	graphResource,
	armResource,
	partnerCenterResource,
	oldGraphResource,
	expensesResource,
	resource('cfa8b339-82a2-471a-a3c9-0fc0be7a4093', 'Azure Key Vault', 'vault.azure.net'),
	resource('589d5083-6f11-4d30-a62a-a4b316a14abf', 'Azure Key Vault Managed HSM', 'managedhsm.azure.net'),
	resource('e406a681-f3d4-42a8-90b6-c2b029497af1', 'Azure Storage', 'storage.azure.com'),
	resource('022907d3-0f1b-48f7-badc-1ba6abab6d66', 'Azure SQL Database', 'database.windows.net'),
	resource('123cd850-d9df-40bd-94d5-c9f07b7fa203', 'Azure OSSRDBMS Database', 'ossrdbms-aad.database.windows.net'),
	resource('ca7f3f0b-7d91-482c-8e09-c5d840d0eac5', 'Log Analytics API', 'api.loganalytics.io'),
	resource('f5c26e74-f226-4ae8-85f0-b4af0080ac9e', 'Application Insights API', 'api.applicationinsights.io'),
	resource('499b84ac-1321-427f-aa17-267ca6975798', 'Azure DevOps'),
	resource('00000009-0000-0000-c000-000000000000', 'Power BI Service', 'analysis.windows.net/powerbi/api'),
	resource('00000002-0000-0ff1-ce00-000000000000', 'Office 365 Exchange Online', 'outlook.office365.com'),
	resource('c5393580-f805-4401-95e8-94b7a6ef2fc2', 'Office 365 Management APIs', 'manage.office.com'),
	resource('80a10ef9-8168-493d-abf9-3297c4ef6e3c', 'Microsoft.ServiceBus', 'servicebus.azure.net'),
	resource('80369ed6-5f11-4dd9-bef3-692475845e77', 'Azure Event Hubs', 'eventhubs.azure.net'),
	resource('a232010e-820c-4083-83bb-3ace5fc29d0b', 'Azure Cosmos DB', 'cosmos.azure.com'),
	resource('ddbf3205-c6bd-46ae-8127-60eb93363864', 'Microsoft Azure Batch', 'batch.core.windows.net'),
	resource('7d312290-28c8-473c-a0ed-8e53749b6d6d', 'Microsoft Cognitive Services', 'cognitiveservices.azure.com'),
	resource('18a66f5f-dbdf-4c17-9dd7-1634712a9cbe', 'Azure Machine Learning Services', 'ai.azure.com', 'ml.azure.com'),
	resource('2ff814a6-3304-4ab8-85cb-cd0e6f879c1d', 'Azure Databricks'),
	resource('6dae42f8-4368-4678-94ff-3960e28e3630', 'Azure Kubernetes Service AAD Server'),
	resource('76c92352-c057-4cc2-9b1e-f34c32bc58bd', 'Azure Container Registry', 'containerregistry.azure.net'),
	resource('35ffadb3-7fc1-497e-b61b-381d28e744cc', 'Azure App Configuration', 'appconfig.azure.com', 'azconfig.io'),
	resource('880da380-985e-4198-81b9-e05b1cc53158', 'Azure AI Search', 'search.azure.com'),
];

const plainName = (name: string): string =>
	name
		.toLowerCase()
		.replace(/\/$/, '')
		.replace(/^api:\/\//, '');

const named =
	(name: string) =>
	({appId, uris}: Resource): boolean =>
		appId === name || uris.includes(name);

/** The APIs of the catalogue's other presets, under invented application ids, so that every preset gives a token. */
const fromPresets: readonly Resource[] = [
	...new Map(
		scopePresets.flatMap(({title, scopes}) => {
			const name = plainName(parseScope(scopes.public ?? '').resources[0] ?? '');
			return name === '' || name.includes('{') || listed.some(named(name))
				? []
				: [[name, {appId: createRandom(`resource/${name}`).guid(), displayName: title, uris: [name]}]];
		}),
	).values(),
];

/**
 * The APIs whose service principals stand in the demo tenants. Only Graph, Azure Resource Manager and Partner Center
 * are served; the others give tokens to look at.
 */
export const resources: readonly Resource[] = [...listed, ...fromPresets];

/** The API a scope's resource names, by URI with or without one trailing slash, application id, or `api://` and the id. */
export const findResource = (name: string): Resource | undefined => resources.find(named(plainName(name)));
