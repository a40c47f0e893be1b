import assert from 'node:assert/strict';
import {test} from 'node:test';
import {expensesResource} from '../../source/emulator/resources.ts';
import {type Bench, claimsOf, createBench, type Form, graphScope} from './bench.ts';

const apiScope = `api://${expensesResource.appId}/.default`;

const exchange = (bench: Bench, assertion: string, more: Form = {}) =>
	bench.token(bench.contoso, {
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		client_id: expensesResource.appId,
		client_secret: bench.secrets.get('contoso-expenses-secret') ?? '',
		requested_token_use: 'on_behalf_of',
		assertion,
		scope: graphScope,
		...more,
	});

test('a user’s token for the API is exchanged for one for Graph, of the same user', async () => {
	const bench = await createBench();
	const own = await bench.userToken('contoso-user', apiScope);
	assert.equal(claimsOf(own)['aud'], `api://${expensesResource.appId}`);
	const {status, json} = await exchange(bench, own);
	assert.equal(status, 200);
	assert.equal(json['refresh_token'], undefined);
	const claims = claimsOf(String(json['access_token']));
	assert.deepEqual(
		[claims['aud'], claims['appid'], claims['appidacr'], claims['oid'], claims['idtyp']],
		['https://graph.microsoft.com', expensesResource.appId, '1', claimsOf(own)['oid'], 'user'],
	);
	const me = await bench.get('/v1.0/me', String(json['access_token']));
	assert.equal(me.json['displayName'], 'Nadia Winter');
});

test('a refresh token comes with offline_access only, an id token with openid', async () => {
	const bench = await createBench();
	const own = bench.secrets.get('contoso-expenses-user-token') ?? '';
	const {json} = await exchange(bench, own, {scope: `${graphScope} offline_access openid`});
	assert.equal(typeof json['refresh_token'], 'string');
	assert.equal(typeof json['id_token'], 'string');
});

test('at organizations the tenant is that of the assertion', async () => {
	const bench = await createBench();
	const own = bench.secrets.get('contoso-expenses-user-token') ?? '';
	const {status} = await bench.token('organizations', {
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		client_id: expensesResource.appId,
		client_secret: bench.secrets.get('contoso-expenses-secret') ?? '',
		requested_token_use: 'on_behalf_of',
		assertion: own,
		scope: graphScope,
	});
	assert.equal(status, 200);
});

test('the user’s token of the demo lives a day, and is over then', async () => {
	const bench = await createBench();
	const own = bench.secrets.get('contoso-expenses-user-token') ?? '';
	bench.clock.turn(86_000_000);
	assert.equal((await exchange(bench, own)).status, 200);
	bench.clock.turn(500_000);
	assert.deepEqual((await exchange(bench, own)).json['error_codes'], [500133]);
});

test('whom a policy asks for a second factor is sent back with claims to hand on', async () => {
	const bench = await createBench();
	const {status, json} = await exchange(bench, bench.secrets.get('contoso-expenses-without-mfa-user-token') ?? '');
	assert.deepEqual([status, json['error'], json['error_codes']], [400, 'interaction_required', [50079]]);
	assert.match(
		String(json['claims']),
		/^\{"access_token":\{"polids":\{"essential":true,"values":\["[\da-f-]{36}"\]\}\}\}$/,
	);
});

test('the refusals of the grant', async () => {
	const bench = await createBench();
	const own = bench.secrets.get('contoso-expenses-user-token') ?? '';
	const idToken = await bench.token(bench.contoso, {
		grant_type: 'refresh_token',
		client_id: bench.app('contoso-workbench').clientId,
		refresh_token: bench.secrets.get('contoso-user-refresh-token') ?? '',
		scope: 'openid User.Read',
	});
	const workbench = bench.app('contoso-workbench').clientId;
	for (const [assertion, more, code] of [
		[await bench.userToken('contoso-user'), {}, 500131],
		[await bench.appToken('contoso-inventory', apiScope), {}, 7000114],
		[String(idToken.json['id_token']), {}, 240002],
		[`${own.slice(0, -5)}AAAAA`, {}, 50013],
		['nonsense', {}, 50013],
		[own, {requested_token_use: ''}, 900144],
		[own, {requested_token_use: 'something'}, 90100],
		['', {}, 900144],
		[own, {scope: 'https://graph.microsoft.com/Directory.ReadWrite.All'}, 65001],
		[own, {client_secret: 'wrong'}, 7000215],
		[own, {client_secret: ''}, 7000218],
		[own, {scope: `${graphScope} User.Read`}, 70011],
	] as const) {
		assert.deepEqual((await exchange(bench, assertion, more)).json['error_codes'], [code]);
	}

	const publicClient = await bench.token(bench.contoso, {
		grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
		client_id: workbench,
		requested_token_use: 'on_behalf_of',
		assertion: own,
		scope: graphScope,
	});
	assert.deepEqual(publicClient.json['error_codes'], [7000218]);
});
