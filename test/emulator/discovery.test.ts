import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from './bench.ts';

test('discovery: every address follows the host that was asked, the issuer too', async () => {
	const bench = await createBench();
	const {json} = await bench.get('http://127.0.0.1:8080/contoso.example/v2.0/.well-known/openid-configuration');
	assert.equal(json['issuer'], `http://127.0.0.1:8080/${bench.contoso}/v2.0`);
	assert.equal(json['token_endpoint'], `http://127.0.0.1:8080/${bench.contoso}/oauth2/v2.0/token`);
	assert.equal(json['jwks_uri'], `http://127.0.0.1:8080/${bench.contoso}/discovery/v2.0/keys`);
	assert.equal(json['tenant_region_scope'], 'EU');
	assert.ok(!JSON.stringify(json).includes('microsoft'));
});

test('discovery: common and organizations leave the tenant open, POST is answered as well', async () => {
	const bench = await createBench();
	for (const word of ['common', 'organizations']) {
		const {json} = await bench.send('POST', `/${word}/v2.0/.well-known/openid-configuration`);
		assert.equal(json['issuer'], 'http://localhost:4711/{tenantid}/v2.0');
		assert.equal(json['token_endpoint'], `http://localhost:4711/${word}/oauth2/v2.0/token`);
	}
});

test('discovery: paths are found in any case', async () => {
	const bench = await createBench();
	const {status} = await bench.get(`/${bench.contoso.toUpperCase()}/V2.0/.Well-Known/OpenID-Configuration`);
	assert.equal(status, 200);
});

test('discovery: an unknown tenant is refused as the token endpoint would', async () => {
	const bench = await createBench();
	const {status, json} = await bench.get('/nobody.example/v2.0/.well-known/openid-configuration');
	assert.equal(status, 400);
	assert.deepEqual(json['error_codes'], [90002]);
});

test('keys: one RSA signing key without its private half, at both addresses', async () => {
	const bench = await createBench();
	const [current, older] = await Promise.all([
		bench.get(`/${bench.contoso}/discovery/v2.0/keys`),
		bench.get('/common/discovery/keys'),
	]);
	const [key, ...more] = current.json['keys'] as ReadonlyArray<Readonly<Record<string, string>>>;
	assert.deepEqual(more, []);
	assert.deepEqual(Object.keys(key ?? {}).sort(), ['e', 'issuer', 'kid', 'kty', 'n', 'use', 'x5t']);
	assert.equal(key?.['kid'], (older.json['keys'] as ReadonlyArray<Readonly<Record<string, string>>>)[0]?.['kid']);
});

test('instance discovery: the emulator knows its own host and no other', async () => {
	const bench = await createBench();
	const path = '/common/discovery/instance?api-version=1.1&authorization_endpoint=';
	const own = await bench.get(`${path}${encodeURIComponent('http://localhost:4711/common/oauth2/v2.0/authorize')}`);
	assert.equal(
		own.json['tenant_discovery_endpoint'],
		'http://localhost:4711/common/v2.0/.well-known/openid-configuration',
	);
	const other = await bench.get(`${path}${encodeURIComponent('https://login.example/common/oauth2/v2.0/authorize')}`);
	assert.equal(other.status, 400);
	assert.equal(other.json['error'], 'invalid_instance');
	assert.deepEqual(other.json['error_codes'], [50049]);
});

test('emulator: an unknown path is 404, the root says what this is', async () => {
	const bench = await createBench();
	assert.equal((await bench.get(`/${bench.contoso}/oauth2/v2.0/nothing`)).status, 404);
	assert.match((await bench.get('/')).body, /emulator/);
});
