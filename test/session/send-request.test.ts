import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import {findScopePreset} from '../../source/catalogue/scope-presets.ts';
import type {HttpRequest} from '../../source/core/http.ts';
import type {Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import type {TokenSet} from '../../source/core/token-set.ts';
import {clientCredentials} from '../../source/flows/client-credentials.ts';
import type {RequestDraft} from '../../source/session/api-answer.ts';
import {sendRequest} from '../../source/session/send-request.ts';
import {headerOf, json, jwtOf} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const graphToken = jwtOf({aud: 'https://graph.microsoft.com', idtyp: 'app'});
const armToken = jwtOf({aud: 'https://management.azure.com', idtyp: 'app'});
const partnerToken = jwtOf({aud: 'https://api.partnercenter.microsoft.com', idtyp: 'user'});

const tokenOf = (accessToken: string, scope: string): TokenSet => ({
	accessToken: new Secret(accessToken),
	tokenType: 'Bearer',
	receivedAt: 0,
	expiresAt: 1,
	scope,
	fingerprint: '',
	flow: 'client-credentials',
	profileId: appProfile.id,
	tenant: appProfile.tenant,
});

/** Sends a draft with a token and gives what went out and what came back. */
async function send(
	draft: Partial<RequestDraft>,
	{
		token = graphToken,
		scope = findScopePreset('graph')?.scopes.public ?? '',
		profile = appProfile as Profile,
		sent = [] as HttpRequest[],
	} = {},
) {
	const answer = await sendRequest(
		{method: 'GET', url: '/users', headers: [], allowWrites: false, allowedOrigins: [], ...draft},
		tokenOf(token, scope),
		{profile, flow: clientCredentials, cloud: cloudOf(profile), tenant: profile.tenant, scope},
		{
			clock: createFakeClock(),
			http: async request => {
				sent.push(request);
				return json(200, {value: []});
			},
		},
	);
	return {answer, request: sent[0]};
}

const withArm = {token: armToken, scope: 'https://management.azure.com/.default'};
const withPartner = {token: partnerToken, scope: 'https://api.partnercenter.microsoft.com/user_impersonation'};

/** The error of a draft that must not be sent. */
async function refused(draft: Partial<RequestDraft>, more: Parameters<typeof send>[1] = {}) {
	const sent: HttpRequest[] = [];
	const error = await failureOf(send(draft, {...more, sent}));
	assert.deepEqual(sent, [], 'something was sent');
	assert.equal(error.exitCode, 2);
	assert.ok(error.hint);
	return error;
}

test('the token goes into the Authorization header, as a secret', async () => {
	const {request, answer} = await send({url: '/users?$top=1'});
	assert.equal(headerOf(request, 'authorization'), `Bearer ${graphToken}`);
	assert.ok(request?.headers.every(({value}) => value instanceof Secret || !value.includes(graphToken)));
	assert.equal(request?.purpose, 'api');
	assert.equal(request?.url, 'https://graph.microsoft.com/v1.0/users?$top=1');
	assert.equal(request?.form, undefined);
	assert.deepEqual([answer.service, answer.probe?.id], ['graph', 'graph.users']);
});

for (const url of [
	'https://management.azure.com/subscriptions',
	'https://graph.microsoft.com.evil.example/v1.0/me',
	'https://evil.example/v1.0/users',
	'https://graph.microsoft.com@evil.example/',
	'http://graph.microsoft.com/v1.0/users',
	'https://graph.microsoft.us/v1.0/users',
	'https://login.microsoftonline.com/common/oauth2/v2.0/token',
	'https://user:hunter2@graph.microsoft.com/v1.0/users',
]) {
	test(`a token for Graph is not sent to ${url}`, async () => {
		const error = await refused({url});
		assert.match(error.message, /^Not sent/);
		assert.doesNotMatch(`${error.message} ${error.hint}`, /hunter2|eyJ/);
	});
}

test('the refusal names the way: --allow-host with the origin, and then it is sent', async () => {
	const url = 'https://proxy.example:8443/v1.0/users';
	const error = await refused({url});
	assert.match(error.hint ?? '', /--allow-host https:\/\/proxy\.example:8443 /);
	const {request, answer} = await send({url, allowedOrigins: ['https://proxy.example:8443']});
	assert.equal(headerOf(request, 'authorization'), `Bearer ${graphToken}`);
	assert.deepEqual([answer.service, answer.probe], [undefined, undefined], 'the catalogue says nothing of that host');
	await refused({url: 'https://other.example/', allowedOrigins: ['https://proxy.example:8443']});
	await refused({url: 'http://proxy.example:8443/', allowedOrigins: ['http://proxy.example:8443']});
});

test('a token that cannot be read is judged by the scope it was asked for', async () => {
	await send({url: 'https://graph.microsoft.com/v1.0/users'}, {token: 'opaque'});
	await refused({url: 'https://management.azure.com/subscriptions'}, {token: 'opaque'});
	const gov = {...appProfile, cloud: 'us-gov'} as const;
	const {request} = await send({url: '/users'}, {token: 'opaque', scope: 'User.Read', profile: gov});
	assert.equal(request?.url, 'https://graph.microsoft.us/v1.0/users');
});

test('the token decides, not the scope: a foreign audience is refused', async () => {
	await refused({url: '/users'}, {token: armToken});
	await refused({url: '/users'}, {token: jwtOf({aud: []})});
	await refused({url: '/users'}, {token: jwtOf({})});
});

for (const method of ['POST', 'PATCH', 'PUT', 'DELETE', 'QUERY']) {
	test(`${method} needs leave`, async () => {
		const error = await refused({method, url: '/users', body: '{}'});
		assert.match(error.message, new RegExp(`${method} may change something`));
		assert.match(error.hint ?? '', /--allow-writes/);
		const {request} = await send({method, url: '/users', body: '{}', allowWrites: true});
		assert.equal(request?.method, method);
		assert.equal(request.body, '{}');
		assert.equal(headerOf(request, 'content-type'), 'application/json');
	});
}

for (const method of ['GET', 'HEAD', 'OPTIONS']) {
	test(`${method} needs no leave`, async () => {
		assert.equal((await send({method})).request?.method, method);
	});
}

for (const method of ['', 'get', 'GET /x HTTP/1.1\r\nX: y', 'G3T', 'A'.repeat(21)]) {
	test(`${JSON.stringify(method)} is no method`, async () => {
		await refused({method, allowWrites: true});
	});
}

const resourceGraph = {
	method: 'POST',
	url: '/providers/Microsoft.ResourceGraph/resources',
	body: '{"query":"resources | count"}',
};

test('a POST that only reads needs no leave', async () => {
	const {answer, request} = await send(resourceGraph, withArm);
	assert.equal(answer.probe?.readOnly, true);
	assert.match(request?.url ?? '', /\?api-version=\d{4}-\d\d-\d\d$/);
});

test('the path of such a POST on another host is a write like any other', async () => {
	const error = await refused(
		{...resourceGraph, url: `https://evil.example${resourceGraph.url}`, allowedOrigins: ['https://evil.example']},
		withArm,
	);
	assert.match(error.message, /may change something/);
	await refused({...resourceGraph, method: 'DELETE'}, withArm);
});

for (const name of ['X-HTTP-Method-Override', 'x-http-method', 'X-Method-Override']) {
	test(`${name} makes a GET a write`, async () => {
		const headers = [{name, value: 'DELETE'}];
		assert.match((await refused({headers})).hint ?? '', /--allow-writes/);
		await send({headers, allowWrites: true});
	});
}

for (const name of [
	'Authorization',
	'AUTHORIZATION',
	'host',
	'Content-Length',
	'Transfer-Encoding',
	'Connection',
	'Cookie',
	'Proxy-Authorization',
]) {
	test(`the header ${name} is ours to set`, async () => {
		const error = await refused({headers: [{name, value: 'Bearer hunter2'}], allowWrites: true});
		assert.match(error.message, new RegExp(name));
		assert.doesNotMatch(`${error.message}${error.hint}`, /hunter2/);
	});
}

test('a known request gets the headers it needs, and a person’s own win', async () => {
	const counted = await send({url: '/users/$count'});
	const needed = Object.entries(counted.answer.probe?.headers ?? {});
	assert.ok(needed.length > 0, 'the probe has headers');
	for (const [name, value] of needed) {
		assert.equal(headerOf(counted.request, name.toLowerCase()), value);
		const own = await send({url: '/users/$count', headers: [{name: name.toUpperCase(), value: 'mine'}]});
		assert.equal(headerOf(own.request, name.toLowerCase()), 'mine');
	}
});

test('a content type of one’s own is kept', async () => {
	const headers = [{name: 'Content-Type', value: 'text/plain'}];
	const {request} = await send({method: 'PUT', headers, body: 'x', allowWrites: true});
	assert.equal(headerOf(request, 'content-type'), 'text/plain');
	assert.equal(headerOf((await send({})).request, 'content-type'), undefined);
});

test('Partner Center is asked for JSON in its first contract version', async () => {
	const {request} = await send({url: '/v1/customers'}, withPartner);
	assert.equal(headerOf(request, 'accept'), 'application/json');
	assert.equal(headerOf(request, 'ms-contract-version'), 'v1');
	assert.equal(headerOf((await send({})).request, 'ms-contract-version'), undefined);
});

test('ARM’s paths get the api-version the catalogue knows', async () => {
	const {request, answer} = await send({url: '/subscriptions'}, withArm);
	assert.equal(request?.url, 'https://management.azure.com/subscriptions?api-version=2022-12-01');
	assert.equal(answer.probe?.id, 'arm.subscriptions');
});

test('where one server is everything, the scope says which service is meant', async () => {
	const profile: Profile = {...appProfile, cloud: 'custom', customCloud: {authority: 'http://localhost:4711'}};
	const arm = await send({url: '/subscriptions'}, {...withArm, profile});
	assert.deepEqual([arm.answer.service, arm.answer.probe?.id], ['arm', 'arm.subscriptions']);
	const graph = await send({url: '/users'}, {profile});
	assert.deepEqual([graph.answer.service, graph.answer.probe?.id], ['graph', 'graph.users']);
	await refused({url: 'https://graph.microsoft.com/v1.0/users'}, {profile});
});
