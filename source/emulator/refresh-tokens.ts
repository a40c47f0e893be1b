import type {Directory} from './directory.ts';
import {createRandom, type Random} from './random.ts';
import {graphResource} from './resources.ts';

/** What a refresh token stands for: a user, the app it signed in to, and how. It is bound to no resource. */
export type Grant = {
	readonly clientId: string;
	readonly userId: string;
	/** The user's own tenant. */
	readonly homeTenantId: string;
	/** How the user signed in; `mfa` among them means multi-factor authentication was passed. */
	readonly amr: readonly string[];
	/** Milliseconds since the epoch. */
	readonly signedInAt: number;
	readonly issuedAt: number;
	/** The `scope` of the sign-in, used when a refresh names none. */
	readonly scope: string;
};

export type RefreshTokens = {
	find(token: string): Grant | undefined;
	/** A new token for a grant; older ones stay valid, as with Entra. With `from` it belongs to the same family. */
	issue(grant: Grant, random: Random, from?: string): string;
	/** Uses a token up, where each is good once: false when it was used before, which ends its family. */
	redeem(token: string): boolean;
	/** The refresh tokens of the demo data by name. */
	readonly seeded: ReadonlyMap<string, string>;
};

/** A refresh token lives 90 days after its last renewal. */
export const refreshTokenLifetime = 90 * 86_400_000;

const tokenText = (random: Random): string => `1.AXEA${random.text(84)}.AgABAwEAAAD${random.text(480)}`;

type SeededGrant = {
	readonly name: string;
	readonly app: string;
	readonly tenant: 'contoso' | 'fabrikam';
	readonly userPlace: number;
	readonly amr: readonly string[];
	readonly daysOld: number;
};

const seededGrants: readonly SeededGrant[] = [
	{name: 'contoso-user', app: 'contoso-workbench', tenant: 'contoso', userPlace: 0, amr: ['pwd', 'mfa'], daysOld: 2},
	{
		name: 'contoso-user-unused',
		app: 'contoso-workbench',
		tenant: 'contoso',
		userPlace: 0,
		amr: ['pwd', 'mfa'],
		daysOld: 120,
	},
	{
		name: 'contoso-user-without-mfa',
		app: 'contoso-workbench',
		tenant: 'contoso',
		userPlace: 3,
		amr: ['pwd'],
		daysOld: 1,
	},
	{
		name: 'contoso-auditor-user',
		app: 'contoso-auditor',
		tenant: 'contoso',
		userPlace: 2,
		amr: ['pwd', 'mfa'],
		daysOld: 1,
	},
	{name: 'contoso-review', app: 'contoso-review', tenant: 'contoso', userPlace: 0, amr: ['pwd', 'mfa'], daysOld: 1},
	{
		name: 'contoso-review-without-mfa',
		app: 'contoso-review',
		tenant: 'contoso',
		userPlace: 0,
		amr: ['pwd'],
		daysOld: 1,
	},
	{
		name: 'fabrikam-partner',
		app: 'fabrikam-partner',
		tenant: 'fabrikam',
		userPlace: 0,
		amr: ['pwd', 'mfa'],
		daysOld: 3,
	},
	{
		name: 'fabrikam-partner-without-mfa',
		app: 'fabrikam-partner',
		tenant: 'fabrikam',
		userPlace: 1,
		amr: ['pwd'],
		daysOld: 1,
	},
];

export function createRefreshTokens(seed: string, directory: Directory, now: number): RefreshTokens {
	const grants = new Map<string, Grant>();
	const seeded = new Map<string, string>();
	/** The first token of each, by token. */
	const families = new Map<string, string>();
	const familyOf = (token: string): string => families.get(token) ?? token;
	const used = new Set<string>();
	for (const {name, app, tenant, userPlace, amr, daysOld} of seededGrants) {
		const registration = directory.registrations.find(candidate => candidate.name === app);
		const user = directory[tenant].users[userPlace];
		if (registration && user) {
			const at = now - daysOld * 86_400_000;
			const token = tokenText(createRandom(`${seed}/refresh-token/${name}`));
			seeded.set(name, token);
			grants.set(token, {
				clientId: registration.clientId,
				userId: user.id,
				homeTenantId: directory[tenant].tenant.id,
				amr,
				signedInAt: at,
				issuedAt: at,
				scope: `${graphResource.uris[0]}/.default openid profile offline_access`,
			});
		}
	}

	return {
		seeded,
		find: token => grants.get(token),
		issue(grant, random, from) {
			const token = tokenText(random);
			grants.set(token, grant);
			families.set(token, familyOf(from ?? token));
			return token;
		},
		redeem(token) {
			if (!used.has(token)) {
				used.add(token);
				return true;
			}

			const family = familyOf(token);
			for (const other of grants.keys()) {
				if (familyOf(other) === family) {
					grants.delete(other);
				}
			}

			return false;
		},
	};
}
