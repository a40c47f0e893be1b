import {isJsonObject, numberMember, parseJsonObject, textMember, textsMember} from '../core/json.ts';
import {rolesOf} from './arm-access.ts';
import {armError} from './arm-errors.ts';
import type {Caller} from './bearer.ts';
import type {Item} from './directory-item.ts';
import type {Call, EmulatorResponse} from './message.ts';
import type {World} from './world.ts';

type Answer = (call: Call, body: object) => EmulatorResponse;

/** `summarize count() by NAME` is understood; any other query gives the resources themselves. */
function rowsOf(query: string, resources: readonly Item[]): readonly object[] {
	const [, by] = /\bsummarize\s+count\(\)\s+by\s+(\w+)/i.exec(query) ?? [];
	if (!by) {
		return resources.map(({id, name, type, location}) => ({id, name, type: String(type).toLowerCase(), location}));
	}

	const counts = new Map<string, number>();
	for (const resource of resources) {
		const key = String(resource[by] ?? '').toLowerCase();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}

	return [...counts].map(([key, count]) => ({[by]: key, count_: count}));
}

/** Azure Resource Graph: a query over the resources the caller can read. It is a POST that changes nothing. */
export function resourceGraphAnswer(world: World, call: Call, caller: Caller, answer: Answer): EmulatorResponse {
	const body = parseJsonObject(call.body);
	const query = body && textMember(body, 'query');
	if (!body || !query) {
		return armError(call, 400, 'BadRequest', 'Please provide below info when asking for support: a query is required.');
	}

	const roles = rolesOf(world, caller);
	const wanted = textsMember(body, 'subscriptions');
	const resources = world.directory.azure.subscriptions
		.filter(({id}) => roles.has(id) && (wanted === undefined || wanted.includes(id)))
		.flatMap(({resourceGroups}) => resourceGroups.flatMap(group => group.resources));
	const options = isJsonObject(body['options']) ? body['options'] : {};
	const rows = rowsOf(query, resources);
	const top = Math.max(1, Math.min(1000, numberMember(options, '$top') ?? 100));
	const start = Number(textMember(options, '$skipToken') ?? 0) || 0;
	const data = rows.slice(start, start + top);
	const hasMore = start + top < rows.length;
	const columns = Object.keys(rows[0] ?? {});
	return answer(call, {
		totalRecords: rows.length,
		count: data.length,
		resultTruncated: 'false',
		...(hasMore ? {$skipToken: String(start + top)} : {}),
		data:
			textMember(options, 'resultFormat') === 'table'
				? {
						columns: columns.map(name => ({name, type: name === 'count_' ? 'integer' : 'string'})),
						rows: data.map(row => Object.values(row)),
					}
				: data,
		facets: [],
	});
}
