import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {findScopePreset, scopePresets} from '../../source/catalogue/scope-presets.ts';
import {originsForAudience} from '../../source/core/audience.ts';
import {serviceOf, tokenEndpointOf} from '../../source/core/cloud.ts';
import {parseScope} from '../../source/core/scope.ts';
import {scopeNamed} from '../../source/session/resolve-choice.ts';
import {thrownBy} from '../helpers/failure.ts';

const cloudNames = ['public', 'us-gov', 'us-gov-dod', 'china'] as const;

/** Everything that moves together with the cloud (Microsoft identity platform, «National clouds»; Azure’s endpoint tables). */
const addresses = {
	public: {
		authority: 'https://login.microsoftonline.com',
		graph: 'https://graph.microsoft.com',
		arm: 'https://management.azure.com',
		classicArm: 'https://management.core.windows.net/',
		partnerCenter: 'https://api.partnercenter.microsoft.com',
	},
	'us-gov': {
		authority: 'https://login.microsoftonline.us',
		graph: 'https://graph.microsoft.us',
		arm: 'https://management.usgovcloudapi.net',
		classicArm: 'https://management.core.usgovcloudapi.net/',
		partnerCenter: 'https://api.partnercenter.microsoft.com',
	},
	'us-gov-dod': {
		authority: 'https://login.microsoftonline.us',
		graph: 'https://dod-graph.microsoft.us',
		arm: 'https://management.usgovcloudapi.net',
		classicArm: 'https://management.core.usgovcloudapi.net/',
		partnerCenter: undefined,
	},
	china: {
		authority: 'https://login.partner.microsoftonline.cn',
		graph: 'https://microsoftgraph.chinacloudapi.cn',
		arm: 'https://management.chinacloudapi.cn',
		classicArm: 'https://management.core.chinacloudapi.cn/',
		partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
	},
} as const;

for (const name of cloudNames) {
	const cloud = cloudOf({cloud: name});
	const expected = addresses[name];

	test(`${name}: authority, Graph, Azure Resource Manager, Partner Center and their audiences move together`, () => {
		assert.equal(tokenEndpointOf(cloud, 'contoso.example'), `${expected.authority}/contoso.example/oauth2/v2.0/token`);
		for (const [id, origin] of [
			['graph', expected.graph],
			['arm', expected.arm],
			['partner-center', expected.partnerCenter],
		] as const) {
			assert.equal(serviceOf(cloud, id)?.origin, origin);
			assert.equal(serviceOf(cloud, id)?.resource, origin);
			assert.deepEqual(
				origin === undefined ? [] : originsForAudience(origin, cloud, scopePresets),
				origin === undefined ? [] : [origin],
			);
		}

		assert.deepEqual(originsForAudience(expected.classicArm, cloud, scopePresets), [expected.arm]);
		assert.deepEqual(parseScope('User.Read', serviceOf(cloud, 'graph')?.resource).resources, [expected.graph]);
	});
}

/** The same text in every cloud. */
const everywhere = (scope: string) => [scope, scope, scope, scope] as const;
/** Known in the public cloud only. */
const publicOnly = (scope: string) => [scope, undefined, undefined, undefined] as const;
/** Public, both US Government clouds alike, China. */
const clouds = (known: string, usGov: string, china: string | undefined) => [known, usGov, usGov, china] as const;

type Row = readonly [string, string | undefined, string | undefined, string | undefined];

/** What is asked for in the public cloud, in us-gov, in us-gov-dod and in china; written down apart from the catalogue. */
const table: Readonly<Record<string, Row>> = {
	graph: [
		'https://graph.microsoft.com/.default',
		'https://graph.microsoft.us/.default',
		'https://dod-graph.microsoft.us/.default',
		'https://microsoftgraph.chinacloudapi.cn/.default',
	],
	arm: clouds(
		'https://management.azure.com/.default',
		'https://management.usgovcloudapi.net/.default',
		'https://management.chinacloudapi.cn/.default',
	),
	'partner-center': [
		'https://api.partnercenter.microsoft.com/user_impersonation',
		'https://api.partnercenter.microsoft.com/user_impersonation',
		undefined,
		'https://partner.partnercenterapi.microsoftonline.cn/user_impersonation',
	],
	'arm-classic': clouds(
		'https://management.core.windows.net//.default',
		'https://management.core.usgovcloudapi.net//.default',
		'https://management.core.chinacloudapi.cn//.default',
	),
	'azure-ad-graph': clouds(
		'https://graph.windows.net/.default',
		'https://graph.windows.net/.default',
		'https://graph.chinacloudapi.cn/.default',
	),
	'token-exchange': clouds(
		'api://AzureADTokenExchange/.default',
		'api://AzureADTokenExchangeUSGov/.default',
		'api://AzureADTokenExchangeChina/.default',
	),
	devops: publicOnly('499b84ac-1321-427f-aa17-267ca6975798/.default'),
	intune: publicOnly('https://api.manage.microsoft.com//.default'),
	'defender-endpoint': publicOnly('https://api.securitycenter.microsoft.com/.default'),
	'defender-xdr': publicOnly('https://api.security.microsoft.com/.default'),
	'office-management': [
		'https://manage.office.com/.default',
		'https://manage.office365.us/.default',
		undefined,
		undefined,
	],
	purview: publicOnly('https://purview.azure.net/.default'),
	exchange: publicOnly('https://outlook.office365.com/.default'),
	'outlook-imap': publicOnly('https://outlook.office.com/IMAP.AccessAsUser.All'),
	'outlook-pop': publicOnly('https://outlook.office.com/POP.AccessAsUser.All'),
	'outlook-smtp': publicOnly('https://outlook.office.com/SMTP.Send'),
	kubernetes: everywhere('6dae42f8-4368-4678-94ff-3960e28e3630/.default'),
	'container-registry': clouds(
		'https://containerregistry.azure.net/.default',
		'https://management.usgovcloudapi.net/.default',
		'https://management.chinacloudapi.cn/.default',
	),
	'app-service': [
		'https://appservice.azure.com/.default',
		'https://appservice.azure.us/.default',
		undefined,
		'https://appservice.azure.cn/.default',
	],
	'load-testing': publicOnly('https://cnt-prod.loadtesting.azure.com/.default'),
	maps: publicOnly('https://atlas.microsoft.com/.default'),
	media: clouds(
		'https://rest.media.azure.net/.default',
		'https://rest.media.usgovcloudapi.net/.default',
		'https://rest.media.chinacloudapi.cn/.default',
	),
	'key-vault': clouds(
		'https://vault.azure.net/.default',
		'https://vault.usgovcloudapi.net/.default',
		'https://vault.azure.cn/.default',
	),
	'managed-hsm': publicOnly('https://managedhsm.azure.net/.default'),
	storage: everywhere('https://storage.azure.com/.default'),
	'data-lake-gen1': publicOnly('https://datalake.azure.net/.default'),
	sql: clouds(
		'https://database.windows.net/.default',
		'https://database.usgovcloudapi.net/.default',
		'https://database.chinacloudapi.cn/.default',
	),
	'oss-databases': clouds(
		'https://ossrdbms-aad.database.windows.net/.default',
		'https://ossrdbms-aad.database.usgovcloudapi.net/.default',
		'https://ossrdbms-aad.database.chinacloudapi.cn/.default',
	),
	cosmos: everywhere('https://cosmos.azure.com/.default'),
	redis: publicOnly('https://redis.azure.com/.default'),
	'service-bus': everywhere('https://servicebus.azure.net/.default'),
	'event-hubs': everywhere('https://eventhubs.azure.net/.default'),
	'event-grid': publicOnly('https://eventgrid.azure.net/.default'),
	signalr: publicOnly('https://signalr.azure.com/.default'),
	'web-pubsub': publicOnly('https://webpubsub.azure.com/.default'),
	communication: publicOnly('https://communication.azure.com//.default'),
	'app-configuration': clouds(
		'https://appconfig.azure.com/.default',
		'https://appconfig.azure.us/.default',
		'https://appconfig.azure.cn/.default',
	),
	'confidential-ledger': publicOnly('https://confidential-ledger.azure.com/.default'),
	'digital-twins': publicOnly('https://digitaltwins.azure.net/.default'),
	'iot-hub': publicOnly('https://iothubs.azure.net/.default'),
	'iot-provisioning': publicOnly('https://azure-devices-provisioning.net/.default'),
	'log-analytics': clouds(
		'https://api.loganalytics.io/.default',
		'https://api.loganalytics.us/.default',
		'https://api.loganalytics.azure.cn/.default',
	),
	'application-insights': clouds(
		'https://api.applicationinsights.io/.default',
		'https://api.applicationinsights.us/.default',
		'https://api.applicationinsights.azure.cn/.default',
	),
	'monitor-ingestion': clouds(
		'https://monitor.azure.com/.default',
		'https://monitor.azure.us/.default',
		'https://monitor.azure.cn/.default',
	),
	synapse: clouds(
		'https://dev.azuresynapse.net/.default',
		'https://dev.azuresynapse.usgovcloudapi.net/.default',
		'https://dev.azuresynapse.net/.default',
	),
	kusto: publicOnly('https://api.kusto.windows.net/.default'),
	databricks: publicOnly('2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default'),
	batch: clouds(
		'https://batch.core.windows.net/.default',
		'https://batch.core.usgovcloudapi.net/.default',
		'https://batch.chinacloudapi.cn/.default',
	),
	'cognitive-services': clouds(
		'https://cognitiveservices.azure.com/.default',
		'https://cognitiveservices.azure.us/.default',
		'https://cognitiveservices.azure.cn/.default',
	),
	'ai-search': clouds(
		'https://search.azure.com/.default',
		'https://search.azure.us/.default',
		'https://search.azure.cn/.default',
	),
	'ai-foundry': publicOnly('https://ai.azure.com/.default'),
	'machine-learning': publicOnly('https://ml.azure.com/.default'),
	'power-bi': [
		'https://analysis.windows.net/powerbi/api/.default',
		'https://high.analysis.usgovcloudapi.net/powerbi/api/.default',
		'https://mil.analysis.usgovcloudapi.net/powerbi/api/.default',
		undefined,
	],
	fabric: publicOnly('https://api.fabric.microsoft.com/.default'),
	'business-central': publicOnly('https://api.businesscentral.dynamics.com/.default'),
	'power-apps': publicOnly('https://service.powerapps.com/.default'),
	'power-automate': publicOnly('https://service.flow.microsoft.com/.default'),
};

test('the table has every preset, and every preset a row', () => {
	assert.deepEqual(Object.keys(table).sort(), scopePresets.map(({id}) => id).sort());
});

/** The audience a token for a scope carries: the resource exactly as it was asked for. */
const audienceOf = (scope: string): string => scope.slice(0, scope.lastIndexOf('/'));

for (const [place, name] of cloudNames.entries()) {
	const cloud = cloudOf({cloud: name});
	for (const [id, row] of Object.entries(table)) {
		const expected = row[place];
		test(`${id} in ${name}: ${expected ?? 'there is none, and it is said'}`, () => {
			if (expected === undefined) {
				const error = thrownBy(() => scopeNamed(id, cloud));
				assert.equal(error.kind, 'usage');
				assert.ok(error.message.includes(findScopePreset(id)?.title ?? '?') && error.message.includes(cloud.title));
				assert.match(error.hint ?? '', /whole scope/);
				return;
			}

			const {scope, preset} = scopeNamed(id, cloud);
			assert.equal(scope, expected);
			const {resources} = parseScope(scope, serviceOf(cloud, 'graph')?.resource);
			assert.deepEqual(resources, [audienceOf(expected)]);
			const service = preset?.service && serviceOf(cloud, preset.service);
			if (service) {
				assert.deepEqual(originsForAudience(audienceOf(expected), cloud, scopePresets), [service.origin]);
			}
		});
	}
}

test('a cloud of one’s own asks for what the public cloud asks for, at its own addresses', () => {
	const custom = cloudOf({
		cloud: 'custom',
		customCloud: {authority: 'https://login.example', arm: 'https://arm.example'},
	});
	for (const [id, [expected]] of Object.entries(table)) {
		assert.equal(scopeNamed(id, custom).scope, expected);
	}

	assert.deepEqual(originsForAudience('https://graph.microsoft.com', custom, scopePresets), ['https://login.example']);
	assert.deepEqual(originsForAudience(addresses.public.classicArm, custom, scopePresets), ['https://arm.example']);
});
