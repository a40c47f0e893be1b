import {directoryRoles as roleNames} from '../catalogue/directory-roles.ts';
import type {Item} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

/** What every ordinary member carries in `wids`, and what app-only Graph tokens carry there; neither is a role. */
export const memberMarker = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
export const appMarker = '0997a1d0-0d1d-4acb-b408-d5ca73121e90';

const roles = [...roleNames].filter(([id]) => id !== memberMarker && id !== appMarker);

/** Who holds a role, by the place in the list of users. */
const holders: ReadonlyArray<readonly [place: number, role: string]> = [
	[0, 'Global Reader'],
	[0, 'Application Developer'],
	[2, 'Global Administrator'],
	[3, 'Helpdesk Administrator'],
	[3, 'User Administrator'],
	[9, 'Security Reader'],
	[11, 'Billing Administrator'],
];

export type TenantRoles = {
	readonly directoryRoles: readonly Item[];
	readonly directoryRoleTemplates: readonly Item[];
	readonly roleDefinitions: readonly Item[];
	readonly roleAssignments: readonly Item[];
	/** The template ids a user holds, by the user's id. */
	readonly held: ReadonlyMap<string, readonly string[]>;
};

export function createRoles(seed: string, tenant: Tenant, users: readonly User[]): TenantRoles {
	const held = new Map<string, readonly string[]>();
	const roleAssignments: Item[] = [];
	for (const [place, name] of holders) {
		const user = users[place];
		const template = roles.find(([, title]) => title === name)?.[0];
		if (user && template) {
			held.set(user.id, [...(held.get(user.id) ?? []), template]);
			roleAssignments.push({
				id: createRandom(`${seed}/role-assignment/${user.id}/${template}`).text(38),
				principalId: user.id,
				roleDefinitionId: template,
				directoryScopeId: '/',
			});
		}
	}

	const active = new Set(roleAssignments.map(({roleDefinitionId}) => roleDefinitionId));
	return {
		held,
		roleAssignments,
		directoryRoleTemplates: roles.map(([id, displayName]) => ({
			id,
			deletedDateTime: null,
			displayName,
			description: `Members of the role ${displayName}.`,
		})),
		directoryRoles: roles
			.filter(([id]) => active.has(id))
			.map(([roleTemplateId, displayName]) => ({
				id: createRandom(`${seed}/directory-role/${tenant.id}/${roleTemplateId}`).guid(),
				deletedDateTime: null,
				displayName,
				description: `Members of the role ${displayName}.`,
				roleTemplateId,
			})),
		roleDefinitions: roles.map(([id, displayName]) => ({
			id,
			displayName,
			description: `Members of the role ${displayName}.`,
			isBuiltIn: true,
			isEnabled: true,
			resourceScopes: ['/'],
			templateId: id,
			version: '1',
			rolePermissions: [],
		})),
	};
}
