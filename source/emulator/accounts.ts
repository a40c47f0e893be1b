import type {Directory, TenantDirectory} from './directory.ts';
import type {User} from './directory-people.ts';
import {EntraRefusal} from './entra-errors.ts';
import {createRandom} from './random.ts';
import {tenants} from './tenants.ts';
import type {World} from './world.ts';

/** What is the matter with some of Contoso's accounts, by the user's place in the directory. */
const troubles: ReadonlyMap<number, readonly [code: number, message: string]> = new Map([
	[
		2,
		[
			50056,
			'Invalid or null password: password does not exist in the directory for this user. Federated and passwordless users cannot use this grant.',
		],
	],
	[
		5,
		[50053, 'The account is locked, you have tried to sign in too many times with an incorrect user ID or password.'],
	],
	[6, [50055, 'The password is expired.']],
]);

/** A user's password in the demo data; it opens nothing but this emulator. */
export const passwordOf = (seed: string, user: User): string =>
	`${createRandom(`${seed}/password/${user.id}`).text(20).replaceAll(/[-_]/g, 'x')}#7`;

/** Demo users whose passwords are told, by their place in Contoso: one for whom it is enough, and one who must do more. */
const toldPasswords = {'contoso-password': 4, 'contoso-password-mfa': 3} as const;

/** The passwords that are told, by the names `demo:NAME-password` gives them. */
export const demoPasswords = ({seed, directory}: Pick<World, 'seed' | 'directory'>): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(toldPasswords).flatMap(([name, place]) => {
			const user = directory.contoso.users[place];
			return user ? [[name, passwordOf(seed, user)]] : [];
		}),
	);

export type Account = {readonly home: TenantDirectory; readonly user: User};

const domainOf = (username: string): string => username.slice(username.lastIndexOf('@') + 1).toLowerCase();

/** The tenant whose people sign in with names of this domain. */
export const tenantOfName = (directory: Directory, username: string): TenantDirectory | undefined =>
	[directory.contoso, directory.fabrikam].find(({tenant}) => tenant.domains.includes(domainOf(username)));

/** The account a name and a password open. Refuses with 50034, 50126, 50053, 50055, 50056 or 50057. */
export function openAccount(world: World, username: string, password: string): Account {
	const refuse = (code: number, message: string): never => {
		throw new EntraRefusal(code, 'invalid_grant', message);
	};
	const home = tenantOfName(world.directory, username);
	const place = home?.users.findIndex(user => user.userPrincipalName.toLowerCase() === username.toLowerCase()) ?? -1;
	const user = home?.users[place];
	if (!home || !user) {
		return refuse(
			50034,
			`The user account ${username} does not exist in the ${home?.tenant.displayName ?? 'entok emulator'} directory. To sign into this application, the account must be added to the directory.`,
		);
	}

	const trouble = home.tenant.id === tenants[0]?.id ? troubles.get(place) : undefined;
	// Entra says what is wrong with an account to those only who know its password, but for a locked or passwordless one.
	if (trouble && [50053, 50056].includes(trouble[0])) {
		return refuse(...trouble);
	}

	if (password !== passwordOf(world.seed, user)) {
		return refuse(50126, 'Error validating credentials due to invalid username or password.');
	}

	if (!user.accountEnabled) {
		return refuse(50057, 'The user account is disabled.');
	}

	return trouble ? refuse(...trouble) : {home, user};
}
