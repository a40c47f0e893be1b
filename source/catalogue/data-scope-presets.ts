import type {ScopePreset} from '../core/scope-preset.ts';
import {appOnly, both, everywhere, inPublic, perCloud, scopePreset} from './scope-preset-row.ts';

const storageOrigins = (suffix: string): readonly string[] =>
	['blob', 'queue', 'table', 'file', 'dfs'].map(service => `https://*.${service}.${suffix}`);

/** Azure services that hold data, secrets and messages. */
export const dataScopePresets: readonly ScopePreset[] = [
	scopePreset(
		'key-vault',
		'Key Vault',
		both,
		perCloud(
			'https://vault.azure.net/.default',
			'https://vault.usgovcloudapi.net/.default',
			'https://vault.azure.cn/.default',
		),
		{
			origins: {
				public: ['https://*.vault.azure.net'],
				'us-gov': ['https://*.vault.usgovcloudapi.net'],
				'us-gov-dod': ['https://*.vault.usgovcloudapi.net'],
				china: ['https://*.vault.azure.cn'],
			},
			note: 'Access is given by a role assignment or an access policy.',
		},
	),
	scopePreset('managed-hsm', 'Managed HSM', both, inPublic('https://managedhsm.azure.net/.default'), {
		origins: {public: ['https://*.managedhsm.azure.net']},
	}),
	scopePreset(
		'storage',
		'Storage (blob, queue, table, files, Data Lake Gen2)',
		both,
		everywhere('https://storage.azure.com/.default'),
		{
			// The audience is the same text in every cloud, the accounts are not.
			origins: {
				public: storageOrigins('core.windows.net'),
				'us-gov': storageOrigins('core.usgovcloudapi.net'),
				'us-gov-dod': storageOrigins('core.usgovcloudapi.net'),
				china: storageOrigins('core.chinacloudapi.cn'),
			},
			note: 'Needs a data role such as Storage Blob Data Reader; Reader alone does not open the data.',
		},
	),
	scopePreset('data-lake-gen1', 'Data Lake Gen1 (retired)', both, inPublic('https://datalake.azure.net/.default')),
	scopePreset(
		'sql',
		'Azure SQL',
		both,
		perCloud(
			'https://database.windows.net/.default',
			'https://database.usgovcloudapi.net/.default',
			'https://database.chinacloudapi.cn/.default',
		),
		{note: 'Some drivers ask with a double slash before .default.'},
	),
	scopePreset(
		'oss-databases',
		'Azure Database for PostgreSQL and MySQL',
		both,
		perCloud(
			'https://ossrdbms-aad.database.windows.net/.default',
			'https://ossrdbms-aad.database.usgovcloudapi.net/.default',
			'https://ossrdbms-aad.database.chinacloudapi.cn/.default',
		),
		{note: 'The token is used as the password.'},
	),
	scopePreset('cosmos', 'Cosmos DB', both, everywhere('https://cosmos.azure.com/.default')),
	scopePreset(
		'redis',
		'Azure Cache for Redis',
		appOnly,
		inPublic('https://redis.azure.com/.default'),
		{note: 'The token is used as the password, the object id as the user name.'},
		'observed',
	),
	scopePreset('service-bus', 'Service Bus', both, everywhere('https://servicebus.azure.net/.default')),
	scopePreset('event-hubs', 'Event Hubs', both, everywhere('https://eventhubs.azure.net/.default'), {
		note: 'Kafka clients ask for the address of their own namespace instead.',
	}),
	scopePreset('event-grid', 'Event Grid', appOnly, inPublic('https://eventgrid.azure.net/.default')),
	scopePreset('signalr', 'SignalR', appOnly, inPublic('https://signalr.azure.com/.default')),
	scopePreset('web-pubsub', 'Web PubSub', appOnly, inPublic('https://webpubsub.azure.com/.default'), {}, 'observed'),
	scopePreset(
		'communication',
		'Communication Services',
		appOnly,
		inPublic('https://communication.azure.com//.default'),
		{note: 'The double slash is what the SDKs send.'},
		'observed',
	),
	scopePreset(
		'app-configuration',
		'App Configuration',
		both,
		perCloud(
			'https://appconfig.azure.com/.default',
			'https://appconfig.azure.us/.default',
			'https://appconfig.azure.cn/.default',
		),
		{note: 'Older stores and SDKs use https://azconfig.io/.default.'},
	),
	scopePreset(
		'confidential-ledger',
		'Confidential Ledger',
		appOnly,
		inPublic('https://confidential-ledger.azure.com/.default'),
		{},
		'observed',
	),
	scopePreset('digital-twins', 'Digital Twins', both, inPublic('https://digitaltwins.azure.net/.default')),
	scopePreset('iot-hub', 'IoT Hub', appOnly, inPublic('https://iothubs.azure.net/.default')),
	scopePreset(
		'iot-provisioning',
		'IoT Device Provisioning',
		appOnly,
		inPublic('https://azure-devices-provisioning.net/.default'),
	),
];
