import {originsFor} from './hosts.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter} from './message.ts';
import type {World} from './world.ts';

/** `/metadata/endpoints`: the addresses and audiences of this cloud, as Azure's tools ask Azure Resource Manager for them, without a token. */
export function cloudEndpoints(_: World, call: Call): EmulatorResponse {
	const {authority, graph, arm} = originsFor(call.origin);
	const environment = {
		name: 'EntokEmulator',
		portal: arm,
		authentication: {
			loginEndpoint: authority,
			audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
			tenant: 'common',
			identityProvider: 'AAD',
		},
		resourceManager: `${arm}/`,
		graph: 'https://graph.windows.net/',
		microsoftGraphResourceId: `${graph}/`,
		batch: 'https://batch.core.windows.net/',
		media: 'https://rest.media.azure.net',
		appInsightsResourceId: 'https://api.applicationinsights.io',
		logAnalyticsResourceId: 'https://api.loganalytics.io',
		ossrDbmsResourceId: 'https://ossrdbms-aad.database.windows.net',
		attestationResourceId: 'https://attest.azure.net',
		synapseAnalyticsResourceId: 'https://dev.azuresynapse.net',
		activeDirectoryDataLake: 'https://datalake.azure.net/',
		sqlManagement: 'https://management.core.windows.net:8443/',
		suffixes: {
			storage: 'core.windows.net',
			keyVaultDns: 'vault.azure.net',
			sqlServerHostname: 'database.windows.net',
			acrLoginServer: 'azurecr.io',
			storageSyncEndpointSuffix: 'afs.azure.net',
			azureDataLakeStoreFileSystem: 'azuredatalakestore.net',
			mhsmDns: 'managedhsm.azure.net',
		},
	};
	const version = queryParameter(call, 'api-version') ?? '';
	// This cloud alone, or a list of clouds with the versions in between: azure-cli and Terraform rely on it.
	return jsonAnswer(200, version > '2018-05-01' && version < '2022-09-01' ? [environment] : environment);
}
