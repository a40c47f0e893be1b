import type {CustomCloud, Profile} from '../core/profile.ts';
import {demoApps} from './demo-apps.ts';
import type {Emulator} from './emulator.ts';
import {createRandom} from './random.ts';
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

/** The profiles of the demo tenant, for an emulator at an origin. Ids and client ids are always the same. */
export function demoProfiles(origin: string): readonly Profile[] {
	const common = {cloud: 'custom', customCloud: cloudAt(origin)} as const;
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
			id: 'demo-contoso-wrong-secret',
			name: 'contoso-wrong-secret',
			tenant: contoso.id,
			clientId: clientIdOf('contoso-inventory'),
			credential: {kind: 'secret', secret: 'demo:contoso-wrong-secret'},
			flows: ['client-credentials'],
			note: 'Its secret is wrong on purpose: see what AADSTS7000215 looks like.',
		},
	];
}

/** The values behind `demo:NAME`: `…-secret` of every app that has one, `…-refresh-token` of every seeded sign-in. */
export function demoSecrets(emulator: Emulator): ReadonlyMap<string, string> {
	const wrong = createRandom(`${emulator.seed}/wrong-secret`).text(34, 'abcdefghijklmnopqrstuvwxyz0123456789');
	return new Map([
		...emulator.directory.registrations.flatMap(({name, secrets}) =>
			secrets.map(({value}): [string, string] => [`${name}-secret`, value]),
		),
		...[...emulator.refreshTokens].map(([name, token]): [string, string] => [`${name}-refresh-token`, token]),
		['contoso-wrong-secret', `abc8Q~${wrong}`],
	]);
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
