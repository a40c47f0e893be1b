import {parseJsonObject} from '../core/json.ts';
import {type Caller, readBearer} from './bearer.ts';
import {challengeFor} from './claims-challenges.ts';
import {findGraphData, type GraphData} from './graph-collections.ts';
import {
	graphChallenge,
	graphError,
	graphForbidden,
	graphHeaders,
	graphNotFound,
	graphThrottled,
	graphUnauthorized,
} from './graph-errors.ts';
import {mayRead, mayWrite} from './graph-needs.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter} from './message.ts';
import {pageOf, selected} from './odata.ts';
import {graphResource} from './resources.ts';
import {userInfo} from './user-info.ts';
import type {World} from './world.ts';

const jsonType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const dataAnswer = (call: Call, body: object): EmulatorResponse =>
	jsonAnswer(200, body, {...graphHeaders(call), 'content-type': jsonType, 'odata-version': '4.0'});

const unknownSegment = (call: Call, segment: string): EmulatorResponse =>
	graphError(call, 400, 'BadRequest', `Resource not found for the segment '${segment}'.`);

function contextOf(call: Call, path: readonly string[], ending: string): string {
	const select = queryParameter(call, '$select');
	return `${call.origin}/${call.segments[0]}/$metadata#${path.join('/')}${select ? `(${select})` : ''}${ending}`;
}

function read(call: Call, path: readonly string[], data: GraphData): EmulatorResponse {
	switch (data.kind) {
		case 'no-user':
			return graphError(call, 400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
		case 'missing':
			return graphNotFound(call, data.id);
		case 'object':
			return dataAnswer(call, {
				'@odata.context': contextOf(call, path, '/$entity'),
				...selected(data.item, queryParameter(call, '$select') ?? data.defaultSelect),
			});
		case 'list': {
			const page = pageOf(call, data.items, data.defaultSelect);
			if (!page.ok) {
				return graphError(call, 400, page.code, page.message);
			}

			return dataAnswer(call, {
				'@odata.context': contextOf(call, path, ''),
				...(page.count === undefined ? {} : {'@odata.count': page.count}),
				...(page.nextLink === undefined ? {} : {'@odata.nextLink': page.nextLink}),
				value: page.items,
			});
		}
	}
}

/** `/users/$count`: the number alone, as text; it needs the advanced query header. */
function count(call: Call, data: GraphData | undefined): EmulatorResponse | undefined {
	if (data?.kind !== 'list') {
		return undefined;
	}

	return call.headers['consistencylevel']?.toLowerCase() === 'eventual'
		? {
				status: 200,
				headers: {...graphHeaders(call), 'content-type': 'text/plain', 'odata-version': '4.0'},
				body: String(data.items.length),
			}
		: graphError(call, 400, 'Request_BadRequest', '$count is not currently supported.');
}

/** A change is checked and answered as Graph would, but not kept: the demo data stay what they are. */
function write(world: World, call: Call, caller: Caller, path: readonly string[]): EmulatorResponse {
	if (!mayWrite(caller, path)) {
		return graphForbidden(call, path.join('/').toLowerCase());
	}

	const body = parseJsonObject(call.body);
	if (!body && call.method !== 'DELETE') {
		return graphError(call, 400, 'BadRequest', 'Unable to read JSON request payload.');
	}

	const data = findGraphData(world, caller, path);
	if (call.method !== 'POST') {
		return data?.kind === 'object'
			? jsonAnswer(204, undefined, graphHeaders(call))
			: graphNotFound(call, path.at(-1) ?? '');
	}

	return data?.kind === 'list'
		? jsonAnswer(
				201,
				{'@odata.context': contextOf(call, path, '/$entity'), id: call.random.guid(), ...body},
				{...graphHeaders(call), 'content-type': jsonType},
			)
		: jsonAnswer(202, undefined, graphHeaders(call));
}

/** Microsoft Graph: answers below `/v1.0/` and `/beta/`, and `/oidc/userinfo`. */
export function graph(world: World, call: Call): EmulatorResponse {
	const [version = '', ...path] = call.segments;
	const isMetadata = path.length === 1 && path[0]?.toLowerCase() === '$metadata';
	if (isMetadata && call.method === 'GET') {
		return {
			status: 200,
			headers: {...graphHeaders(call), 'content-type': 'application/xml'},
			body: '<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices/></edmx:Edmx>',
		};
	}

	const retryAfter = world.switches.takeApiThrottle();
	if (retryAfter !== undefined) {
		return graphThrottled(call, retryAfter);
	}

	const bearer = readBearer(world, call, [graphResource]);
	if (!bearer.ok) {
		return graphUnauthorized(call, bearer.problem);
	}

	const {caller} = bearer;
	const challenge = challengeFor(world, caller, path.join('/'));
	if (challenge) {
		return graphChallenge(call, challenge);
	}

	if (version.toLowerCase() === 'oidc') {
		return userInfo(world, call, caller);
	}

	if (path.length === 0) {
		return unknownSegment(call, '');
	}

	if (['POST', 'PATCH', 'PUT', 'DELETE'].includes(call.method)) {
		return write(world, call, caller, path);
	}

	if (call.method !== 'GET') {
		return graphError(call, 405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
	}

	const isCount = path.at(-1)?.toLowerCase() === '$count';
	const data = findGraphData(world, caller, isCount ? path.slice(0, -1) : path);
	if (data?.kind !== 'no-user' && !mayRead(caller, path)) {
		return graphForbidden(call, path.join('/').toLowerCase());
	}

	const answer = isCount ? count(call, data) : data && read(call, path, data);
	return answer ?? unknownSegment(call, path.at(-1) ?? '');
}
