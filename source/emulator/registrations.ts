import {demoApps} from './demo-apps.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

/** An app as it stands in one tenant: its service principal and what it was granted there, by the API's application id. */
export type Installation = {
	readonly tenantId: string;
	readonly servicePrincipalId: string;
	readonly appRoles: Readonly<Record<string, readonly string[]>>;
	readonly delegated: Readonly<Record<string, readonly string[]>>;
};

export type ClientSecret = {
	readonly keyId: string;
	readonly value: string;
	/** Milliseconds since the epoch. */
	readonly endsAt: number;
};

/** An app registration of the emulator. */
export type Registration = {
	/** How demo data calls it; never on the wire. */
	readonly name: string;
	readonly displayName: string;
	readonly clientId: string;
	readonly objectId: string;
	readonly homeTenantId: string;
	readonly publicClient: boolean;
	readonly redirectUris: readonly string[];
	readonly secrets: readonly ClientSecret[];
	/** PEM. */
	readonly certificates: readonly string[];
	readonly trustedSubjects: readonly string[];
	/** Conditional Access for workload identities refuses it (AADSTS53003). */
	readonly blockedByPolicy: boolean;
	/** Graph paths that want an authentication context of its tokens, such as `c1`. */
	readonly authenticationContexts: Readonly<Record<string, string>>;
	readonly installations: readonly Installation[];
};

const day = 86_400_000;

/** As Entra's: 40 characters, `8Q~` from the fourth on. */
const clientSecret = (label: string): string => {
	const random = createRandom(label);
	return `${random.text(3).replaceAll('-', 'x')}8Q~${random.text(34).replaceAll('-', 'y')}`;
};

/** Every demo app, with ids and secrets from the seed; client ids are fixed. */
export const createRegistrations = (seed: string, now: number): readonly Registration[] =>
	demoApps.map(app => {
		const random = createRandom(`${seed}/registration/${app.name}`);
		return {
			name: app.name,
			displayName: app.displayName,
			clientId: app.clientId,
			objectId: random.guid(),
			homeTenantId: app.homeTenant.id,
			publicClient: app.publicClient ?? false,
			redirectUris: app.redirectUris ?? [],
			blockedByPolicy: app.blockedByPolicy ?? false,
			authenticationContexts: app.authenticationContexts ?? {},
			certificates: app.certificates ?? [],
			trustedSubjects: app.trustedSubjects ?? [],
			secrets:
				(app.publicClient ?? app.certificates ?? app.trustedSubjects)
					? []
					: [
							{
								keyId: random.guid(),
								value: clientSecret(`${seed}/secret/${app.name}`),
								endsAt: now + (app.secretExpired ? -12 * day : 180 * day),
							},
						],
			installations: app.installations.map(({tenant, appRoles = {}, delegated = {}}) => ({
				tenantId: tenant.id,
				servicePrincipalId: createRandom(`${seed}/service-principal/${app.name}/${tenant.id}`).guid(),
				appRoles,
				delegated,
			})),
		};
	});

export const installationIn = (registration: Registration, tenant: Tenant): Installation | undefined =>
	registration.installations.find(({tenantId}) => tenantId === tenant.id);
