import type {JsonObject} from '../core/json.ts';
import {demoCertificate, demoCertificateKey} from './demo-certificate.ts';
import {issuerAt, jobEnvironment} from './demo-issuer.ts';
import type {Emulator} from './emulator.ts';
import {createManagedIdentities, identityHeader} from './managed-identities.ts';
import {tenants} from './tenants.ts';

/**
 * What `entok emulator` prints: where everything is, and every id, secret and refresh token of the demo data.
 * The secrets are shown on purpose: they open nothing but this emulator.
 */
export function describeEmulator(emulator: Emulator, origin: string): JsonObject {
	const {registrations, azure, contoso, fabrikam, partner} = emulator.directory;
	return {
		schemaVersion: 1,
		origin,
		seed: emulator.seed,
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
			users.slice(0, 4).map(({id, displayName, userPrincipalName}) => ({
				tenantId: tenant.id,
				id,
				displayName,
				userPrincipalName,
			})),
		),
		refreshTokens: Object.fromEntries(emulator.refreshTokens),
		// For on-behalf-of by the app contoso-expenses.
		userTokens: Object.fromEntries(emulator.userTokens),
		passwords: Object.fromEntries(emulator.passwords),
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
