import assert from 'node:assert/strict';
import {test} from 'node:test';
import {armScope, type Bench, createBench} from './bench.ts';

type ArmErrorBody = {readonly code: string; readonly message: string};

const errorOf = (json: Readonly<Record<string, unknown>>) => json['error'] as ArmErrorBody;
const itemsOf = (json: Readonly<Record<string, unknown>>) =>
	json['value'] as ReadonlyArray<Readonly<Record<string, unknown>>>;
const version = 'api-version=2022-12-01';

const firstSubscription = (bench: Bench): string => bench.emulator.directory.azure.subscriptions[0]?.id ?? '';

test('ARM: a subscription tells its tenant to who comes without a token', async () => {
	const bench = await createBench();
	const {status, json, headers} = await bench.get(`/subscriptions/${firstSubscription(bench)}?${version}`);
	assert.equal(status, 401);
	assert.equal(errorOf(json).code, 'AuthenticationFailed');
	assert.match(
		headers['www-authenticate'] ?? '',
		new RegExp(`authorization_uri="http://localhost:4711/${bench.contoso}"`),
	);
	assert.equal(headers['x-ms-failure-cause'], 'gateway');
	const list = await bench.get(`/subscriptions?${version}`);
	assert.match(list.headers['www-authenticate'] ?? '', /authorization_uri="http:\/\/localhost:4711\/"/);
});

test('ARM: garbage, an expired token and another API’s token are told apart', async () => {
	const bench = await createBench();
	const good = await bench.appToken('contoso-inventory', armScope);
	const garbage = await bench.get(`/subscriptions?${version}`, 'x.y.z');
	assert.equal(errorOf(garbage.json).code, 'InvalidAuthenticationToken');
	const foreign = await bench.get(`/subscriptions?${version}`, await bench.appToken('contoso-inventory'));
	assert.equal(errorOf(foreign.json).code, 'InvalidAuthenticationTokenAudience');
	assert.match(
		errorOf(foreign.json).message,
		/'https:\/\/graph\.microsoft\.com'.*'https:\/\/management\.azure\.com'\.$/,
	);
	bench.clock.turn(5_400_000);
	const expired = await bench.get(`/subscriptions?${version}`, good);
	assert.equal(errorOf(expired.json).code, 'ExpiredAuthenticationToken');
	assert.match(errorOf(expired.json).message, /current UTC time '2026-03-02T10:30:00Z'\.$/);
	for (const answer of [garbage, foreign, expired]) {
		assert.equal(answer.status, 401);
	}
});

test('ARM: every audience of the service is taken', async () => {
	const bench = await createBench();
	for (const scope of [
		armScope,
		'https://management.azure.com//.default',
		'https://management.core.windows.net//.default',
		'797f4846-ba00-4fd7-ba43-dac1f8f63013/.default',
	]) {
		const {status} = await bench.get(`/subscriptions?${version}`, await bench.appToken('contoso-inventory', scope));
		assert.equal(status, 200, scope);
	}
});

test('ARM: a request without api-version is 400', async () => {
	const bench = await createBench();
	const {status, json} = await bench.get('/subscriptions', await bench.appToken('contoso-inventory', armScope));
	assert.equal(status, 400);
	assert.equal(errorOf(json).code, 'MissingApiVersionParameter');
});

test('ARM: the list shows the subscriptions the caller has a role in', async () => {
	const bench = await createBench();
	const count = async (token: string) => itemsOf((await bench.get(`/subscriptions?${version}`, token)).json).length;
	assert.equal(await count(await bench.appToken('contoso-inventory', armScope)), 3);
	assert.equal(await count(await bench.userToken('contoso-user', armScope)), 2);
	assert.equal(await count(await bench.appToken('contoso-provisioning', armScope)), 1);
	assert.equal(await count(await bench.appToken('contoso-helpdesk', armScope)), 0);
});

test('ARM: no role is 403 with action, scope and object id', async () => {
	const bench = await createBench();
	const subscription = firstSubscription(bench);
	const token = await bench.appToken('contoso-helpdesk', armScope);
	const {status, json} = await bench.get(`/subscriptions/${subscription}/resourcegroups?${version}`, token);
	assert.equal(status, 403);
	assert.equal(errorOf(json).code, 'AuthorizationFailed');
	const {message} = errorOf(json);
	const app = bench.app('contoso-helpdesk');
	assert.ok(
		message.includes(`The client '${app.clientId}' with object id '${app.installations[0]?.servicePrincipalId}'`),
	);
	assert.ok(message.includes("perform action 'Microsoft.Resources/subscriptions/resourceGroups/read'"));
	assert.ok(message.includes(`over scope '/subscriptions/${subscription}'`));
});

test('ARM: a role reaches as far as its subscription and its actions', async () => {
	const bench = await createBench();
	const [production, development] = bench.emulator.directory.azure.subscriptions;
	const contributor = await bench.appToken('contoso-provisioning', armScope);
	const reader = await bench.appToken('contoso-inventory', armScope);
	const put = (token: string, subscription: string | undefined, below: string) =>
		bench.send(
			'PUT',
			`/subscriptions/${subscription}/${below}?api-version=2021-04-01`,
			{authorization: `Bearer ${token}`},
			'{"location":"westeurope"}',
		);
	assert.equal((await put(contributor, development?.id, 'resourcegroups/rg-new')).status, 201);
	assert.equal((await put(contributor, production?.id, 'resourcegroups/rg-new')).status, 403);
	assert.equal((await put(reader, development?.id, 'resourcegroups/rg-new')).status, 403);
	const assignment = 'providers/Microsoft.Authorization/roleAssignments/11111111-2222-4333-8444-555555555555';
	const refused = await put(contributor, development?.id, assignment);
	assert.equal(refused.status, 403, 'a Contributor hands out no access');
	assert.match(errorOf(refused.json).message, /'Microsoft\.Authorization\/roleAssignments\/write'/);
	const groups = await bench.get(`/subscriptions/${development?.id}/resourcegroups?${version}`, reader);
	assert.ok(!itemsOf(groups.json).some(({name}) => name === 'rg-new'), 'nothing is kept');
});

test('ARM: an unknown subscription, group or resource is 404', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory', armScope);
	const subscription = firstSubscription(bench);
	const codes = await Promise.all(
		[
			`/subscriptions/00000000-1111-4222-8333-444444444444?${version}`,
			`/subscriptions/${subscription}/resourcegroups/rg-none/resources?${version}`,
			`/subscriptions/${subscription}/resourcegroups/rg-shop-prod/providers/Microsoft.Web/sites/none?${version}`,
		].map(async path => {
			const {status, json} = await bench.get(path, token);
			return `${status} ${errorOf(json).code}`;
		}),
	);
	assert.deepEqual(codes, ['404 SubscriptionNotFound', '404 ResourceGroupNotFound', '404 ResourceNotFound']);
});

test('ARM: a token of another tenant is refused by the subscription’s', async () => {
	const bench = await createBench();
	const token = await bench.userToken('fabrikam-partner', armScope);
	const {status, json} = await bench.get(`/subscriptions/${firstSubscription(bench)}?${version}`, token);
	assert.equal(status, 401);
	assert.equal(errorOf(json).code, 'InvalidAuthenticationTokenTenant');
	assert.ok(errorOf(json).message.includes(bench.contoso));
});

test('ARM: next links lead through every resource exactly once and follow the host', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory', armScope);
	const names: unknown[] = [];
	let next: unknown = `http://localhost:4711/subscriptions/${firstSubscription(bench)}/resources?$top=10&${version}`;
	let pages = 0;
	while (typeof next === 'string') {
		assert.ok(next.startsWith('http://localhost:4711/subscriptions/'));
		const {json} = await bench.get(next, token);
		names.push(...itemsOf(json).map(({id}) => id));
		next = json['nextLink'];
		pages += 1;
	}

	const [subscription] = bench.emulator.directory.azure.subscriptions;
	assert.equal(pages, 4);
	assert.deepEqual(
		names,
		subscription?.resourceGroups.flatMap(({resources}) => resources.map(({id}) => id)),
	);
});

test('ARM: answers carry request ids and how many reads are left', async () => {
	const bench = await createBench();
	const id = '11111111-2222-4333-8444-555555555555';
	const {headers} = await bench.get(`/subscriptions?${version}`, await bench.appToken('contoso-inventory', armScope), {
		'x-ms-client-request-id': id,
		'x-ms-return-client-request-id': 'true',
	});
	assert.match(headers['x-ms-request-id'] ?? '', /^[\da-f-]{36}$/);
	assert.equal(headers['x-ms-client-request-id'], id);
	assert.match(headers['x-ms-routing-request-id'] ?? '', /^EMULATOR:20260302T090000Z:/);
	assert.equal(headers['x-ms-ratelimit-remaining-tenant-reads'], '249');
});

test('ARM: the reads that are left count down for each caller and come back with time', async () => {
	const bench = await createBench();
	const path = `/subscriptions/${firstSubscription(bench)}?${version}`;
	const left = async (token: string) =>
		(await bench.get(path, token)).headers['x-ms-ratelimit-remaining-subscription-reads'];
	const app = await bench.appToken('contoso-inventory', armScope);
	const user = await bench.userToken('contoso-user', armScope);
	assert.deepEqual([await left(app), await left(app), await left(user)], ['249', '248', '249']);
	bench.clock.turn(1000);
	assert.equal(await left(app), '249');
});

test('ARM: permissions shows what this caller may do', async () => {
	const bench = await createBench();
	const path = `/subscriptions/${firstSubscription(bench)}/resourcegroups/rg-shop-prod/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
	const {json} = await bench.get(path, await bench.userToken('contoso-user', armScope));
	assert.deepEqual(itemsOf(json)[0]?.['actions'], ['*/read']);
});

test('Resource Graph: counts the resources the caller can read, and can answer as a table', async () => {
	const bench = await createBench();
	const query = async (token: string, options: object) =>
		bench.send(
			'POST',
			'/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01',
			{authorization: `Bearer ${token}`},
			JSON.stringify({query: 'Resources | summarize count() by type', options}),
		);
	const rows = async (token: string) => {
		const {json} = await query(token, {resultFormat: 'objectArray'});
		return json['data'] as ReadonlyArray<{readonly type: string; readonly count_: number}>;
	};
	const machines = async (token: string) =>
		(await rows(token)).find(({type}) => type === 'microsoft.compute/virtualmachines')?.count_;
	const reader = await bench.appToken('contoso-inventory', armScope);
	assert.equal(await machines(reader), 18);
	assert.equal(await machines(await bench.appToken('contoso-provisioning', armScope)), 6);
	const table = (await query(reader, {resultFormat: 'table', $top: 2})).json;
	assert.equal(table['count'], 2);
	assert.equal(table['$skipToken'], '2');
	assert.equal((table['data'] as {readonly rows: readonly unknown[]}).rows.length, 2);
});

test('arm: answers azure-cli’s older versions and lower-case names', async () => {
	const bench = await createBench();
	const token = await bench.userToken('contoso-user', 'https://management.core.windows.net//.default');
	const subscriptions = await bench.get('/subscriptions?api-version=2019-11-01', token);
	const [first] = subscriptions.json['value'] as ReadonlyArray<Readonly<Record<string, unknown>>>;
	for (const path of ['/tenants?api-version=2019-11-01', `${first?.['id']}/resourcegroups?api-version=2021-04-01`]) {
		const {status, json} = await bench.get(path, token);
		assert.equal(status, 200, path);
		assert.ok((json['value'] as readonly unknown[]).length > 0, path);
	}
});
