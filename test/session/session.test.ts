import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import {mask, Secret} from '../../source/core/secret.ts';
import type {TokenSet} from '../../source/core/token-set.ts';
import {HeldRefreshTokens} from '../../source/session/held-refresh-tokens.ts';
import {createBench} from '../helpers/bench.ts';
import {pendingHttp, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {settle} from '../helpers/fake-clock.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const minute = 60_000;

test('a token is asked for, held, and given out again without a request', async () => {
	const {session, requests} = await createBench();
	const token = await session.requestToken();
	const {payload} = decodeToken(token.accessToken.reveal());
	assert.equal(payload['aud'], 'https://graph.microsoft.com');
	assert.equal(payload['appid'], '4c1c9cfa-d2e8-4901-8a9b-8eef4f33ccc0');
	assert.equal(await session.requestToken(), token);
	assert.equal(requests.length, 1);
});

test('a held token is given out until five minutes before it expires', async () => {
	const {session, clock, requests} = await createBench();
	const token = await session.requestToken();
	await clock.advance(token.expiresAt - clock.now() - 5 * minute - 1);
	assert.equal(await session.requestToken(), token);
	await clock.advance(1);
	const next = await session.requestToken();
	assert.notEqual(next.fingerprint, token.fingerprint);
	assert.equal(requests.length, 2);
	assert.equal(await session.requestToken(), next);
});

test('a fresh token is asked for although one is held, and is held from then on', async () => {
	const {session, requests} = await createBench();
	const token = await session.requestToken();
	const fresh = await session.requestToken({fresh: true});
	assert.notEqual(fresh, token);
	assert.equal(await session.requestToken(), fresh);
	assert.equal(requests.length, 2);
});

test('another scope, flow, tenant, profile or claims challenge is another token', async () => {
	const {session, requests} = await createBench();
	const tokens = [await session.requestToken()];
	session.choose({scope: 'arm'});
	tokens.push(await session.requestToken());
	session.choose({profileId: 'contoso-helpdesk', scope: 'graph'});
	tokens.push(await session.requestToken());
	session.choose({tenant: 'contoso.example'});
	tokens.push(await session.requestToken());
	session.choose({claims: '{"access_token":{}}'});
	tokens.push(await session.requestToken());
	assert.equal(new Set(tokens).size, 5);
	assert.equal(requests.length, 5);
	session.choose({profileId: 'contoso-inventory', tenant: undefined});
	assert.equal(await session.requestToken(), tokens[0]);
	assert.equal(requests.length, 5);
});

test('the state goes from idle over running to done, and subscribers hear of each change', async () => {
	const {http, pending} = pendingHttp();
	const {session, clock} = await createBench({http});
	const heard: string[] = [];
	const stop = session.subscribe(() => heard.push(session.state.token.status));
	assert.equal(session.state.token.status, 'idle');
	const asking = session.requestToken();
	assert.deepEqual(session.state.token, {status: 'running', startedAt: clock.now()});
	await settle();
	pending[0]?.answer(tokenAnswer());
	const token = await asking;
	assert.deepEqual(session.state.token, {status: 'done', result: token});
	assert.deepEqual([...new Set(heard)], ['running', 'done']);
	stop();
	const before = heard.length;
	session.choose({scope: 'arm'});
	assert.equal(heard.length, before);
});

test('every state is a value of its own', async () => {
	const {session} = await createBench();
	const before = session.state;
	const copy = {...before, tokens: new Map(before.tokens)};
	await session.requestToken();
	assert.deepEqual(before, copy);
	assert.notEqual(session.state, before);
});

test('a refusal ends in failed, with the catalogue’s meaning and next step', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-wrong-secret'}});
	const error = await failureOf(session.requestToken());
	assert.equal(error.kind, 'token-refused');
	assert.equal(error.facts.aadsts, 7_000_215);
	assert.match(error.message, /AADSTS7000215.*secret/);
	assert.ok(error.hint);
	assert.deepEqual(session.state.token, {status: 'failed', error});
	assert.equal(session.state.tokens.size, 0);
});

test('an obstacle stops the request before it is sent', async () => {
	const {session, requests} = await createBench({choice: {scope: 'partner-center'}});
	assert.match(session.obstacle()?.message ?? '', /Partner Center wants a user/);
	const error = await failureOf(session.requestToken());
	assert.equal(error.kind, 'configuration');
	assert.equal(error.facts.code, 'not-sent');
	assert.match(error.hint ?? '', /refresh-token/);
	assert.equal(session.state.token.status, 'failed');
	assert.deepEqual(requests, []);
});

test('a secret that is the secret’s id is found before anything is sent', async () => {
	const {session, requests} = await createBench({
		secrets: {'contoso-inventory-secret': '0beb5e25-f415-4763-926a-0aa4f89a968f'},
	});
	assert.match((await failureOf(session.requestToken())).message, /id, not its value/);
	assert.deepEqual(requests, []);
});

test('cancelling ends the request, and the late answer is dropped', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const asking = failureOf(session.requestToken());
	await settle();
	session.cancel();
	assert.equal(pending[0]?.request.signal?.aborted, true);
	pending[0]?.answer(tokenAnswer());
	assert.equal((await asking).kind, 'cancelled');
	assert.equal(session.state.token.status, 'idle');
	assert.equal(session.state.tokens.size, 0);
});

test('a second request aborts the first, whose late answer changes nothing', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const first = failureOf(session.requestToken());
	await settle();
	session.choose({scope: 'arm'});
	const second = session.requestToken();
	await settle();
	assert.equal(pending[0]?.request.signal?.aborted, true);
	assert.equal(pending[1]?.request.signal?.aborted, false);
	pending[1]?.answer(tokenAnswer({}, {aud: 'https://management.azure.com'}));
	const token = await second;
	pending[0]?.answer(tokenAnswer());
	assert.equal((await first).kind, 'cancelled');
	assert.deepEqual(session.state.token, {status: 'done', result: token});
	assert.deepEqual([...session.state.tokens.values()], [token]);
});

test('a failure of the first request does not overwrite what the second is doing', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const first = failureOf(session.requestToken());
	await settle();
	const second = session.requestToken({fresh: true});
	await settle();
	pending[0]?.fail(new Error('connection lost'));
	await first;
	assert.equal(session.state.token.status, 'running');
	pending[1]?.answer(tokenAnswer());
	await second;
});

test('ten equal refusals stop the eleventh before it is sent', async () => {
	const {session, clock, requests} = await createBench({choice: {profileId: 'contoso-wrong-secret'}});
	for (let time = 0; time < 10; time++) {
		assert.equal((await failureOf(session.requestToken())).facts.aadsts, 7_000_215);
		await clock.advance(1000);
	}

	const error = await failureOf(session.requestToken());
	assert.equal(error.facts.code, 'repeated');
	assert.match(error.message, /^Not sent/);
	assert.equal(requests.length, 10);
	session.choose({scope: 'arm'});
	await failureOf(session.requestToken());
	assert.equal(requests.length, 11, 'another request is not stopped');
	session.choose({scope: 'graph'});
	await clock.advance(5 * minute);
	await failureOf(session.requestToken());
	assert.equal(requests.length, 12, 'five minutes later it is sent again');
});

test('Retry-After is kept locally, and is over when the clock says so', async () => {
	const {session, clock, emulator, requests} = await createBench();
	emulator.switches.throttleTokens(1, 30);
	const refused = await failureOf(session.requestToken());
	assert.equal(refused.facts.retryAfter, 30);
	await clock.advance(29_000);
	const waiting = await failureOf(session.requestToken());
	assert.match(waiting.message, /Not sent.*wait 1 s more/);
	assert.equal(requests.length, 1);
	await clock.advance(1000);
	await session.requestToken();
	assert.equal(requests.length, 2);
});

test('the redactor learns every secret that passes', async () => {
	const {session, redactor, secrets} = await createBench({
		choice: {profileId: 'fabrikam-partner', scope: 'partner-center'},
	});
	const original = secrets.get('fabrikam-partner-refresh-token') ?? '';
	const token = await session.requestToken();
	for (const value of [
		secrets.get('fabrikam-partner-secret') ?? '',
		original,
		token.refreshToken?.reveal() ?? '',
		token.accessToken.reveal(),
	]) {
		assert.ok(value.length > 20);
		assert.equal(redactor.redact(`x${value}x`), `x${mask}x`);
	}
});

test('profiles that are not saved stand beside the saved ones, unless one has their name', async () => {
	const {session} = await createBench();
	const [first] = session.state.profiles;
	assert.ok(first);
	const names = () => session.state.profiles.map(({name}) => name);
	const before = names();
	await session.loadProfiles([
		{...first, id: 'env', name: 'env'},
		{...first, id: 'other', name: 'CONTOSO-inventory'},
	]);
	assert.deepEqual(names(), [...before, 'env']);
	await session.loadProfiles([], profile => ({...profile, tenant: 'adapted.example'}));
	assert.deepEqual(new Set(session.state.profiles.map(({tenant}) => tenant)), new Set(['adapted.example']));
});

test('warnings of the profile store become notices', async () => {
	const {doors} = await createBench();
	const {session} = await createBench({
		doors: {profiles: {...doors.profiles, read: async () => ({profiles: [], warnings: ['The mode is 0644.']})}},
	});
	assert.deepEqual(session.state.notices, ['The mode is 0644.']);
});

test('a token that comes for a choice no longer made is held, and never shown beside the other', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const asking = session.requestToken();
	await settle();
	session.choose({scope: 'arm'});
	pending[0]?.answer(tokenAnswer());
	await asking;
	assert.equal(session.state.token.status, 'idle');
	session.choose({scope: 'graph'});
	assert.equal(session.state.token.status, 'done');
});

test('a refresh token never goes to another authority than the one its profile had', async () => {
	const held = new HeldRefreshTokens({
		resolve: async () => new Secret('unused'),
		resolveBytes: async () => new Uint8Array(),
		replace: async () => undefined,
		exclusively: (_reference, work) => work(),
		keep: async () => {},
		discard: async () => undefined,
		whyNotKeep: async () => undefined,
	});
	const profile = {...appProfile, refreshToken: 'env:REFRESH'};
	const answer = {refreshToken: new Secret('1.Ahunter2')} as TokenSet;
	await held.keep(profile, answer);
	assert.equal(held.get(profile)?.reveal(), '1.Ahunter2');
	assert.equal(held.get({...profile, note: 'renamed'})?.reveal(), '1.Ahunter2');
	assert.equal(held.get({...profile, cloud: 'custom', customCloud: {authority: 'https://other.example'}}), undefined);
	assert.equal(held.get({...profile, clientId: '99992222-bbbb-3333-cccc-4444dddd5555'}), undefined);
});
