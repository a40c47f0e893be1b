import {parseJsonObject} from '../core/json.ts';
import {type ArmAction, armActionOf, mayDo, rolesOf} from './arm-access.ts';
import {
	managementGroupItems,
	permissionItems,
	providerItems,
	subscriptionItem,
	subscriptionList,
	tenantItem,
} from './arm-data.ts';
import {armError, armHeaders, armUnauthorized, armWrongTenant} from './arm-errors.ts';
import {type Caller, readBearer} from './bearer.ts';
import type {Subscription} from './directory-azure.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter} from './message.ts';
import {pageLink, pageStart} from './odata.ts';
import {resourceGraphAnswer} from './resource-graph.ts';
import {armResource} from './resources.ts';
import {contoso, tenants} from './tenants.ts';
import type {World} from './world.ts';

const defaultPage = 1000;

/** One page of a list: `value` and, when there is more, an absolute `nextLink`. */
function list(call: Call, items: readonly object[], more: object = {}): EmulatorResponse {
	const top = queryParameter(call, '$top');
	const size = top === undefined ? defaultPage : Number(top);
	const start = pageStart(call, '$skiptoken');
	if (!Number.isInteger(size) || size < 1 || start === undefined) {
		return armError(call, 400, 'InvalidQueryParameterValue', 'A paging parameter of the request is not valid.');
	}

	const end = start + size;
	return answer(call, {
		value: items.slice(start, end),
		...more,
		...(end < items.length ? {nextLink: pageLink(call, '$skiptoken', end)} : {}),
	});
}

const answer = (call: Call, body: object, status = 200): EmulatorResponse => jsonAnswer(status, body, armHeaders(call));

const notFound = (call: Call): EmulatorResponse =>
	armError(call, 404, 'ResourceNotFound', `The resource '${call.url.pathname}' was not found.`);

const forbidden = (call: Call, caller: Caller, {action, scope}: ArmAction): EmulatorResponse =>
	armError(
		call,
		403,
		'AuthorizationFailed',
		`The client '${caller.userName ?? caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
	);

/** Answers below the whole tenant. */
function tenantLevel(world: World, call: Call, caller: Caller): EmulatorResponse {
	switch (call.segments.join('/').toLowerCase()) {
		case 'tenants':
			return list(
				call,
				tenants.filter(({id}) => id === caller.tenantId).map(tenant => tenantItem(tenant)),
			);
		case 'subscriptions': {
			const roles = rolesOf(world, caller);
			const visible = world.directory.azure.subscriptions.filter(({id}) => roles.has(id));
			return list(
				call,
				visible.map(subscription => subscriptionItem(subscription)),
				{count: {type: 'Total', value: visible.length}},
			);
		}

		case 'providers':
			return list(call, providerItems(''));
		case 'providers/microsoft.management/managementgroups':
			return list(call, managementGroupItems(world));
		case 'providers/microsoft.resourcegraph/operations':
			return list(call, [
				{
					name: 'Microsoft.ResourceGraph/resources/read',
					display: {provider: 'Microsoft Resource Graph', resource: 'Resources', operation: 'Query resources'},
				},
			]);
		case 'providers/microsoft.resourcegraph/resources':
			return resourceGraphAnswer(world, call, caller, answer);
		default:
			return notFound(call);
	}
}

function belowSubscription(world: World, call: Call, caller: Caller, subscription: Subscription): EmulatorResponse {
	const rest = call.segments.slice(2).map(segment => segment.toLowerCase());
	if (rest.length === 0) {
		return answer(call, subscriptionItem(subscription));
	}

	const found = subscriptionList(world, subscription, rest.join('/'));
	if (found) {
		return list(call, found);
	}

	if (rest[0] !== 'resourcegroups') {
		return notFound(call);
	}

	const name = call.segments[3] ?? '';
	const group = subscription.resourceGroups.find(candidate => candidate.name.toLowerCase() === name.toLowerCase());
	if (!group) {
		return armError(call, 404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
	}

	switch (rest.slice(2).join('/')) {
		case '': {
			const groups = subscriptionList(world, subscription, 'resourcegroups') ?? [];
			return answer(call, groups.find(item => item['name'] === group.name) ?? {});
		}

		case 'resources':
			return list(call, group.resources);
		case 'providers/microsoft.authorization/permissions':
			return list(call, permissionItems(world, caller, subscription));
		default: {
			const resource = group.resources.find(({id}) => id.toLowerCase() === call.url.pathname.toLowerCase());
			return resource ? answer(call, resource) : notFound(call);
		}
	}
}

/** A change is checked and accepted, but not kept: the demo data stay what they are. */
function change(call: Call): EmulatorResponse {
	if (call.method === 'DELETE') {
		return jsonAnswer(200, undefined, armHeaders(call));
	}

	const body = parseJsonObject(call.body);
	return body || call.body === ''
		? answer(call, {id: call.url.pathname, name: call.segments.at(-1), ...body}, call.method === 'PUT' ? 201 : 200)
		: armError(call, 400, 'InvalidRequestContent', 'The request content was invalid and could not be deserialized.');
}

/** What a caller whose token is good gets. */
function authenticated(
	world: World,
	call: Call,
	caller: Caller,
	subscriptionId: string | undefined,
	subscription: Subscription | undefined,
): EmulatorResponse {
	if (!queryParameter(call, 'api-version')) {
		return armError(
			call,
			400,
			'MissingApiVersionParameter',
			'The api-version query parameter (?api-version=) is required for all requests.',
		);
	}

	if (subscriptionId !== undefined && !subscription) {
		return armError(call, 404, 'SubscriptionNotFound', `The subscription '${subscriptionId}' could not be found.`);
	}

	if (subscription && caller.tenantId !== contoso.id) {
		return armWrongTenant(call, caller.tenantId, contoso.id);
	}

	const needed = armActionOf(call);
	if (!mayDo(world, caller, needed.action, subscription?.id)) {
		return forbidden(call, caller, needed);
	}

	const isQuery = call.url.pathname.toLowerCase().startsWith('/providers/microsoft.resourcegraph/resources');
	if (call.method !== 'GET' && !(isQuery && call.method === 'POST')) {
		return ['PUT', 'PATCH', 'DELETE', 'POST'].includes(call.method) && subscription
			? change(call)
			: armError(call, 405, 'MethodNotAllowed', `The method ${call.method} is not allowed here.`);
	}

	return subscription ? belowSubscription(world, call, caller, subscription) : tenantLevel(world, call, caller);
}

/** Azure Resource Manager: answers below `/subscriptions`, `/tenants` and `/providers`. */
export function arm(world: World, call: Call): EmulatorResponse {
	const subscriptionId = call.segments[0]?.toLowerCase() === 'subscriptions' ? call.segments[1] : undefined;
	const subscription = world.directory.azure.subscriptions.find(({id}) => id === subscriptionId?.toLowerCase());
	const retryAfter = world.switches.takeApiThrottle();
	if (retryAfter !== undefined) {
		return armError(call, 429, 'TooManyRequests', 'The request is being throttled.', {
			'retry-after': String(retryAfter),
		});
	}

	const bearer = readBearer(world, call, [armResource]);
	if (!bearer.ok) {
		return armUnauthorized(call, bearer.problem, subscription && contoso.id);
	}

	const {caller} = bearer;
	const response = authenticated(world, call, caller, subscriptionId, subscription);
	const left = world.readBudget.take(caller.objectId, call.now);
	return {
		...response,
		headers: {
			...response.headers,
			[`x-ms-ratelimit-remaining-${subscription ? 'subscription' : 'tenant'}-reads`]: String(left),
		},
	};
}
