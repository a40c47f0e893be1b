import assert from 'node:assert/strict';
import {test} from 'node:test';
import {armScope, type Bench, createBench, graphScope} from './bench.ts';

type GraphErrorBody = {
	readonly code: string;
	readonly message: string;
	readonly innerError: Readonly<Record<string, string>>;
};

const errorOf = (json: Readonly<Record<string, unknown>>) => json['error'] as GraphErrorBody;
const idsOf = (json: Readonly<Record<string, unknown>>) =>
	(json['value'] as ReadonlyArray<{readonly id: string}>).map(({id}) => id);

async function pages(bench: Bench, token: string, first: string): Promise<readonly (readonly string[])[]> {
	const found: (readonly string[])[] = [];
	let next: unknown = first;
	while (typeof next === 'string') {
		const {json, status} = await bench.get(next, token);
		assert.equal(status, 200);
		found.push(idsOf(json));
		next = json['@odata.nextLink'];
	}

	return found;
}

test('Graph: a missing, unreadable, forged, expired or foreign token is 401 in Graph’s words', async () => {
	const bench = await createBench();
	const good = await bench.appToken('contoso-inventory');
	const [header, payload, signature = ''] = good.split('.');
	const forged = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
	const cases: ReadonlyArray<readonly [string | undefined, RegExp]> = [
		[undefined, /^Access token is empty\.$/],
		['garbage', /could not be read/],
		[forged, /Invalid signature/],
		[await bench.appToken('contoso-inventory', armScope), /Invalid audience/],
	];
	for (const [token, message] of cases) {
		const answer = await bench.get('/v1.0/users', token);
		assert.equal(answer.status, 401);
		assert.equal(errorOf(answer.json).code, 'InvalidAuthenticationToken');
		assert.match(errorOf(answer.json).message, message);
		assert.match(
			answer.headers['www-authenticate'] ?? '',
			/^Bearer realm="", authorization_uri="http:\/\/localhost:4711\/common\/oauth2\/authorize", client_id="00000003-0000-0000-c000-000000000000"$/,
		);
	}

	bench.clock.turn(5_400_000);
	const expired = await bench.get('/v1.0/users', good);
	assert.equal(expired.status, 401);
	assert.match(errorOf(expired.json).message, /the token is expired/);
});

test('Graph: a token signed by another key is refused', async () => {
	const bench = await createBench();
	const other = await createBench('another seed');
	const token = await other.appToken('contoso-inventory');
	assert.equal((await bench.get('/v1.0/users', token)).status, 200, 'the demo key is the same everywhere');
	const {createEmulator} = await import('../../source/emulator/emulator.ts');
	const fresh = await createEmulator({clock: bench.clock, key: 'fresh'});
	const refused = await fresh.handle({
		method: 'GET',
		url: '/v1.0/users',
		headers: {authorization: `Bearer ${token}`},
		body: '',
	});
	assert.equal(refused.status, 401);
});

test('Graph: without the permission it is 403, with ids that match the headers', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-helpdesk');
	assert.equal((await bench.get('/v1.0/users', token)).status, 200);
	assert.equal((await bench.get('/v1.0/organization', token)).status, 200);
	const id = '11111111-2222-4333-8444-555555555555';
	const {status, json, headers} = await bench.get('/v1.0/groups', token, {'client-request-id': id});
	assert.equal(status, 403);
	const {code, message, innerError} = errorOf(json);
	assert.equal(code, 'Authorization_RequestDenied');
	assert.equal(message, 'Insufficient privileges to complete the operation.');
	assert.equal(innerError['date'], '2026-03-02T09:00:00');
	assert.equal(innerError['request-id'], headers['request-id']);
	assert.equal(innerError['client-request-id'], id);
	assert.equal(headers['client-request-id'], id);
	assert.ok(headers['x-ms-ags-diagnostic']);
});

test('Graph: delegated permissions are read from scp', async () => {
	const bench = await createBench();
	const token = await bench.userToken('contoso-user');
	assert.equal((await bench.get('/v1.0/me', token)).status, 200);
	assert.equal((await bench.get('/v1.0/groups', token)).status, 200);
	assert.equal((await bench.get('/v1.0/applications', token)).status, 403);
	const narrow = await bench.userToken('contoso-user', 'User.Read');
	assert.equal((await bench.get('/v1.0/groups', narrow)).status, 403);
	const own = bench.emulator.directory.contoso.users[0]?.id;
	assert.equal((await bench.get(`/v1.0/users/${own}`, narrow)).status, 200, 'the own record is like /me');
	const other = bench.emulator.directory.contoso.users[1]?.id;
	assert.equal((await bench.get(`/v1.0/users/${other}`, narrow)).status, 403);
});

test('Graph: /me with an app’s token is 400', async () => {
	const bench = await createBench();
	const {status, json} = await bench.get('/v1.0/me', await bench.appToken('contoso-inventory'));
	assert.equal(status, 400);
	assert.equal(errorOf(json).code, 'BadRequest');
	assert.match(errorOf(json).message, /delegated authentication flow/);
});

test('Graph: next links lead through every user exactly once and follow the host', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const found = await pages(bench, token, 'http://localhost:4711/v1.0/users?$top=50&$select=id');
	assert.deepEqual(
		found.map(({length}) => length),
		[50, 50, 50, 50, 40],
	);
	assert.deepEqual(
		found.flat(),
		bench.emulator.directory.contoso.users.map(({id}) => id),
	);
	const {json} = await bench.get('http://127.0.0.1:99/beta/users?$top=2', token);
	assert.match(String(json['@odata.nextLink']), /^http:\/\/127\.0\.0\.1:99\/beta\/users\?\$top=2&\$skiptoken=[\w-]+$/);
});

test('Graph: without $top a page has 100; $count comes on the first page only', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const {json} = await bench.get('/v1.0/users?$count=true', token);
	assert.equal(idsOf(json).length, 100);
	assert.equal(json['@odata.count'], 240);
	const second = await bench.get(String(json['@odata.nextLink']), token);
	assert.equal(second.json['@odata.count'], undefined);
});

test('Graph: $select gives what is named, and what people expect when nothing is', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const {json} = await bench.get('/v1.0/users?$top=1&$select=displayName,department', token);
	assert.deepEqual(Object.keys((json['value'] as readonly object[])[0] ?? {}), ['displayName', 'department']);
	const plain = await bench.get('/v1.0/users?$top=1', token);
	const names = Object.keys((plain.json['value'] as readonly object[])[0] ?? {});
	assert.ok(names.includes('userPrincipalName') && !names.includes('department'));
});

test('Graph: simple filters are understood', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const {users} = bench.emulator.directory.contoso;
	const named = await bench.get("/v1.0/users?$filter=startswith(displayName,'na')&$top=999", token);
	assert.deepEqual(
		idsOf(named.json),
		users.filter(({displayName}) => displayName.toLowerCase().startsWith('na')).map(({id}) => id),
	);
	const legal = await bench.get("/v1.0/users?$filter=department eq 'Legal' and accountEnabled eq true&$top=999", token);
	assert.deepEqual(
		idsOf(legal.json),
		users.filter(({department, accountEnabled}) => department === 'Legal' && accountEnabled).map(({id}) => id),
	);
});

test('Graph: bad paging parameters are 400', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	for (const query of ['$top=0', '$top=1000', '$top=many', '$skiptoken=nonsense']) {
		assert.equal((await bench.get(`/v1.0/users?${query}`, token)).status, 400, query);
	}
});

test('Graph: the number of users is plain text and needs the header', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const answer = await bench.get('/v1.0/users/$count', token, {consistencylevel: 'eventual'});
	assert.equal(answer.body, '240');
	assert.equal(answer.headers['content-type'], 'text/plain');
	assert.equal((await bench.get('/v1.0/users/$count', token)).status, 400);
});

test('Graph: an unknown object is 404, an unknown path 400, an unknown method 405', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const missing = await bench.get('/v1.0/users/nobody@contoso.example', token);
	assert.equal(missing.status, 404);
	assert.equal(errorOf(missing.json).code, 'Request_ResourceNotFound');
	assert.match(errorOf(missing.json).message, /^Resource 'nobody@contoso\.example' does not exist/);
	assert.equal((await bench.get('/v1.0/nothing', token)).status, 400);
	const options = await bench.send('OPTIONS', '/v1.0/users', {authorization: `Bearer ${token}`});
	assert.equal(options.status, 405);
	assert.equal(options.headers['access-control-allow-origin'], undefined);
});

test('Graph: people are found by id and by name, in any case', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const [user] = bench.emulator.directory.contoso.users;
	for (const key of [user?.id.toUpperCase(), user?.userPrincipalName]) {
		const {json} = await bench.get(`/V1.0/Users/${key}`, token);
		assert.equal(json['id'], user?.id);
	}
});

test('Graph: writes are 403 without a write permission, and checked with one', async () => {
	const bench = await createBench();
	const [user] = bench.emulator.directory.contoso.users;
	const patch = (token: string, body = '{"jobTitle":"x"}', id = user?.id) =>
		bench.send('PATCH', `/v1.0/users/${id}`, {authorization: `Bearer ${token}`}, body);
	assert.equal((await patch(await bench.appToken('contoso-inventory'))).status, 403);
	const writer = await bench.appToken('contoso-provisioning');
	const done = await patch(writer);
	assert.equal(done.status, 204);
	assert.equal(done.body, '');
	assert.equal((await patch(writer, 'not json')).status, 400);
	assert.equal((await patch(writer, '{}', 'nobody')).status, 404);
	const created = await bench.send('POST', '/v1.0/users', {authorization: `Bearer ${writer}`}, '{"displayName":"New"}');
	assert.equal(created.status, 201);
	assert.equal(created.json['displayName'], 'New');
	const deleted = await bench.send('DELETE', `/v1.0/users/${user?.id}`, {authorization: `Bearer ${writer}`});
	assert.equal(deleted.status, 204);
	assert.equal(
		(await bench.get(`/v1.0/users/${user?.id}`, writer)).json['jobTitle'],
		user?.jobTitle,
		'nothing is kept',
	);
	const denied = await bench.send('POST', '/v1.0/applications', {authorization: `Bearer ${writer}`}, '{}');
	assert.equal(denied.status, 403);
});

test('Graph: a tenant sees its own people only', async () => {
	const bench = await createBench();
	const token = await bench.userToken('fabrikam-partner');
	const {json} = await bench.get('/v1.0/users?$top=999', token);
	assert.equal(idsOf(json).length, 24);
	const customers = await bench.get('/v1.0/tenantRelationships/delegatedAdminCustomers', token);
	assert.equal(idsOf(customers.json).length, 12);
});

test('UserInfo: names the signed-in user to a token with openid', async () => {
	const bench = await createBench();
	const token = await bench.userToken('contoso-user', `${graphScope} openid`);
	const {json} = await bench.get('/oidc/userinfo', token);
	assert.equal(json['name'], 'Nadia Winter');
	const app = await bench.get('/oidc/userinfo', await bench.appToken('contoso-inventory'));
	assert.equal(app.status, 403);
});

test('Graph: the metadata document needs no token', async () => {
	const bench = await createBench();
	const {status, headers} = await bench.get('/v1.0/$metadata');
	assert.equal(status, 200);
	assert.equal(headers['content-type'], 'application/xml');
});
