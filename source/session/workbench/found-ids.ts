import {isJsonObject, parseJsonObject, textMember} from '../../core/json.ts';
import type {ApiAnswer} from '../api-answer.ts';

/** Which probe's first item gives the id that other probes' paths ask for, and under which name it stands there. */
const sources: Readonly<Record<string, readonly [placeholder: string, member: string]>> = {
	'graph.users': ['user', 'id'],
	'graph.groups': ['group', 'id'],
	'graph.applications': ['application', 'id'],
	'graph.service-principals': ['servicePrincipal', 'id'],
	'arm.subscriptions': ['subscription', 'subscriptionId'],
	'arm.resource-groups': ['resourceGroup', 'name'],
	'partner-center.customers': ['customer', 'id'],
};

/** The id an answer gives to later requests, by placeholder. */
export function foundId({probe, response}: ApiAnswer): readonly [string, string] | undefined {
	const source = probe && sources[probe.id];
	const body = source && parseJsonObject(response.body);
	const items = body && [body['value'], body['items']].find(Array.isArray);
	const [first] = items ?? [];
	const id = source && isJsonObject(first) ? textMember(first, source[1]) : undefined;
	return source && id ? [source[0], id] : undefined;
}

/** Ids found so far, by tenant and placeholder: those of one tenant mean nothing in another. */
export type FoundIds = Map<string, ReadonlyMap<string, string>>;

const none: ReadonlyMap<string, string> = new Map();

export const idsFor = (found: FoundIds, tenant: string): ReadonlyMap<string, string> => found.get(tenant) ?? none;

/** Keeps the id an answer gives, for its tenant. */
export function keepFoundId(found: FoundIds, tenant: string, answer: ApiAnswer): void {
	const id = foundId(answer);
	if (id) {
		found.set(tenant, new Map(idsFor(found, tenant)).set(...id));
	}
}

/** A path with the ids that are known put in; `missing` names the first one that is not. */
export function fillIds(
	path: string,
	ids: ReadonlyMap<string, string>,
): {readonly path: string; readonly missing?: string} {
	const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const id = ids.get(name);
		return id === undefined ? whole : encodeURIComponent(id);
	});
	const [, missing] = /\{(\w+)\}/.exec(filled) ?? [];
	return {path: filled, missing};
}
