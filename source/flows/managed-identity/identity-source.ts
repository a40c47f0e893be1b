import {EntokError} from '../../core/entok-error.ts';
import type {ManagedIdentityHost} from '../../core/managed-identity-host.ts';
import {Secret} from '../../core/secret.ts';

/** Who hands out tokens of a managed identity on this machine, and where. */
export type IdentitySource =
	| {readonly kind: 'service-fabric'}
	| {readonly kind: 'app-service'; readonly endpoint: string; readonly header: Secret}
	| {
			readonly kind: 'machine-learning';
			readonly endpoint: string;
			readonly secret: Secret;
			readonly defaultClientId?: string;
	  }
	| {readonly kind: 'cloud-shell'; readonly endpoint: string}
	| {readonly kind: 'azure-arc'; readonly endpoint: string}
	| {readonly kind: 'imds'; readonly endpoint: string};

export const sourceTitles: Readonly<Record<IdentitySource['kind'], string>> = {
	'service-fabric': 'Service Fabric',
	'app-service': 'App Service',
	'machine-learning': 'Azure Machine Learning',
	'cloud-shell': 'Cloud Shell',
	'azure-arc': 'Azure Arc',
	imds: 'the metadata service of Azure machines',
};

const tokenPath = '/metadata/identity/oauth2/token';
const metadataService = 'http://169.254.169.254';
/** Where the Azure Arc agent listens when no variable says otherwise. */
const arcAgent = 'http://127.0.0.1:40342';

/** The metadata service, or what stands in for it; the variable may hold the whole address or its beginning. */
function imdsEndpoint(host: string | undefined): string {
	const base = addressIn('AZURE_POD_IDENTITY_AUTHORITY_HOST', host) ?? metadataService;
	return base.includes(tokenPath) ? base : `${base.replace(/\/$/, '')}${tokenPath}`;
}

/** The error does not quote the value: an address may hold a password. */
function addressIn(variable: string, value: string | undefined): string | undefined {
	if (!value) {
		return undefined;
	}

	const url = URL.parse(value);
	if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') {
		return url.href;
	}

	throw new EntokError(
		'configuration',
		`The environment variable ${variable} is no http address, and the managed identity is asked there.`,
		'Azure sets it on the machines that have an identity; unset it elsewhere.',
	);
}

/** Finds the source by what Azure sets on its machines, in the order of Microsoft's own libraries (MSAL). */
export async function findIdentitySource({environment, hasArcAgent}: ManagedIdentityHost): Promise<IdentitySource> {
	const {IDENTITY_ENDPOINT, IDENTITY_HEADER, IDENTITY_SERVER_THUMBPRINT, IMDS_ENDPOINT, MSI_ENDPOINT, MSI_SECRET} =
		environment;
	const identityEndpoint = addressIn('IDENTITY_ENDPOINT', IDENTITY_ENDPOINT);
	if (identityEndpoint && IDENTITY_HEADER) {
		return IDENTITY_SERVER_THUMBPRINT
			? {kind: 'service-fabric'}
			: {kind: 'app-service', endpoint: identityEndpoint, header: new Secret(IDENTITY_HEADER)};
	}

	const msiEndpoint = addressIn('MSI_ENDPOINT', MSI_ENDPOINT);
	if (msiEndpoint) {
		return MSI_SECRET
			? {
					kind: 'machine-learning',
					endpoint: msiEndpoint,
					secret: new Secret(MSI_SECRET),
					defaultClientId: environment['DEFAULT_IDENTITY_CLIENT_ID'] || undefined,
				}
			: {kind: 'cloud-shell', endpoint: msiEndpoint};
	}

	if (identityEndpoint && IMDS_ENDPOINT) {
		return {kind: 'azure-arc', endpoint: identityEndpoint};
	}

	return (await hasArcAgent())
		? {kind: 'azure-arc', endpoint: `${arcAgent}${tokenPath}`}
		: {kind: 'imds', endpoint: imdsEndpoint(environment['AZURE_POD_IDENTITY_AUTHORITY_HOST'])};
}
