import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {HttpResponse} from '../../source/core/http.ts';
import {parseJsonObject} from '../../source/core/json.ts';
import {allPages} from '../../source/session/all-pages.ts';
import type {ApiAnswer, RequestDraft} from '../../source/session/api-answer.ts';
import {benchOrigin, createBench} from '../helpers/bench.ts';
import {headerOf, json, response, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';

const get = (url: string): RequestDraft => ({method: 'GET', url, headers: [], allowWrites: false, allowedOrigins: []});
const bodyOf = (answer: ApiAnswer) => parseJsonObject(answer.response.body) ?? {};
const api = (requests: ReadonlyArray<{readonly purpose: string; readonly url: string}>): readonly string[] =>
	requests.filter(({purpose}) => purpose === 'api').map(({url}) => url);

/** A session whose API gives these answers in turn. */
const scripted = (...answers: readonly HttpResponse[]) => createBench({http: scriptedHttp(tokenAnswer(), ...answers)});

test('Graph: all pages make one answer, without the link', async () => {
	const {session, requests, emulator} = await createBench();
	const answer = await allPages(session, get('/users?$top=7&$select=id'));
	const {users} = emulator.directory.contoso;
	const {value, ...rest} = bodyOf(answer);
	assert.ok(Array.isArray(value));
	assert.equal(value.length, users.length);
	assert.equal(new Set(value.map(({id}) => id)).size, users.length);
	assert.ok('@odata.context' in rest && !('@odata.nextLink' in rest));
	assert.equal(api(requests).length, Math.ceil(users.length / 7));
	assert.equal(requests.filter(({purpose}) => purpose === 'token').length, 1);
});

test('ARM: nextLink is followed verbatim', async () => {
	const {session, requests} = await createBench({choice: {scope: 'arm'}});
	const answer = await allPages(session, get('/subscriptions?$top=1'));
	const {value, ...rest} = bodyOf(answer);
	assert.ok(Array.isArray(value) && value.length > 1);
	assert.ok(!('nextLink' in rest));
	assert.equal(api(requests).length, value.length);
});

test('Partner Center: its links leave out the version, and are followed', async () => {
	const {session, requests, emulator} = await createBench({
		choice: {profileId: 'fabrikam-partner', scope: 'partner-center'},
	});
	const answer = await allPages(session, get('/v1/customers?size=5'));
	const {items, ...rest} = bodyOf(answer);
	assert.equal(answer.response.status, 200);
	assert.ok(Array.isArray(items));
	assert.equal(items.length, emulator.directory.partner.customers.length);
	assert.ok(!('links' in rest));
	assert.ok(api(requests).length > 1);
	assert.ok(api(requests).every(url => url.startsWith(`${benchOrigin}/v1/customers?size=5`)));
});

test('Partner Center: the place in the list may be in a header, and no other header is taken from a server', async () => {
	const next = {
		uri: '/customers?seekOperation=Next',
		method: 'DELETE',
		headers: [
			{key: 'MS-ContinuationToken', value: 'place 2'},
			{key: 'Authorization', value: 'Bearer theirs'},
			{key: 'X-HTTP-Method', value: 'DELETE'},
		],
	};
	const {session, requests} = await scripted(
		json(200, {items: [1], links: {next}}),
		json(200, {items: [2], links: {next: {...next, headers: []}}}),
		json(200, {items: [3], links: {}}),
	);
	const {items} = bodyOf(await allPages(session, get('/users')));
	assert.deepEqual(items, [1, 2, 3]);
	const [, , second, third] = requests;
	assert.equal(second?.url, `${benchOrigin}/v1/customers?seekOperation=Next`);
	assert.equal(second?.method, 'GET');
	assert.equal(headerOf(second, 'ms-continuationtoken'), 'place 2');
	assert.doesNotMatch(headerOf(second, 'authorization') ?? '', /theirs/);
	assert.equal(headerOf(second, 'x-http-method'), undefined);
	assert.equal(headerOf(third, 'ms-continuationtoken'), undefined);
});

for (const link of [
	'https://evil.example/v1.0/users?page=2',
	'//evil.example/users',
	'http://localhost:4712/users',
	'https://localhost:4711/users',
	'http://localhost.evil.example:4711/users',
	'javascript:alert(1)',
]) {
	test(`a next page at ${link} is not fetched`, async () => {
		for (const body of [{'@odata.nextLink': link}, {nextLink: link}, {links: {next: {uri: link}}}]) {
			const {session, requests} = await scripted(json(200, {value: [1], ...body}));
			const error = await failureOf(allPages(session, get('/users')));
			assert.equal(error.kind, 'request-refused');
			assert.match(error.message, /another host than the first: not followed/);
			assert.equal(api(requests).length, 1);
		}
	});
}

test('a link that is no address is said to be none', async () => {
	const {session} = await scripted(json(200, {value: [1], nextLink: 'http://[hunter2'}));
	const error = await failureOf(allPages(session, get('/users')));
	assert.equal(error.kind, 'request-refused');
	assert.doesNotMatch(error.message, /hunter2/);
});

test('a refusal on the way is the answer', async () => {
	const next = `${benchOrigin}/v1.0/users?$skiptoken=2`;
	const {session} = await scripted(json(200, {value: [1], '@odata.nextLink': next}), json(429, {error: {code: 'x'}}));
	const answer = await allPages(session, get('/users'));
	assert.equal(answer.response.status, 429);
	assert.equal(answer.url, next);
});

for (const [what, first] of [
	['an answer that is no list', json(200, {id: 1})],
	['a refusal', json(403, {value: [], nextLink: '/x'})],
	['text', response(200, 'hello')],
] as const) {
	test(`${what} stays as it is`, async () => {
		const {session} = await scripted(first);
		assert.equal((await allPages(session, get('/users'))).response, first);
	});
}

test('a server that links in a circle is left after a thousand pages', async () => {
	const page = json(200, {value: [], nextLink: `${benchOrigin}/v1.0/users`});
	const {session, requests} = await createBench({
		http: async request => (request.purpose === 'token' ? tokenAnswer() : page),
	});
	const error = await failureOf(allPages(session, get('/users')));
	assert.match(error.message, /more than 1000 pages/);
	assert.equal(api(requests).length, 1000);
});

test('only a GET goes on to further pages, and without the body of the first', async () => {
	const next = {'@odata.nextLink': `${benchOrigin}/v1.0/users?$skiptoken=2`};
	for (const more of [{method: 'POST'}, {headers: [{name: 'X-HTTP-Method', value: 'DELETE'}]}]) {
		const {session, requests} = await scripted(json(200, {value: [1], ...next}), json(200, {value: [2]}));
		const answer = await allPages(session, {...get('/users'), body: '{}', allowWrites: true, ...more});
		assert.deepEqual(bodyOf(answer), {value: [1], ...next});
		assert.equal(api(requests).length, 1);
	}

	const {session, requests} = await scripted(json(200, {value: [1], ...next}), json(200, {value: [2]}));
	await allPages(session, {...get('/users'), body: '{}'});
	assert.deepEqual(
		requests.slice(1).map(({method, body}) => [method, body]),
		[
			['GET', '{}'],
			['GET', undefined],
		],
	);
});
