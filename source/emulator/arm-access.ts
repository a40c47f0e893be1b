import {matchProbe} from '../catalogue/probes.ts';
import type {Caller} from './bearer.ts';
import type {ArmRole} from './directory-azure.ts';
import type {Call} from './message.ts';
import type {World} from './world.ts';

/** What a request does, in the terms of Azure's roles. */
export type ArmAction = {
	/** `Microsoft.Compute/virtualMachines/read`; `none` needs no role. */
	readonly action: string;
	/** The path down to which a role must reach. */
	readonly scope: string;
};

const verbs: Readonly<Record<string, string>> = {GET: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete'};

/** The action of a path no catalogue entry names: the last provider's types and the verb. */
function derivedAction(call: Call): string {
	const path = call.segments;
	const at = path.findLastIndex(segment => segment.toLowerCase() === 'providers');
	const verb = verbs[call.method] ?? 'action';
	const [provider, ...rest] = at < 0 ? ['Microsoft.Resources', ...path] : path.slice(at + 1);
	const types = rest.filter((_, index) => index % 2 === 0);
	return [provider, ...types, verb].join('/');
}

/** What the request needs, from the catalogue where it knows the path. */
export function armActionOf(call: Call): ArmAction {
	const probe = matchProbe('arm', call.method, call.url.pathname);
	const scope = /^\/subscriptions\/[^/]+(?:\/resourcegroups\/[^/]+)?(?:\/providers\/.+)?/i.exec(call.url.pathname)?.[0];
	return {
		action: probe?.needs.application?.least ?? derivedAction(call),
		scope: scope ?? (call.url.pathname.replace(/\/$/, '') || '/'),
	};
}

/** What a built-in role allows. Contributor may do everything but hand out access. */
export function roleCovers(role: ArmRole, action: string): boolean {
	const name = action.toLowerCase();
	switch (role) {
		case 'Owner':
			return true;
		case 'Reader':
			return name.endsWith('/read');
		case 'Contributor':
			return name.endsWith('/read') || !/^microsoft\.authorization\/.*\/(?:write|delete)$/.test(name);
	}
}

/** The roles of a caller, by subscription id. */
export const rolesOf = (world: World, caller: Caller): ReadonlyMap<string, ArmRole> =>
	new Map(
		world.directory.azure.assignments
			.filter(({principalId}) => principalId === caller.objectId)
			.map(({subscriptionId, role}) => [subscriptionId, role]),
	);

/** Whether the caller may do it in the subscription, or, for a path of the whole tenant, in any. */
export function mayDo(world: World, caller: Caller, action: string, subscriptionId: string | undefined): boolean {
	const roles = rolesOf(world, caller);
	const held = subscriptionId === undefined ? [...roles.values()] : [roles.get(subscriptionId)];
	return action === 'none' || held.some(role => role !== undefined && roleCovers(role, action));
}
