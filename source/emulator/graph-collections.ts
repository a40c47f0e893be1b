import type {Caller} from './bearer.ts';
import {type TenantDirectory, tenantDirectory} from './directory.ts';
import type {Item} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createWork} from './directory-work.ts';
import {createRandom} from './random.ts';
import {contoso, fabrikam} from './tenants.ts';
import type {World} from './world.ts';

/** What a Graph path stands for. */
export type GraphData =
	| {readonly kind: 'list'; readonly items: readonly Item[]; readonly defaultSelect?: string}
	| {readonly kind: 'object'; readonly item: Item; readonly defaultSelect?: string}
	| {readonly kind: 'missing'; readonly id: string}
	/** `/me` without a signed-in user. */
	| {readonly kind: 'no-user'};

/** What Graph gives of a user when nothing is selected. */
const userDefaults =
	'businessPhones,displayName,givenName,jobTitle,mail,mobilePhone,officeLocation,preferredLanguage,surname,userPrincipalName,id';

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

const typed = (type: string, items: readonly Item[]): readonly Item[] =>
	items.map(item => ({'@odata.type': `#microsoft.graph.${type}`, ...item}));

/** The lists of a tenant by their path below the version, in lower case. */
function listsOf(world: World, directory: TenantDirectory): ReadonlyMap<string, readonly Item[]> {
	const {tenant} = directory;
	const isPartner = tenant.id === fabrikam.id;
	const relationship = createRandom(`${world.seed}/relationship`);
	return new Map<string, readonly Item[]>([
		...directory.collections,
		['users', directory.users],
		['groups', directory.groups],
		['applications', directory.applications],
		['serviceprincipals', directory.servicePrincipals],
		['oauth2permissiongrants', directory.permissionGrants],
		['devices', directory.devices],
		['devicemanagement/manageddevices', directory.managedDevices],
		['directoryroles', directory.directoryRoles],
		['directoryroletemplates', directory.directoryRoleTemplates],
		['rolemanagement/directory/roledefinitions', directory.roleDefinitions],
		['rolemanagement/directory/roleassignments', directory.roleAssignments],
		['auditlogs/signins', directory.signIns],
		['auditlogs/directoryaudits', directory.directoryAudits],
		[
			'organization',
			[
				{
					id: tenant.id,
					displayName: tenant.displayName,
					countryLetterCode: tenant.countryCode,
					createdDateTime: new Date(tenant.createdAt * 1000).toISOString(),
					tenantType: 'AAD',
					verifiedDomains: tenant.domains.map((name, index) => ({
						capabilities: 'Email, OfficeCommunicationsOnline',
						isDefault: index === 0,
						isInitial: index === tenant.domains.length - 1,
						name,
						type: 'Managed',
					})),
				},
			],
		],
		[
			'tenantrelationships/delegatedadminrelationships',
			isPartner
				? world.directory.partner.customers.map(({id, companyName}) => ({
						id: `${relationship.guid()}-${relationship.guid()}`,
						displayName: `Administration of ${companyName}`,
						status: 'active',
						duration: 'P730D',
						customer: {tenantId: id, displayName: companyName},
						accessDetails: {unifiedRoles: [{roleDefinitionId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'}]},
					}))
				: [],
		],
		[
			'tenantrelationships/delegatedadmincustomers',
			isPartner
				? world.directory.partner.customers.map(({id, companyName}) => ({id, tenantId: id, displayName: companyName}))
				: [],
		],
	]);
}

/** The signed-in user of a token; a guest keeps the object id of the tenant the token is for. */
export function signedInUser(world: World, caller: Caller): User | undefined {
	if (caller.kind === 'app') {
		return undefined;
	}

	const user = [contoso, fabrikam]
		.flatMap(({id}) => tenantDirectory(world.directory, id).users)
		.find(({userPrincipalName}) => userPrincipalName === caller.userName);
	return user && {...user, id: caller.objectId};
}

function belowUser(
	world: World,
	directory: TenantDirectory,
	user: User,
	rest: readonly string[],
): GraphData | undefined {
	const path = rest.join('/').toLowerCase();
	const groupsOf = directory.groups.filter(({id}) => directory.members.get(id)?.includes(user.id));
	const person = (id: string | undefined): GraphData => {
		const item = directory.users.find(candidate => candidate.id === id);
		return item
			? {kind: 'object', item: {'@odata.type': '#microsoft.graph.user', ...item}, defaultSelect: userDefaults}
			: {kind: 'missing', id: path};
	};

	switch (path) {
		case '':
			return {kind: 'object', item: user, defaultSelect: userDefaults};
		case 'memberof':
		case 'transitivememberof': {
			const templates = directory.held.get(user.id) ?? [];
			const roles = directory.directoryRoles.filter(({roleTemplateId}) => templates.includes(String(roleTemplateId)));
			return {kind: 'list', items: [...typed('group', groupsOf), ...typed('directoryRole', roles)]};
		}

		case 'manager':
			return person(directory.managers.get(user.id));
		case 'directreports':
			return {
				kind: 'list',
				items: typed(
					'user',
					directory.users.filter(({id}) => directory.managers.get(id) === user.id),
				),
			};
		case 'joinedteams':
			return {
				kind: 'list',
				items: groupsOf
					.filter(({groupTypes}) => groupTypes.includes('Unified'))
					.map(({id, displayName, description}) => ({id, displayName, description, isArchived: false})),
			};
		default: {
			const work = createWork(world.seed, user, directory.users, world.clock.now());
			const items = work.collections.get(path);
			const item = work.singles.get(path);
			return items ? {kind: 'list', items} : item && {kind: 'object', item};
		}
	}
}

/** Lists below one object, by the list and the relation's name in lower case. */
const nested: ReadonlyMap<string, (directory: TenantDirectory, id: string) => readonly Item[]> = new Map([
	[
		'groups/members',
		(directory: TenantDirectory, id: string) => {
			const ids = new Set(directory.members.get(id));
			return typed(
				'user',
				directory.users.filter(user => ids.has(user.id)),
			);
		},
	],
	['groups/owners', (directory, id) => typed('user', directory.users.slice(0, directory.members.has(id) ? 1 : 0))],
	['serviceprincipals/approleassignments', (directory, id) => directory.appRoleAssignments.get(id) ?? []],
	['applications/federatedidentitycredentials', (directory, id) => directory.federatedCredentials.get(id) ?? []],
]);

/** What a path below the version stands for in the caller's tenant; undefined for a path the emulator does not know. */
export function findGraphData(world: World, caller: Caller, segments: readonly string[]): GraphData | undefined {
	const directory = tenantDirectory(world.directory, caller.tenantId);
	const [first = '', second = '', ...rest] = segments;
	if (first.toLowerCase() === 'me') {
		const user = signedInUser(world, caller);
		return user ? belowUser(world, directory, user, segments.slice(1)) : {kind: 'no-user'};
	}

	const path = segments.join('/').toLowerCase();
	if (path === 'sites/root') {
		const [host = ''] = directory.tenant.domains;
		const item = {
			id: `${host},${directory.tenant.id}`,
			displayName: 'Communication site',
			name: '',
			webUrl: `https://${host}`,
		};
		return {kind: 'object', item};
	}

	const single = directory.singles.get(path);
	if (single) {
		return {kind: 'object', item: single};
	}

	const lists = listsOf(world, directory);
	const items = lists.get(path);
	if (items) {
		return {kind: 'list', items, ...(path === 'users' ? {defaultSelect: userDefaults} : {})};
	}

	if (first.toLowerCase() === 'users') {
		const user = directory.users.find(({id, userPrincipalName}) => same(id, second) || same(userPrincipalName, second));
		return user ? belowUser(world, directory, user, rest) : {kind: 'missing', id: second};
	}

	const parent = lists.get(segments.slice(0, -1).join('/').toLowerCase());
	const last = segments.at(-1) ?? '';
	if (parent) {
		const item = parent.find(({id, appId}) => same(id, last) || same(`(appid='${String(appId)}')`, last));
		return item ? {kind: 'object', item} : {kind: 'missing', id: last};
	}

	const relation = nested.get(`${first}/${rest.join('/')}`.toLowerCase());
	const owner = lists.get(first.toLowerCase())?.find(({id}) => same(id, second));
	if (relation) {
		return owner ? {kind: 'list', items: relation(directory, owner.id)} : {kind: 'missing', id: second};
	}

	return undefined;
}
