import {instant} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {departments} from './names.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

/** A group as Microsoft Graph gives it (resource type `group`). */
export type Group = {
	readonly id: string;
	readonly displayName: string;
	readonly description: string | null;
	readonly mail: string | null;
	readonly mailNickname: string;
	readonly mailEnabled: boolean;
	readonly securityEnabled: boolean;
	/** `Unified` is a Microsoft 365 group, `DynamicMembership` one filled by a rule. */
	readonly groupTypes: readonly string[];
	readonly membershipRule: string | null;
	readonly visibility: 'Public' | 'Private' | null;
	readonly createdDateTime: string;
};

type Plan = {
	readonly displayName: string;
	readonly description?: string;
	readonly unified?: boolean;
	readonly rule?: string;
	/** Who belongs to it: everybody of a department, or one in so many of all. */
	readonly department?: string;
	readonly oneIn?: number;
};

const contosoPlans: readonly Plan[] = [
	{displayName: 'All Employees', description: 'Everybody at Contoso', rule: '(user.userType -eq "Member")', oneIn: 1},
	...departments.map(({name}) => ({
		displayName: `${name} Team`,
		description: `People of ${name}`,
		unified: true,
		department: name,
	})),
	...departments.map(({name}) => ({
		displayName: `SG-${name.replaceAll(' ', '')}-ReadWrite`,
		description: `May change the files of ${name}`,
		department: name,
	})),
	...['Berlin', 'Hamburg', 'Porto', 'Leeds'].map(city => ({
		displayName: `Site ${city}`,
		rule: `(user.city -eq "${city}")`,
		oneIn: 4,
	})),
	...['E3', 'E5', 'Visio', 'Project', 'Power BI Pro', 'Copilot'].map(name => ({
		displayName: `Licences ${name}`,
		description: `Members get ${name}`,
		oneIn: 9,
	})),
	...['Azure Owners', 'Azure Contributors', 'Azure Readers', 'Break Glass Accounts', 'MFA Exceptions'].map(name => ({
		displayName: name,
		oneIn: 60,
	})),
	...['Atlas', 'Borealis', 'Cobalt', 'Delta', 'Ember', 'Falcon', 'Granite', 'Harbour', 'Indigo'].map(name => ({
		displayName: `Project ${name}`,
		unified: true,
		oneIn: 14,
	})),
	{displayName: 'Straße & Brücke', description: 'Bauprojekte', unified: true, oneIn: 20},
	// The name tries to hide the line above it and to read backwards.
	{displayName: 'Prize \u001b[1A\u001b[2Kwinners\u001b[8m \u2066\u202egnp.exe\u2069', oneIn: 40},
];

const fabrikamPlans: readonly Plan[] = [
	{displayName: 'AdminAgents', description: 'Delegated administration of customers', oneIn: 6},
	{displayName: 'HelpdeskAgents', description: 'Help desk for customers', oneIn: 4},
	{displayName: 'SalesAgents', description: 'Orders and invoices', oneIn: 4},
];

export type TenantGroups = {
	readonly groups: readonly Group[];
	/** User ids by the group's id. */
	readonly members: ReadonlyMap<string, readonly string[]>;
};

export function createGroups(seed: string, tenant: Tenant, users: readonly User[], isCustomer: boolean): TenantGroups {
	const members = new Map<string, readonly string[]>();
	const groups = (isCustomer ? contosoPlans : fabrikamPlans).map((plan, index): Group => {
		const random = createRandom(`${seed}/group/${tenant.id}/${index}`);
		const id = random.guid();
		const nickname = plan.displayName.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
		members.set(
			id,
			users
				.filter((user, place) =>
					plan.department ? user.department === plan.department : place === 0 || random.integer(plan.oneIn ?? 10) === 0,
				)
				.map(user => user.id),
		);
		return {
			id,
			displayName: plan.displayName,
			description: plan.description ?? null,
			mail: plan.unified ? `${nickname}@${tenant.domains[0]}` : null,
			mailNickname: nickname,
			mailEnabled: plan.unified ?? false,
			securityEnabled: !plan.unified,
			groupTypes: [...(plan.unified ? ['Unified'] : []), ...(plan.rule ? ['DynamicMembership'] : [])],
			membershipRule: plan.rule ?? null,
			visibility: plan.unified ? random.pick(['Public', 'Private']) : null,
			createdDateTime: instant((tenant.createdAt + random.integer(200_000_000)) * 1000),
		};
	});
	return {groups, members};
}
