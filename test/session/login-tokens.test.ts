import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {createBench} from '../helpers/bench.ts';
import {failureOf} from '../helpers/failure.ts';
import {settle} from '../helpers/fake-clock.ts';
import {memoryHolder} from '../helpers/memory-holder.ts';

test('the token one session got is the token the next one gets, without a request', async () => {
	const holder = memoryHolder();
	const first = await createBench({doors: {holder}});
	const token = await first.session.requestToken();
	const second = await createBench({doors: {holder}});
	const same = await second.session.requestToken();
	assert.equal(same.fingerprint, token.fingerprint);
	assert.equal(second.requests.length, 0);
	assert.equal(second.session.state.token.status, 'done');
	assert.doesNotMatch(second.session.redact(`x ${token.accessToken.reveal()}`), /eyJ/);
});

test('a fresh token takes the place of the one that was held', async () => {
	const holder = memoryHolder();
	const first = await createBench({doors: {holder}});
	await first.session.requestToken();
	const fresh = await first.session.requestToken({fresh: true});
	const second = await createBench({doors: {holder}});
	assert.equal((await second.session.requestToken()).fingerprint, fresh.fingerprint);
});

test('a changed profile, another scope, tenant or flow is another token', async () => {
	const holder = memoryHolder();
	const {session} = await createBench({doors: {holder}});
	await session.requestToken();
	const {profile} = session.resolved();
	for (const [change, choice] of [
		[{}, {scope: 'arm'}],
		[{}, {tenant: 'contoso.example'}],
		[{credential: {kind: 'secret', secret: 'demo:other'}}, {}],
		[{clientId: '11112222-bbbb-3333-cccc-4444dddd5555'}, {}],
	] as const) {
		const profiles = [{...profile, ...change}];
		const other = await createBench({doors: {holder}, profiles, choice});
		await other.session.requestToken().catch(() => undefined);
		assert.notEqual(other.session.state.token.status, 'idle');
		assert.ok(
			other.requests.length > 0 || other.session.state.token.status === 'failed',
			JSON.stringify([change, choice]),
		);
	}

	const renamed = await createBench({doors: {holder}, profiles: [{...profile, note: 'renamed', colour: 'red'}]});
	await renamed.session.requestToken();
	assert.equal(renamed.requests.length, 0, 'how a profile looks does not matter');
});

test('tokens that depend on more than the profile are not held', async () => {
	const holder = memoryHolder();
	const {session} = await createBench({doors: {holder}, choice: {flow: 'managed-identity'}});
	await session.requestToken();
	const user = await createBench({doors: {holder}, choice: {profileId: 'contoso-user', flow: 'refresh-token'}});
	const {profile} = user.session.resolved();
	for (const refreshToken of ['prompt', 'env:REFRESH']) {
		const {session: other} = await createBench({
			doors: {holder},
			profiles: [{...profile, refreshToken}],
			choice: {profileId: 'contoso-user', flow: 'refresh-token'},
			environment: {REFRESH: user.secrets.get('contoso-user-refresh-token') ?? ''},
		});
		await other.requestToken().catch(() => undefined);
	}

	assert.equal(holder.tokens.size, 0);
	assert.equal(holder.signIns.size, 0, 'a refresh token that has a place goes back there and nowhere else');
});

test('one sign-in serves the next process: its refresh token is held, and renewed in turn', async () => {
	const holder = memoryHolder();
	const first = await createBench({doors: {holder}, choice: {profileId: 'contoso-user', flow: 'refresh-token'}});
	const secret = first.secrets.get('contoso-user-refresh-token') ?? '';
	const {refreshToken: _place, ...profile} = first.session.resolved().profile;
	const choice = {profileId: 'contoso-user', flow: 'refresh-token'};
	const alone = await createBench({doors: {holder}, profiles: [profile], choice});
	assert.equal((await failureOf(alone.session.requestToken())).facts.code, 'not-sent', 'nobody signed in yet');

	const signedIn = await createBench({
		doors: {holder},
		profiles: [profile],
		choice: {profileId: 'contoso-user', flow: 'device-code'},
	});
	await signedIn.session.signIns.inTurn(
		signedIn.session.resolved(),
		new AbortController().signal,
		async () => ({...(await first.session.requestToken()), refreshToken: new Secret(secret)}),
		() => {},
	);
	assert.equal(holder.signIns.size, 1);
	const next = await createBench({doors: {holder}, profiles: [profile], choice: {...choice, scope: 'arm'}});
	await next.session.requestToken();
	assert.equal(next.requests.length, 1);
	const [held] = holder.signIns.values();
	assert.ok(held && held.reveal().length > 0);

	const silent = await createBench({
		doors: {holder},
		profiles: [profile],
		choice: {profileId: 'contoso-user', flow: 'device-code', scope: 'partner-center'},
	});
	const getting = silent.session.requestToken().catch(() => undefined);
	while (silent.requests.length === 0) {
		await settle();
	}

	silent.session.cancel();
	await getting;
	assert.match(JSON.stringify(silent.requests[0]), /refresh_token/, 'the sign-in is renewed before a person is asked');
});

test('X forgets what the login shares as well', async () => {
	const holder = memoryHolder();
	const {session} = await createBench({doors: {holder}});
	await session.requestToken();
	assert.equal(await session.forgetTokens(), true);
	assert.equal(holder.tokens.size, 0);
	assert.equal(await (await createBench()).session.forgetTokens(), false);
});

test('a token that nobody waits for any more is not handed to others', async () => {
	const holder = memoryHolder();
	const {session} = await createBench({doors: {holder}});
	const getting = failureOf(session.requestToken());
	await session.forgetTokens();
	assert.equal((await getting).kind, 'cancelled');
	assert.equal(holder.tokens.size, 0);
});
