import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench, graphScope, partnerCenterScope} from './bench.ts';

type Collection = {
	readonly totalCount: number;
	readonly items: ReadonlyArray<{readonly id: string}>;
	readonly links: Readonly<Record<string, {readonly uri: string}>>;
};

test('Partner Center: a partner user who passed MFA sees customers, and the ids sent come back', async () => {
	const bench = await createBench();
	const token = await bench.userToken('fabrikam-partner', partnerCenterScope);
	const {status, json, headers} = await bench.get('/v1/customers?size=5', token, {
		'ms-requestid': '11111111-2222-4333-8444-555555555555',
	});
	assert.equal(status, 200);
	const {totalCount, items, links} = json as unknown as Collection;
	assert.equal(totalCount, 12);
	assert.equal(items.length, 5);
	assert.equal(headers['MS-RequestId'], '11111111-2222-4333-8444-555555555555');
	assert.match(headers['MS-CorrelationId'] ?? '', /^[\da-f-]{36}$/);

	const rest: string[] = items.map(({id}) => id);
	let next = links['next']?.uri;
	while (next) {
		const page = (await bench.get(`/v1${next}`, token)).json as unknown as Collection;
		rest.push(...page.items.map(({id}) => id));
		next = page.links['next']?.uri;
	}

	assert.deepEqual(
		rest,
		bench.emulator.directory.partner.customers.map(({id}) => id),
	);
});

test('Partner Center: an app on its own gets what is open to apps, and 401 for the rest', async () => {
	const bench = await createBench();
	const token = await bench.appToken('fabrikam-partner', partnerCenterScope);
	assert.equal((await bench.get('/v1/invoices?size=10&offset=0', token)).status, 200);
	const {status, json, headers} = await bench.get('/v1/profiles/organization', token);
	assert.equal(status, 401);
	assert.equal(json['code'], '800001');
	assert.equal(headers['www-authenticate'], `OAuth realm=urn:cpsvc:cpid:${bench.fabrikam}`);
});

test('Partner Center: without multi-factor authentication the code is 900421', async () => {
	const bench = await createBench();
	const token = await bench.userToken('fabrikam-partner-without-mfa', partnerCenterScope);
	const {status, json} = await bench.get('/v1/customers', token);
	assert.equal(status, 401);
	assert.equal(json['code'], '900421');
});

test('Partner Center: no token, garbage, a foreign and an expired token are 401, another tenant’s is 403', async () => {
	const bench = await createBench();
	const good = await bench.userToken('fabrikam-partner', partnerCenterScope);
	assert.equal((await bench.get('/v1/customers')).json['code'], '800001');
	assert.equal((await bench.get('/v1/customers', 'garbage')).status, 401);
	assert.equal((await bench.get('/v1/customers', await bench.userToken('fabrikam-partner', graphScope))).status, 401);
	const customer = await bench.appToken('contoso-inventory', partnerCenterScope);
	assert.equal((await bench.get('/v1/customers', customer)).status, 403);
	bench.clock.turn(5_400_000);
	assert.match(String((await bench.get('/v1/customers', good)).json['description']), /expired/);
});

test('Partner Center: an unknown customer is 404, a write 405', async () => {
	const bench = await createBench();
	const token = await bench.userToken('fabrikam-partner', partnerCenterScope);
	const missing = await bench.get('/v1/customers/00000000-1111-4222-8333-444444444444', token);
	assert.equal(missing.status, 404);
	assert.equal(missing.json['code'], '20002');
	assert.equal((await bench.get('/v1/nothing', token)).status, 404);
	const write = await bench.send('POST', '/v1/customers', {authorization: `Bearer ${token}`}, '{}');
	assert.equal(write.status, 405);
});
