import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from '../helpers/bench.ts';
import {formOf, pendingHttp, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {settle} from '../helpers/fake-clock.ts';

const fromEnvironment = async (http = scriptedHttp(tokenAnswer({refresh_token: 'the next one'}), tokenAnswer())) => {
	const demo = await createBench();
	const [profile] = demo.session.state.profiles;
	assert.ok(profile);
	return createBench({
		http,
		profiles: [{...profile, refreshToken: 'env:MY_REFRESH_TOKEN', flows: ['refresh-token']}],
		environment: {MY_REFRESH_TOKEN: 'the first one'},
	});
};

test('a rotated refresh token is used next time, and written back to where the old one came from', async () => {
	const {session, requests, secrets} = await createBench({choice: {profileId: 'contoso-user'}});
	const original = secrets.get('contoso-user-refresh-token');
	const token = await session.requestToken();
	const successor = token.refreshToken?.reveal();
	assert.ok(successor && successor !== original);
	assert.equal(secrets.get('contoso-user-refresh-token'), successor);
	await session.requestToken({fresh: true});
	assert.deepEqual(
		requests.map(request => Object.fromEntries(formOf(request))['refresh_token']),
		[original, successor],
	);
	assert.deepEqual(session.state.notices, []);
});

test('when the place of a rotated refresh token cannot be written, the reason is noticed and the token used', async () => {
	const {session, requests} = await fromEnvironment();
	await session.requestToken();
	assert.equal(session.state.notices.length, 1);
	assert.match(session.state.notices[0] ?? '', /for this run only.*environment variable/);
	await session.requestToken({fresh: true});
	assert.deepEqual(
		requests.map(request => Object.fromEntries(formOf(request))['refresh_token']),
		['the first one', 'the next one'],
	);
});

test('a place that fails altogether costs the refresh token, not the access token', async () => {
	const {doors} = await createBench();
	const {session} = await createBench({
		choice: {profileId: 'contoso-user'},
		doors: {secrets: {...doors.secrets, replace: () => Promise.reject(new Error('the disk is full'))}},
	});
	await session.requestToken();
	assert.equal(session.state.token.status, 'done');
	assert.match(session.state.notices.join(), /the disk is full/);
});

test('a refresh token that came with a cancelled answer is not lost', async () => {
	const {http, pending} = pendingHttp();
	const {session, secrets} = await createBench({http, choice: {profileId: 'contoso-user'}});
	const asking = failureOf(session.requestToken());
	await settle();
	session.cancel();
	pending[0]?.answer(tokenAnswer({refresh_token: 'the next one'}));
	assert.equal((await asking).kind, 'cancelled');
	assert.equal(secrets.get('contoso-user-refresh-token'), 'the next one');
});

test('forgetting drops tokens, refresh tokens and what is on its way', async () => {
	const {http, pending} = pendingHttp();
	const {session, requests} = await fromEnvironment(http);
	const first = session.requestToken();
	await settle();
	pending[0]?.answer(tokenAnswer({refresh_token: 'the second one'}));
	await first;
	const late = failureOf(session.requestToken({fresh: true}));
	await settle();
	await session.forgetTokens();
	assert.equal(session.state.token.status, 'idle');
	pending[1]?.answer(tokenAnswer({refresh_token: 'the third one'}));
	assert.equal((await late).kind, 'cancelled');
	assert.equal(session.state.token.status, 'idle');
	assert.equal(session.state.tokens.size, 0);
	const again = session.requestToken();
	await settle();
	pending[2]?.answer(tokenAnswer());
	await again;
	assert.deepEqual(Object.fromEntries(formOf(requests[2]))['refresh_token'], 'the first one');
});
