import type {JsonObject} from '../core/json.ts';
import {passwordOf} from './accounts.ts';
import {controlPath} from './control.ts';
import {demoCertificate, demoCertificateKey} from './demo-certificate.ts';
import {issuerAt, jobEnvironment} from './demo-issuer.ts';
import type {Emulator} from './emulator.ts';
import {microsoftHosts} from './hosts.ts';
import {createManagedIdentities, identityHeader} from './managed-identities.ts';
import {offered} from './sign-in-form.ts';
import {tenants} from './tenants.ts';

/** What is to be told of an emulator that is served over HTTPS. */
export type HttpsFacts = {
	/** PEM, and the file it was written to. */
	readonly certificateAuthority: string;
	readonly certificateAuthorityFile: string | undefined;
	/** The proxy's address. */
	readonly proxy: string | undefined;
};

/** The variables by which common clients are led here: Node, Python's requests, what is made with OpenSSL or Go. */
const environmentFor = ({certificateAuthorityFile: file, proxy}: HttpsFacts) => ({
	...(file === undefined ? {} : {NODE_EXTRA_CA_CERTS: file, REQUESTS_CA_BUNDLE: file, SSL_CERT_FILE: file}),
	...(proxy === undefined ? {} : {HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NODE_USE_ENV_PROXY: '1'}),
});

/**
 * What `entok emulator` prints: where everything is, and every id, secret and refresh token of the demo data.
 * The secrets are shown on purpose: they open nothing but this emulator.
 */
export function describeEmulator(emulator: Emulator, origin: string, https?: HttpsFacts): JsonObject {
	const {registrations, azure, contoso, fabrikam, partner} = emulator.directory;
	return {
		schemaVersion: 1,
		origin,
		seed: emulator.seed,
		...(https ? {https: {...https, hosts: microsoftHosts, environment: environmentFor(https)}} : {}),
		// GET tells how they stand, PATCH turns them: {"throttleTokens": {"count": 2, "retryAfter": 7}}, {"outage": true} …
		switches: `${origin}/${controlPath}/switches`,
		tenants: tenants.map(({id, displayName, domains}) => ({
			id,
			displayName,
			domains,
			authority: `${origin}/${id}`,
			tokenEndpoint: `${origin}/${id}/oauth2/v2.0/token`,
			openIdConfiguration: `${origin}/${id}/v2.0/.well-known/openid-configuration`,
		})),
		// As a custom cloud takes them: entok profile add … --authority, --graph, --arm, --partner-center.
		authority: origin,
		graph: origin,
		arm: origin,
		partnerCenter: origin,
		// Where a person types the code of a device.
		deviceLogin: `${origin}/devicelogin`,
		// Where a job gets a token of another issuer, as GitHub Actions names it to its jobs.
		issuer: issuerAt(origin),
		environment: jobEnvironment(origin),
		apps: registrations.map(
			({name, displayName, clientId, homeTenantId, publicClient, redirectUris, secrets, ...app}) => ({
				name,
				displayName,
				clientId,
				tenantId: homeTenantId,
				publicClient,
				redirectUris,
				...(app.certificates.length > 0 ? {certificate: demoCertificate, key: demoCertificateKey} : {}),
				...(app.trustedSubjects.length > 0 ? {trustedSubjects: app.trustedSubjects} : {}),
				secrets: secrets.map(({value, endsAt}) => ({value, endDateTime: new Date(endsAt).toISOString()})),
				permissions: app.installations.map(({tenantId, servicePrincipalId, appRoles, delegated}) => ({
					tenantId,
					servicePrincipalId,
					appRoles,
					delegated,
				})),
			}),
		),
		users: [contoso, fabrikam].flatMap(({tenant, users}) =>
			users.slice(0, offered).map(user => ({
				tenantId: tenant.id,
				id: user.id,
				displayName: user.displayName,
				userPrincipalName: user.userPrincipalName,
				// Right for all, though some of the accounts are locked, passwordless or need more than it.
				password: passwordOf(emulator.seed, user),
			})),
		),
		refreshTokens: Object.fromEntries(emulator.refreshTokens),
		// For on-behalf-of by the app contoso-expenses.
		userTokens: Object.fromEntries(emulator.userTokens),
		// Put one of these into the environment of what asks for a managed identity's token.
		managedIdentity: {
			identities: createManagedIdentities(emulator.seed).map(({kind, resourceId, objectId, registration}) => ({
				kind,
				clientId: registration.clientId,
				objectId,
				resourceId,
			})),
			virtualMachine: {AZURE_POD_IDENTITY_AUTHORITY_HOST: origin},
			appService: {IDENTITY_ENDPOINT: `${origin}/msi/token`, IDENTITY_HEADER: identityHeader(emulator.seed)},
			cloudShell: {MSI_ENDPOINT: `${origin}/cloudshell/oauth2/token`},
		},
		subscriptions: azure.subscriptions.map(({id, displayName}) => ({id, displayName})),
		customers: partner.customers.map(({id, companyName}) => ({id, companyName})),
	};
}
