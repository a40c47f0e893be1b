import assert from 'node:assert/strict';
import {test} from 'node:test';
import {armScope, createBench, graphScope, partnerCenterScope} from './bench.ts';

test('switches: the next token requests are throttled, then it works again', async () => {
	const bench = await createBench();
	const form = {
		grant_type: 'client_credentials',
		client_id: bench.app('contoso-inventory').clientId,
		client_secret: bench.secrets.get('contoso-inventory-secret') ?? '',
		scope: graphScope,
	};
	bench.emulator.switches.throttleTokens(2, 7);
	for (let round = 0; round < 2; round += 1) {
		const {status, headers, json} = await bench.token(bench.contoso, form);
		assert.equal(status, 429);
		assert.equal(headers['retry-after'], '7');
		assert.deepEqual(json['error_codes'], [90055]);
	}

	assert.equal((await bench.token(bench.contoso, form)).status, 200);
});

test('switches: API calls are throttled in each service’s own words', async () => {
	const bench = await createBench();
	const calls: ReadonlyArray<readonly [string, string]> = [
		['/v1.0/users', await bench.appToken('contoso-inventory')],
		['/subscriptions?api-version=2022-12-01', await bench.appToken('contoso-inventory', armScope)],
		['/v1/customers', await bench.userToken('fabrikam-partner', partnerCenterScope)],
	];
	for (const [path, token] of calls) {
		bench.emulator.switches.throttleApis(1, 2.128);
		const {status, headers} = await bench.get(path, token);
		assert.equal(status, 429, path);
		assert.equal(headers['retry-after'], '2.128');
		assert.equal((await bench.get(path, token)).status, 200, path);
	}
});

test('switches: during an outage everything is 503', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	bench.emulator.switches.outage(true);
	const refused = await bench.token(bench.contoso, {});
	assert.equal(refused.status, 503);
	assert.equal(refused.json['error'], 'temporarily_unavailable');
	assert.equal((await bench.get('/v1.0/users', token)).status, 503);
	bench.emulator.switches.outage(false);
	assert.equal((await bench.get('/v1.0/users', token)).status, 200);
});
