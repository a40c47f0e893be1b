import {instant} from './directory-item.ts';
import {departments, familyNames, givenNames, offices} from './names.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

/** A user as Microsoft Graph gives it (resource type `user`, the properties people select). */
export type User = {
	readonly id: string;
	readonly displayName: string;
	readonly givenName: string;
	readonly surname: string;
	readonly userPrincipalName: string;
	readonly mail: string;
	readonly jobTitle: string;
	readonly department: string;
	readonly officeLocation: string;
	readonly city: string;
	readonly country: string;
	readonly mobilePhone: string | null;
	readonly businessPhones: readonly string[];
	readonly preferredLanguage: string | null;
	readonly employeeId: string;
	readonly accountEnabled: boolean;
	readonly userType: 'Member' | 'Guest';
	readonly usageLocation: string;
	readonly createdDateTime: string;
};

/** What is fixed about a user; the rest comes from the seed. */
type Fixed = Partial<Pick<User, 'displayName' | 'givenName' | 'surname' | 'jobTitle' | 'department'>>;

/** The users demo data refers to come first, in this order. */
const contosoPeople: readonly Fixed[] = [
	{givenName: 'Nadia', surname: 'Winter', jobTitle: 'Cloud Engineer', department: 'IT'},
	{givenName: 'Jonas', surname: 'Thorn', jobTitle: 'Chief Executive Officer', department: 'Operations'},
	{givenName: 'Tara', surname: 'Bloom', jobTitle: 'Head of IT', department: 'IT'},
	{givenName: 'Silas', surname: 'Frost', jobTitle: 'Service Desk Analyst', department: 'IT'},
	{displayName: 'Søren Åkesson', givenName: 'Søren', surname: 'Åkesson', department: 'Sales'},
	{displayName: '李静 (Li Jing)', givenName: 'Jing', surname: 'Li', department: 'Engineering'},
	// A name that would colour the line, retitle the window, clear the screen and turn the text around.
	{
		displayName: '\u001b[31mMallory\u001b[0m \u001b]0;owned\u0007\u001b[2J\u202eyrollaM\u202c',
		givenName: 'Mallory',
		surname: 'Quinn',
		department: 'Marketing',
	},
];

const fabrikamPeople: readonly Fixed[] = [
	{givenName: 'Omar', surname: 'Lind', jobTitle: 'Partner Operations Lead', department: 'Operations'},
	{givenName: 'Vera', surname: 'Castro', jobTitle: 'Support Engineer', department: 'IT'},
];

const mailName = (text: string): string =>
	text
		.replaceAll('ø', 'o')
		.normalize('NFD')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase();

function createUser(seed: string, tenant: Tenant, index: number, fixed: Fixed, taken: Set<string>): User {
	const random = createRandom(`${seed}/user/${tenant.id}/${index}`);
	const id = random.guid();
	const givenName = fixed.givenName ?? random.pick(givenNames);
	const surname = fixed.surname ?? random.pick(familyNames);
	const department = departments.find(({name}) => name === fixed.department) ?? random.pick(departments);
	const {office, city, country} = random.pick(offices);
	const plain = `${mailName(givenName)}.${mailName(surname)}`;
	const local = taken.has(plain) ? `${plain}${index}` : plain;
	taken.add(local);
	const [domain = ''] = tenant.domains;
	return {
		id,
		displayName: fixed.displayName ?? `${givenName} ${surname}`,
		givenName,
		surname,
		userPrincipalName: `${local}@${domain}`,
		mail: `${local}@${domain}`,
		jobTitle: fixed.jobTitle ?? random.pick(department.titles),
		department: department.name,
		officeLocation: office,
		city,
		country,
		mobilePhone: random.integer(3) === 0 ? `+49 1555 0${random.text(6, '0123456789')}` : null,
		businessPhones: [`+49 30 5550 ${random.text(4, '0123456789')}`],
		preferredLanguage: random.pick(['en-US', 'de-DE', 'pt-PT', null]),
		employeeId: `E${String(10_000 + index)}`,
		accountEnabled: fixed.givenName !== undefined || random.integer(25) !== 0,
		userType: 'Member',
		usageLocation: tenant.countryCode,
		createdDateTime: instant((tenant.createdAt + random.integer(200_000_000)) * 1000),
	};
}

export type TenantPeople = {
	readonly users: readonly User[];
	/** The manager's id by the user's; the head of the company has none. */
	readonly managers: ReadonlyMap<string, string>;
};

/** The people of a tenant: 240 at the customer, 24 at the partner. */
export function createPeople(seed: string, tenant: Tenant, isCustomer: boolean): TenantPeople {
	const fixed = isCustomer ? contosoPeople : fabrikamPeople;
	const taken = new Set<string>();
	const users = Array.from({length: isCustomer ? 240 : 24}, (_, index) =>
		createUser(seed, tenant, index, fixed[index] ?? {}, taken),
	);
	const head = users.find(({jobTitle}) => jobTitle.startsWith('Chief')) ?? users[0];
	const heads = new Map(
		departments.map(({name}) => [
			name,
			users.find(user => user.department === name && user.jobTitle.startsWith('Head')) ??
				users.find(user => user.department === name && user !== head) ??
				head,
		]),
	);
	const managers = new Map<string, string>();
	for (const user of users) {
		const boss = heads.get(user.department) === user ? head : heads.get(user.department);
		if (boss && user !== head && boss !== user) {
			managers.set(user.id, boss.id);
		}
	}

	return {users, managers};
}
