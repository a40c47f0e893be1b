import assert from 'node:assert/strict';
import {test} from 'node:test';
import {armScope, type Bench, claimsOf, createBench, graphScope} from './bench.ts';

const refresh = (bench: Bench, token: string, more: Readonly<Record<string, string>> = {}) => ({
	grant_type: 'refresh_token',
	client_id: bench.app('contoso-workbench').clientId,
	refresh_token: token,
	...more,
});

const seeded = (bench: Bench): string => bench.secrets.get('contoso-user-refresh-token') ?? '';

test('refresh token: each use gives a new one, and the old one stays valid', async () => {
	const bench = await createBench();
	const first = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope: graphScope}));
	const second = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope: graphScope}));
	const next = String(first.json['refresh_token']);
	assert.match(next, /^1\.A[\w.-]{100,}$/);
	assert.notEqual(next, seeded(bench));
	assert.notEqual(next, second.json['refresh_token']);
	assert.equal((await bench.token(bench.contoso, refresh(bench, next))).status, 200);
	assert.equal(first.json['foci'], undefined);
});

test('refresh token: the scope may name another API; what was granted is echoed', async () => {
	const bench = await createBench();
	const arm = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope: `${armScope} offline_access`}));
	assert.equal(
		arm.json['scope'],
		'https://management.azure.com/user_impersonation https://management.azure.com/.default',
	);
	const claims = claimsOf(String(arm.json['access_token']));
	assert.equal(claims['aud'], 'https://management.azure.com');
	assert.equal(claims['scp'], 'user_impersonation');

	const graph = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope: 'User.Read openid'}));
	assert.equal(graph.json['scope'], 'User.Read openid');
	assert.equal(claimsOf(String(graph.json['access_token']))['scp'], 'User.Read openid');
});

test('refresh token: of two APIs the first named wins', async () => {
	const bench = await createBench();
	const scope = `${armScope} https://graph.microsoft.com/User.Read`;
	const answer = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope}));
	assert.equal(claimsOf(String(answer.json['access_token']))['aud'], 'https://management.azure.com');
});

test('refresh token: without a scope the original one is used', async () => {
	const bench = await createBench();
	const answer = await bench.token('organizations', refresh(bench, seeded(bench)));
	const claims = claimsOf(String(answer.json['access_token']));
	assert.equal(claims['aud'], 'https://graph.microsoft.com');
	assert.equal(claims['tid'], bench.contoso);
	assert.ok(answer.json['id_token']);
});

test('refresh token: id token and client info come when asked for, in their own shapes', async () => {
	const bench = await createBench();
	const plain = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope: graphScope}));
	assert.equal(plain.json['id_token'], undefined);
	assert.equal(plain.json['client_info'], undefined);

	const scope = `${graphScope} openid profile`;
	const full = await bench.token(bench.contoso, refresh(bench, seeded(bench), {scope, client_info: '1'}));
	const claims = claimsOf(String(full.json['id_token']));
	const [user] = bench.emulator.directory.contoso.users;
	assert.equal(claims['aud'], bench.app('contoso-workbench').clientId);
	assert.equal(claims['iss'], `http://localhost:4711/${bench.contoso}/v2.0`);
	assert.equal(claims['preferred_username'], user?.userPrincipalName);
	assert.equal(claims['ver'], '2.0');
	assert.deepEqual(JSON.parse(Buffer.from(String(full.json['client_info']), 'base64url').toString()), {
		uid: user?.id,
		utid: bench.contoso,
	});
});

test('refresh token: the token says who signed in and how', async () => {
	const bench = await createBench();
	const claims = claimsOf(await bench.userToken('contoso-user'));
	const [user] = bench.emulator.directory.contoso.users;
	assert.equal(claims['idtyp'], 'user');
	assert.equal(claims['oid'], user?.id);
	assert.notEqual(claims['sub'], claims['oid']);
	assert.equal(claims['upn'], user?.userPrincipalName);
	assert.equal(claims['name'], user?.displayName);
	assert.deepEqual(claims['amr'], ['pwd', 'mfa']);
	assert.equal(claims['appidacr'], '0');
	assert.equal(claims['roles'], undefined);
	assert.ok(String(claims['scp']).includes('User.ReadBasic.All'));
	assert.ok((claims['wids'] as readonly string[]).includes('b79fbf4d-3ef9-4689-8143-76b194e85509'));
});

test('refresh token: a partner’s works in a customer tenant, where the user is a guest', async () => {
	const bench = await createBench();
	const claims = claimsOf(await bench.userToken('fabrikam-partner', graphScope, bench.contoso));
	assert.equal(claims['tid'], bench.contoso);
	assert.equal(claims['acct'], 1);
	assert.equal(claims['idp'], `https://emulator.entok.invalid/${bench.fabrikam}/`);
	assert.equal(claims['appidacr'], '1');
});
