import {createRandom} from './random.ts';
import {installationIn} from './registrations.ts';
import {expensesResource} from './resources.ts';
import {contoso} from './tenants.ts';
import {userClaims} from './token-claims.ts';
import type {World} from './world.ts';

/** A demo is not over after an hour. Seconds. */
const dayLong = 86_400;

const seeded = [
	{name: 'contoso-expenses', userPlace: 0, amr: ['pwd', 'mfa']},
	{name: 'contoso-expenses-without-mfa', userPlace: 3, amr: ['pwd']},
] as const;

/** Tokens that users of the demo's workbench got for the demo's own API, for that API to exchange. */
export async function createUserTokens(world: World, now: number): Promise<ReadonlyMap<string, string>> {
	const home = world.directory.contoso;
	const registration = world.directory.registrations.find(({name}) => name === 'contoso-workbench');
	const installation = registration && installationIn(registration, contoso);
	const tokens = new Map<string, string>();
	for (const {name, userPlace, amr} of seeded) {
		const user = home.users[userPlace];
		if (registration && installation && user) {
			const grant = {
				clientId: registration.clientId,
				userId: user.id,
				homeTenantId: contoso.id,
				amr,
				signedInAt: now,
				issuedAt: now,
				scope: '',
			};
			const subject = {
				tenant: contoso,
				registration,
				installation,
				resource: expensesResource,
				audience: `api://${expensesResource.appId}`,
				clientProof: '0',
				takesChallenges: false,
			} as const;
			const signedIn = {user, home, grant, scopes: ['user_impersonation']};
			const random = createRandom(`${world.seed}/user-token/${name}`);
			tokens.set(
				name,
				await world.key.sign(userClaims(world, subject, signedIn, random, now, dayLong), {x5t: world.key.kid}),
			);
		}
	}

	return tokens;
}
