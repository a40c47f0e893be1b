import type {CustomCloud, FederatedExpectation, Profile} from '../core/profile.ts';
import {demoApps} from './demo-apps.ts';
import {demoSubject, exchangeAudience, issuerAt, jobEnvironment} from './demo-issuer.ts';
import type {Emulator} from './emulator.ts';
import {userAssignedClientId} from './managed-identities.ts';
import {contoso, fabrikam} from './tenants.ts';

const clientIdOf = (name: string): string => {
	const app = demoApps.find(candidate => candidate.name === name);
	if (!app) {
		throw new Error(`The demo data have no app ${name}.`);
	}

	return app.clientId;
};

const cloudAt = (origin: string): CustomCloud => ({
	authority: origin,
	graph: origin,
	arm: origin,
	partnerCenter: origin,
});

const expectation = (origin: string, subject: string): FederatedExpectation => ({
	issuer: issuerAt(origin),
	subject,
	audience: exchangeAudience,
});

/** The cloud of the demo: everything is at the emulator. */
export const demoCloud = (origin: string) => ({cloud: 'custom', customCloud: cloudAt(origin)}) as const;

/** What the demo's machine has in its environment: its managed identity and its job's tokens come from the emulator. */
export const demoEnvironment = (origin: string): Readonly<Record<string, string>> => ({
	AZURE_POD_IDENTITY_AUTHORITY_HOST: origin,
	...jobEnvironment(origin),
});

/** The profiles of the demo tenant, for an emulator at an origin. Ids and client ids are always the same. */
export function demoProfiles(origin: string): readonly Profile[] {
	const common = demoCloud(origin);
	return [
		{
			...common,
			id: 'demo-contoso-inventory',
			name: 'contoso-inventory',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-inventory'),
			credential: {kind: 'secret', secret: 'demo:contoso-inventory-secret'},
			flows: ['client-credentials'],
			colour: 'green',
			note: 'Reads the directory, logs, policies and all three subscriptions; may not read mail or files.',
		},
		{
			...common,
			id: 'demo-contoso-helpdesk',
			name: 'contoso-helpdesk',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-helpdesk'),
			credential: {kind: 'secret', secret: 'demo:contoso-helpdesk-secret'},
			flows: ['client-credentials'],
			colour: 'green',
			note: 'Few permissions: reads users’ names and the tenant. Groups and subscriptions answer 403.',
		},
		{
			...common,
			id: 'demo-contoso-user',
			name: 'contoso-user',
			tenant: contoso.domains[0] ?? contoso.id,
			clientId: clientIdOf('contoso-workbench'),
			credential: {kind: 'none'},
			refreshToken: 'demo:contoso-user-refresh-token',
			flows: ['refresh-token'],
			colour: 'yellow',
			note: 'Nadia Winter, signed in with multi-factor authentication; Reader of two subscriptions.',
		},
		{
			...common,
			id: 'demo-fabrikam-partner',
			name: 'fabrikam-partner',
			tenant: fabrikam.id,
			clientId: clientIdOf('fabrikam-partner'),
			credential: {kind: 'secret', secret: 'demo:fabrikam-partner-secret'},
			refreshToken: 'demo:fabrikam-partner-refresh-token',
			flows: ['refresh-token', 'client-credentials'],
			colour: 'red',
			production: true,
			note: 'A partner with twelve customers. Partner Center wants the refresh token, which has passed MFA.',
		},
		{
			...common,
			id: 'demo-contoso-review',
			name: 'contoso-review',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-review'),
			credential: {kind: 'none'},
			refreshToken: 'demo:contoso-review-refresh-token',
			clientCapabilities: ['cp1'],
			flows: ['refresh-token'],
			colour: 'yellow',
			note: 'Says it can answer claims challenges (cp1), so its tokens live a day. /auditLogs/signIns challenges them.',
		},
		{
			...common,
			id: 'demo-contoso-wrong-secret',
			name: 'contoso-wrong-secret',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-inventory'),
			credential: {kind: 'secret', secret: 'demo:contoso-wrong-secret'},
			flows: ['client-credentials'],
			note: 'Its secret is wrong on purpose: see what AADSTS7000215 looks like.',
		},
		{
			...common,
			id: 'demo-contoso-automation',
			name: 'contoso-automation',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-automation'),
			credential: {
				kind: 'certificate',
				certificate: 'demo:contoso-automation-certificate',
				key: 'demo:contoso-automation-key',
			},
			flows: ['client-credentials'],
			colour: 'green',
			note: 'Proves itself with a certificate: i shows it before it is used.',
		},
		{
			...common,
			id: 'demo-contoso-pipeline',
			name: 'contoso-pipeline',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-pipeline'),
			credential: {kind: 'federated', assertion: 'github-actions', expect: expectation(origin, demoSubject)},
			flows: ['client-credentials'],
			colour: 'green',
			note: 'A job of GitHub Actions: no secret at all, a token of another issuer stands for the app.',
		},
		{
			...common,
			id: 'demo-contoso-wrong-branch',
			name: 'contoso-wrong-branch',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-release'),
			credential: {
				kind: 'federated',
				assertion: 'github-actions',
				expect: expectation(origin, demoSubject.replace('main', 'Main')),
			},
			flows: ['client-credentials'],
			note: 'Its federated credential was typed wrongly on purpose: see what AADSTS700213 looks like.',
		},
		{
			...common,
			id: 'demo-contoso-workbench',
			name: 'contoso-workbench',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-workbench'),
			credential: {kind: 'none'},
			flows: ['authorization-code', 'device-code', 'refresh-token'],
			redirectUri: 'http://localhost',
			note: 'Sign in as whom you like, in a browser or with a code. Tara Bloom may not use codes.',
		},
		{
			...common,
			id: 'demo-contoso-expenses',
			name: 'contoso-expenses',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-expenses'),
			credential: {kind: 'secret', secret: 'demo:contoso-expenses-secret'},
			userToken: 'demo:contoso-expenses-user-token',
			flows: ['on-behalf-of', 'client-credentials'],
			note: 'An API that calls Graph and Azure for Nadia Winter, who called it.',
		},
		{
			...common,
			id: 'demo-contoso-expenses-step-up',
			name: 'contoso-expenses-step-up',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-expenses'),
			credential: {kind: 'secret', secret: 'demo:contoso-expenses-secret'},
			userToken: 'demo:contoso-expenses-without-mfa-user-token',
			flows: ['on-behalf-of'],
			note: 'The same API, called by Silas Frost without a second factor: see the claims it must hand on (AADSTS50079).',
		},
		{
			...common,
			id: 'demo-contoso-password',
			name: 'contoso-password',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-workbench'),
			credential: {kind: 'none'},
			username: 'soren.akesson@contoso.example',
			password: 'demo:contoso-password-password',
			flows: ['username-password'],
			note: 'Søren Åkesson by name and password, which only test tenants should allow.',
		},
		{
			...common,
			id: 'demo-contoso-password-mfa',
			name: 'contoso-password-mfa',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-workbench'),
			credential: {kind: 'none'},
			username: 'silas.frost@contoso.example',
			password: 'demo:contoso-password-mfa-password',
			flows: ['username-password'],
			note: 'Silas Frost must pass multi-factor authentication, which a password alone cannot (AADSTS50076).',
		},
		{
			...common,
			id: 'demo-contoso-machine',
			name: 'contoso-machine',
			tenant: contoso.id,
			clientId: userAssignedClientId,
			credential: {kind: 'none'},
			managedIdentity: {clientId: userAssignedClientId},
			flows: ['managed-identity'],
			note: 'A user-assigned managed identity: the emulator plays the Azure machine that has it.',
		},
	];
}

/** Ids of the demo data that stand in for the placeholders of the catalogue's paths: `{user}`, `{subscription}`, … */
export function sampleIds({directory}: Emulator): ReadonlyMap<string, string> {
	const {contoso: customer, azure, partner} = directory;
	const samples: ReadonlyArray<readonly [string, string | undefined]> = [
		['user', customer.users[0]?.id],
		['group', customer.groups[1]?.id],
		['application', customer.applications[0]?.id],
		['servicePrincipal', customer.servicePrincipals[0]?.id],
		['subscription', azure.subscriptions[0]?.id],
		['resourceGroup', azure.subscriptions[0]?.resourceGroups[0]?.name],
		['customer', partner.customers[0]?.id],
	];
	return new Map(samples.flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}
