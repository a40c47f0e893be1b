import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {HttpResponse} from '../../../../source/core/http.ts';
import {openPage, type ResponseView} from '../../../../source/session/workbench/response/view.ts';
import {json, pendingHttp, scriptedHttp, tokenAnswer} from '../../../helpers/canned.ts';
import {openRequestBench, type RequestBench} from '../request/bench.ts';

const view = ({workbench}: RequestBench): ResponseView => {
	const {response} = workbench.state;
	assert.ok(response, 'There is no response.');
	return response;
};

const cursor = (bench: RequestBench): number => openPage(view(bench)).spots.body.cursor;

/** The response of a request to `/users`, in front. */
async function opened(...answers: readonly HttpResponse[]): Promise<RequestBench> {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), ...answers)});
	bench.aimAt('graph.users');
	await bench.press('enter');
	return bench;
}

const page = (number: number, last = 3): HttpResponse =>
	json(200, {
		value: [number],
		...(number < last && {'@odata.nextLink': `https://graph.microsoft.com/v1.0/users?$skiptoken=${number + 1}`}),
	});

test('pages: > follows the link, < goes back without asking again, > uses what was fetched', async () => {
	const bench = await openRequestBench();
	bench.aimAt('graph.users');
	await bench.press('enter');
	const first = openPage(view(bench)).answer;
	await bench.press('j', '>');
	const second = openPage(view(bench)).answer;
	assert.notEqual(second, first);
	assert.equal(JSON.parse(first.response.body)['@odata.nextLink'], second.url);
	assert.equal(bench.sent().length, 2);
	await bench.press('<');
	assert.equal(openPage(view(bench)).answer, first);
	assert.equal(cursor(bench), 1);
	await bench.press('>');
	assert.equal(openPage(view(bench)).answer, second);
	assert.equal(bench.sent().length, 2);
});

test('the links of ARM and Partner Center are followed too', async () => {
	const arm = await openRequestBench({choice: {scope: 'arm'}});
	await arm.press('n', 'ctrl-u');
	await arm.type('/subscriptions?$top=1');
	await arm.press('enter', '>');
	assert.equal(arm.sent().length, 2);
	assert.equal(view(arm).at, 1);

	const partner = await openRequestBench({choice: {profileId: 'fabrikam-partner', scope: 'partner-center'}});
	await partner.press('n', 'ctrl-u');
	await partner.type('/v1/customers?size=5');
	await partner.press('enter', '>');
	assert.match(partner.sent()[1] ?? '', /^\/v1\/customers\?size=5/);
	assert.equal(view(partner).at, 1);
});

test('a link to another host is not followed', async () => {
	const bench = await opened(json(200, {value: [], '@odata.nextLink': 'https://evil.example/v1.0/users?page=2'}));
	await bench.press('>');
	assert.equal(bench.topKind(), 'error');
	assert.equal(bench.sent().length, 1);
	assert.equal(view(bench).at, 0);
});

test('without a further page > says so, and < at the first page too', async () => {
	const bench = await opened(page(3));
	await bench.press('>');
	assert.match(bench.status(), /no further page/);
	await bench.press('<');
	assert.match(bench.status(), /first page/);
});

test('> goes on to the last page, and says there that it is the last', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), page(1), page(2), page(3)),
		choice: {profileId: 'contoso-inventory', cloud: 'public'},
	});
	bench.aimAt('graph.users');
	await bench.press('enter', '>', '>');
	assert.equal(view(bench).pages.length, 3);
	assert.equal(view(bench).at, 2);
	assert.deepEqual(bench.sent().slice(1), ['/v1.0/users?$skiptoken=2', '/v1.0/users?$skiptoken=3']);
	await bench.press('>');
	assert.match(bench.status(), /no further page/);
	await bench.press('<', '<', '<');
	assert.match(bench.status(), /first page/);
	assert.equal(bench.sent().length, 3);
});

test('a page that fails leaves the one that is read, and > tries again', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), page(1), new Error('The line broke.'), page(2)),
		choice: {profileId: 'contoso-inventory', cloud: 'public'},
	});
	bench.aimAt('graph.users');
	await bench.press('enter', '>');
	assert.equal(bench.topKind(), 'error');
	await bench.press('escape');
	assert.equal(bench.topKind(), 'response');
	assert.equal(view(bench).at, 0);
	await bench.press('>');
	assert.equal(view(bench).at, 1);
});

test('a page that comes late does not take the place of another answer that is read by then', async () => {
	const {http, pending} = pendingHttp();
	const bench = await openRequestBench({http, choice: {profileId: 'contoso-inventory', cloud: 'public'}});
	bench.aimAt('graph.users');
	await bench.press('enter');
	for (const answer of [tokenAnswer(), page(1)]) {
		pending.at(-1)?.answer(answer);
		await bench.press('');
	}

	await bench.press('>');
	const {workbench} = bench;
	const other = {...view(bench), pages: [...view(bench).pages]};
	workbench.change({response: other});
	pending.at(-1)?.answer(page(2));
	await bench.press('');
	assert.equal(view(bench), other);
});

test('what a POST answers is not paged: the same would be written again', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), page(1)),
		workbenchDoors: {allowed: {allowWrites: true, allowedOrigins: []}},
		choice: {profileId: 'contoso-inventory', cloud: 'public'},
	});
	await bench.press('n', 'shift-tab', 'ctrl-u');
	await bench.type('POST');
	await bench.press('tab');
	await bench.type('users');
	await bench.press('enter', '>');
	assert.equal(bench.status(), 'Only the pages of a GET without a body are followed.');
	assert.equal(bench.sent().length, 1);
});
