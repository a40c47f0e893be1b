import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Bench, claimsOf, createBench, type Form, graphScope} from './bench.ts';

const inventory = (bench: Bench): Form => ({
	grant_type: 'client_credentials',
	client_id: bench.app('contoso-inventory').clientId,
	client_secret: bench.secrets.get('contoso-inventory-secret') ?? '',
});

const tokenV1 = (bench: Bench, form: Form, tenant = bench.contoso) =>
	bench.send(
		'POST',
		`/${tenant}/oauth2/token`,
		{'content-type': 'application/x-www-form-urlencoded'},
		new URLSearchParams(form).toString(),
	);

test('v1.0 token endpoint: a resource instead of a scope, and every number a text', async () => {
	const bench = await createBench();
	const {status, json} = await tokenV1(bench, {...inventory(bench), resource: 'https://management.azure.com/'});
	assert.equal(status, 200);
	const {access_token: token, ...rest} = json;
	const claims = claimsOf(String(token));
	assert.equal(claims['aud'], 'https://management.azure.com/', 'the slash of the resource is kept');
	const lifetime = Number(rest['expires_in']);
	assert.ok(lifetime > 3000);
	const now = bench.clock.now() / 1000;
	assert.deepEqual(rest, {
		token_type: 'Bearer',
		expires_in: String(lifetime),
		ext_expires_in: String(lifetime),
		expires_on: String(now + lifetime),
		not_before: String(now - 300),
		resource: 'https://management.azure.com/',
	});
	assert.equal(claims['exp'], now + lifetime);
});

test('v1.0 token endpoint: a refresh gives an id token and permission names without their API', async () => {
	const bench = await createBench();
	const form = {
		grant_type: 'refresh_token',
		client_id: bench.app('contoso-workbench').clientId,
		refresh_token: bench.secrets.get('contoso-user-refresh-token') ?? '',
		scope: 'openid',
	};
	const named = await tokenV1(bench, {...form, resource: 'https://management.core.windows.net/'});
	assert.equal(named.status, 200);
	assert.match(String(named.json['scope']), /^user_impersonation\b/);
	assert.doesNotMatch(String(named.json['scope']), /https:/);
	assert.equal(typeof named.json['id_token'], 'string');
	assert.equal(typeof named.json['refresh_token'], 'string');

	const unnamed = await tokenV1(bench, form);
	assert.equal(unnamed.status, 200);
	assert.equal(claimsOf(String(unnamed.json['access_token']))['aud'], 'https://graph.microsoft.com');
	assert.equal(unnamed.json['resource'], undefined);
});

test('v1.0 token endpoint: refusals are the same as at v2.0; an app on its own must name the API', async () => {
	const bench = await createBench();
	const codeOf = async (form: Form, tenant?: string) => {
		const {status, json} = await tokenV1(bench, form, tenant);
		return [status, json['error'], ...((json['error_codes'] as readonly number[]) ?? [])];
	};
	const form = {...inventory(bench), resource: 'https://graph.microsoft.com'};
	assert.deepEqual(await codeOf(inventory(bench)), [400, 'invalid_request', 900144]);
	assert.deepEqual(await codeOf({...form, client_secret: 'x'}), [401, 'invalid_client', 7000215]);
	assert.deepEqual(await codeOf({...form, resource: 'https://nothing.example'}), [400, 'invalid_resource', 500011]);
	assert.deepEqual(await codeOf(form, 'nobody.example'), [400, 'invalid_request', 90002]);
	assert.equal((await bench.get(`/${bench.contoso}/oauth2/token`)).json['error'], 'invalid_request');
});

test('v1.0 discovery: names the v1.0 endpoints', async () => {
	const bench = await createBench();
	const {json} = await bench.get('/contoso.example/.well-known/openid-configuration');
	const base = `http://localhost:4711/${bench.contoso}`;
	assert.equal(json['token_endpoint'], `${base}/oauth2/token`);
	assert.equal(json['authorization_endpoint'], `${base}/oauth2/authorize`);
	assert.equal(json['jwks_uri'], `${base}/discovery/keys`);
	assert.equal(json['issuer'], `${base}/`);
});

test('token endpoint: takes what client libraries add', async () => {
	const bench = await createBench();
	const id = '6f1e9f5e-4a8b-4a47-9f0c-2f3f2f5f0a11';
	const {status, json, headers} = await bench.send(
		'POST',
		`/${bench.contoso}/oauth2/v2.0/token?client-request-id=${id}`,
		{'content-type': 'application/x-www-form-urlencoded;charset=utf-8', 'x-client-sku': 'MSAL.Python'},
		new URLSearchParams({
			...inventory(bench),
			scope: graphScope,
			client_info: '1',
			claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
			'x-client-SKU': 'msal.js.node',
			'x-client-current-telemetry': '5|1,0,,,|,',
			'x-ms-lib-capability': 'retry-after, h429',
		}).toString(),
	);
	assert.equal(status, 200);
	assert.equal(headers['client-request-id'], id);
	assert.equal(json['client_info'], undefined, 'there is no account');
	assert.deepEqual(claimsOf(String(json['access_token']))['xms_cc'], ['cp1']);
	for (const claims of ['{"id_token":{"auth_time":{"essential":true}}}', '{', 'null', '[]']) {
		assert.equal(
			(await bench.token(bench.contoso, {...inventory(bench), scope: graphScope, claims})).status,
			200,
			claims,
		);
	}

	const slash = await bench.token(bench.contoso, {
		...inventory(bench),
		scope: 'https://management.core.windows.net//.default',
	});
	assert.equal(claimsOf(String(slash.json['access_token']))['aud'], 'https://management.core.windows.net/');
});
