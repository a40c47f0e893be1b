import {type HostedService, originsFor, serviceOfHost} from './hosts.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter} from './message.ts';
import type {World} from './world.ts';

/** The addresses and audiences of this cloud, as Azure's tools ask Azure Resource Manager for them. */
function cloudEndpoints(call: Call): EmulatorResponse {
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

type Route = (world: World, call: Call) => EmulatorResponse | Promise<EmulatorResponse>;

/** What is below `/metadata/`, by its path in lower case, and under which of Microsoft's names it is found. */
const routes: ReadonlyMap<string, {readonly host: HostedService; readonly answer: Route}> = new Map([
	['endpoints', {host: 'arm', answer: (_: World, call: Call) => cloudEndpoints(call)}],
]);

/** What needs no token: the addresses of the cloud. Undefined for a path that is not there. */
export async function metadata(world: World, call: Call): Promise<EmulatorResponse | undefined> {
	const route = routes.get(call.segments.slice(1).join('/').toLowerCase());
	const host = serviceOfHost(call.url.hostname);
	return host === undefined || host === route?.host ? route?.answer(world, call) : undefined;
}
