import assert from 'node:assert/strict';
import {test} from 'node:test';
import {challengeOf} from '../../source/core/claims-challenge.ts';
import {armScope, type Bench, claimsOf, createBench, graphScope} from './bench.ts';

async function tokenWith(bench: Bench, claims: string | undefined, name = 'contoso-review', scope = graphScope) {
	return bench.token(bench.contoso, {
		grant_type: 'refresh_token',
		client_id: bench.app('contoso-review').clientId,
		refresh_token: bench.secrets.get(`${name}-refresh-token`) ?? '',
		scope,
		...(claims === undefined ? {} : {claims}),
	});
}

const accessToken = ({json}: {readonly json: {readonly [name: string]: unknown}}): string =>
	String(json['access_token']);

test('a path that wants an authentication context challenges a token without it, and takes one with it', async () => {
	const bench = await createBench();
	const token = accessToken(await tokenWith(bench, undefined));
	assert.equal((await bench.get('/v1.0/me', token)).status, 200);
	const refused = await bench.get('/v1.0/auditLogs/signIns?$top=1', token);
	assert.equal(refused.status, 401);
	const challenge = challengeOf(refused);
	assert.deepEqual(challenge?.asked, {access_token: {acrs: {essential: true, value: 'c1'}}});
	const better = accessToken(await tokenWith(bench, challenge?.claims));
	assert.deepEqual(claimsOf(better)['acrs'], ['c1']);
	assert.equal((await bench.get('/v1.0/auditLogs/signIns?$top=1', better)).status, 200);
});

test('only the app that has the rule is challenged, unless the switch demands it of all', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	assert.equal((await bench.get('/v1.0/auditLogs/signIns', token)).status, 200);
	bench.emulator.switches.demandContext('Users', 'c7');
	for (const path of ['/v1.0/users', '/v1.0/users/$count', '/beta/users?$top=1']) {
		assert.equal((await bench.get(path, token)).status, 401, path);
	}

	assert.equal((await bench.get('/v1.0/organization', token)).status, 200);
	bench.emulator.switches.demandContext('Users', undefined);
	assert.equal((await bench.get('/v1.0/users', token)).status, 200);
});

test('revoked tokens are challenged with the moment of the revocation; newer ones are taken', async () => {
	const bench = await createBench();
	const token = accessToken(await tokenWith(bench, undefined));
	bench.clock.turn(60_000);
	bench.emulator.switches.revokeTokens();
	const refused = await bench.get('/v1.0/me', token);
	assert.equal(refused.status, 401);
	assert.deepEqual(challengeOf(refused)?.asked, {
		access_token: {nbf: {essential: true, value: String(bench.clock.now() / 1000)}},
	});
	const newer = accessToken(await tokenWith(bench, challengeOf(refused)?.claims));
	assert.equal((await bench.get('/v1.0/me', newer)).status, 200);
	assert.equal((await bench.get('/v1.0/me', accessToken(await tokenWith(bench, undefined)))).status, 200);
});

test('a sign-in without multi-factor authentication cannot satisfy a context: a person is needed, with the same claims', async () => {
	const bench = await createBench();
	const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
	const {status, json} = await tokenWith(bench, claims, 'contoso-review-without-mfa');
	assert.equal(status, 400);
	assert.deepEqual([json['error'], json['error_codes'], json['claims']], ['interaction_required', [50076], claims]);
});

test('tokens of clients that take challenges live a day for Graph, and as long as ever for other services', async () => {
	const bench = await createBench();
	const cp1 = '{"access_token":{"xms_cc":{"values":["cp1"]}}}';
	const long = await tokenWith(bench, cp1);
	assert.deepEqual([long.json['expires_in'], long.json['refresh_in']], [86_399, 43_199]);
	const ordinary = await tokenWith(bench, cp1, 'contoso-review', armScope);
	assert.ok(Number(ordinary.json['expires_in']) < 5400);
	assert.equal(ordinary.json['refresh_in'], undefined);
});

test('while refresh tokens rotate, one that is used twice ends its whole family', async () => {
	const bench = await createBench();
	bench.emulator.switches.rotateRefreshTokens(true);
	const use = (token: string) =>
		bench.token(bench.contoso, {
			grant_type: 'refresh_token',
			client_id: bench.app('contoso-review').clientId,
			refresh_token: token,
		});
	const first = bench.secrets.get('contoso-review-refresh-token') ?? '';
	const second = await use(first);
	assert.equal(second.status, 200);
	const third = await use(String(second.json['refresh_token']));
	assert.equal(third.status, 200);
	const reused = await use(first);
	assert.deepEqual([reused.json['error'], reused.json['suberror']], ['invalid_grant', 'bad_token']);
	assert.equal((await use(String(third.json['refresh_token']))).status, 400);
});
