import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {createLocalJWKSet, type JSONWebKeySet, jwtVerify} from 'jose';
import {scopePresets} from '../../source/catalogue/scope-presets.ts';
import {armScope, claimsOf, createBench, graphScope} from './bench.ts';

const form = (clientId: string, secret: string, more: Readonly<Record<string, string>> = {}) => ({
	grant_type: 'client_credentials',
	client_id: clientId,
	client_secret: secret,
	scope: graphScope,
	...more,
});

test('client credentials: gives a token the published key verifies, and nothing a user would get', async () => {
	const bench = await createBench();
	const {clientId} = bench.app('contoso-inventory');
	const answer = await bench.token(
		bench.contoso,
		form(clientId, bench.secrets.get('contoso-inventory-secret') ?? '', {scope: armScope}),
	);
	assert.equal(answer.status, 200);
	assert.deepEqual(Object.keys(answer.json), ['token_type', 'expires_in', 'ext_expires_in', 'access_token']);
	const keys = await bench.get(`/${bench.contoso}/discovery/v2.0/keys`);
	const {payload, protectedHeader} = await jwtVerify(
		String(answer.json['access_token']),
		createLocalJWKSet(JSON.parse(keys.body) as JSONWebKeySet),
		{
			issuer: `https://emulator.entok.invalid/${bench.contoso}/`,
			audience: 'https://management.azure.com',
			currentDate: new Date(bench.clock.now()),
		},
	);
	assert.equal(protectedHeader.alg, 'RS256');
	assert.equal(protectedHeader['x5t'], protectedHeader.kid);
	assert.equal((payload.exp ?? 0) - bench.clock.now() / 1000, answer.json['expires_in']);
});

test('client credentials: what is signed of a token for Graph has the hash of its nonce, so that only Graph can check it', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const keys = createLocalJWKSet(JSON.parse((await bench.get(`/${bench.contoso}/discovery/v2.0/keys`)).body));
	const check = {currentDate: new Date(bench.clock.now())};
	const [header = '', ...rest] = token.split('.');
	const sent = JSON.parse(Buffer.from(header, 'base64url').toString());
	assert.match(sent.nonce, /^[\w-]{43}$/);
	await assert.rejects(jwtVerify(token, keys, check), /signature verification failed/);
	const nonce = createHash('sha256').update(sent.nonce).digest('base64url');
	const signed = Buffer.from(JSON.stringify({...sent, nonce})).toString('base64url');
	await jwtVerify([signed, ...rest].join('.'), keys, check);
	assert.equal((await bench.get('/v1.0/organization', token)).status, 200);
	assert.equal((await bench.get('/v1.0/organization', [signed, ...rest].join('.'))).status, 401);
});

test('client credentials: HTTP Basic with form-encoded parts works as well', async () => {
	const bench = await createBench();
	const {clientId} = bench.app('contoso-inventory');
	const secret = encodeURIComponent(bench.secrets.get('contoso-inventory-secret') ?? '').replaceAll('~', '%7E');
	const answer = await bench.token(
		'contoso.example',
		{grant_type: 'client_credentials', scope: graphScope},
		{authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`},
	);
	assert.equal(answer.status, 200, answer.body);
});

test('client credentials: an app token carries the app roles and marks of an app, and no scp', async () => {
	const bench = await createBench();
	const claims = claimsOf(await bench.appToken('contoso-helpdesk'));
	const app = bench.app('contoso-helpdesk');
	assert.deepEqual(claims['roles'], ['Organization.Read.All', 'User.ReadBasic.All']);
	assert.equal(claims['scp'], undefined);
	assert.equal(claims['idtyp'], 'app');
	assert.equal(claims['oid'], app.installations[0]?.servicePrincipalId);
	assert.equal(claims['sub'], claims['oid']);
	assert.equal(claims['appid'], app.clientId);
	assert.equal(claims['appidacr'], '1');
	assert.equal(claims['app_displayname'], 'Contoso Helpdesk Bot');
	assert.equal(claims['tid'], bench.contoso);
	assert.equal(claims['ver'], '1.0');
	assert.deepEqual(claims['wids'], ['0997a1d0-0d1d-4acb-b408-d5ca73121e90']);
	assert.match(String(claims['uti']), /^[\w-]{22}$/);
});

test('client credentials: aud is the resource exactly as asked, the double slash kept', async () => {
	const bench = await createBench();
	for (const [scope, audience] of [
		['https://management.azure.com/.default', 'https://management.azure.com'],
		['https://management.azure.com//.default', 'https://management.azure.com/'],
		['https://management.core.windows.net//.default', 'https://management.core.windows.net/'],
		['797f4846-ba00-4fd7-ba43-dac1f8f63013/.default', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
		['https://vault.azure.net/.default', 'https://vault.azure.net'],
	] as const) {
		const claims = claimsOf(await bench.appToken('contoso-inventory', scope));
		assert.equal(claims['aud'], audience);
		assert.equal(claims['roles'], undefined, 'no role at this API');
	}
});

test('client credentials: lifetimes differ from token to token, between 60 and 90 minutes', async () => {
	const bench = await createBench();
	const lifetimes = new Set<number>();
	for (let round = 0; round < 12; round += 1) {
		const claims = claimsOf(await bench.appToken('contoso-inventory'));
		lifetimes.add(Number(claims['exp']) - bench.clock.now() / 1000);
	}

	assert.ok(lifetimes.size > 6);
	assert.ok([...lifetimes].every(seconds => seconds >= 3600 && seconds <= 5399));
});

test('client credentials: a client that can take claims challenges gets xms_cc', async () => {
	const bench = await createBench();
	const {clientId} = bench.app('contoso-inventory');
	const answer = await bench.token(
		bench.contoso,
		form(clientId, bench.secrets.get('contoso-inventory-secret') ?? '', {
			claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
		}),
	);
	assert.deepEqual(claimsOf(String(answer.json['access_token']))['xms_cc'], ['cp1']);
	assert.deepEqual([answer.json['expires_in'], answer.json['refresh_in']], [86_399, 43_199]);
});

test('client credentials: every preset of the catalogue with a whole address gives an app its token', async () => {
	const bench = await createBench();
	for (const {id, scopes} of scopePresets) {
		const scope = scopes.public ?? '';
		if (scope.endsWith('/.default') && !scope.includes('{')) {
			assert.equal(claimsOf(await bench.appToken('contoso-inventory', scope))['aud'], scope.slice(0, -9), id);
		}
	}
});
