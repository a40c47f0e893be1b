import assert from 'node:assert/strict';
import {test} from 'node:test';
import {demoProfiles} from '../../source/emulator/demo.ts';
import type {RequestDraft} from '../../source/session/api-answer.ts';
import {benchOrigin, createBench} from '../helpers/bench.ts';
import {json, pendingHttp, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {settle} from '../helpers/fake-clock.ts';

const get = (url: string): RequestDraft => ({method: 'GET', url, headers: [], allowWrites: false, allowedOrigins: []});

test('exchanges are kept in the state, without a secret in them that could be printed', async () => {
	const {session, secrets} = await createBench();
	const token = await session.requestToken();
	await session.send(get('/users?$top=1'));
	assert.deepEqual(
		session.state.exchanges.map(({number, purpose}) => [number, purpose]),
		[
			[1, 'token'],
			[2, 'api'],
		],
	);
	const printed = JSON.stringify(session.state.exchanges);
	assert.ok(!printed.includes(token.accessToken.reveal()));
	assert.ok(!printed.includes(secrets.get('contoso-inventory-secret') ?? '?'));
});

test('a test request gets a token first, and then its answer', async () => {
	const {session, requests} = await createBench();
	const answer = await session.send(get('/users?$top=1'));
	assert.equal(answer.response.status, 200);
	assert.equal(answer.url, `${benchOrigin}/v1.0/users?$top=1`);
	assert.equal(answer.probe?.id, 'graph.users');
	assert.deepEqual(session.state.answer, {status: 'done', result: answer});
	assert.equal(requests.length, 2);
});

test('a refusal of an API is an answer, not a failure', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-helpdesk'}});
	const {response} = await session.send(get('/groups'));
	assert.equal(response.status, 403);
	assert.equal(session.state.answer.status, 'done');
});

test('silence is a failure', async () => {
	const {session} = await createBench({http: scriptedHttp(tokenAnswer(), new Error('connection lost'))});
	const error = await failureOf(session.send(get('/users')));
	assert.match(error.message, /connection lost/);
	assert.deepEqual(session.state.answer, {status: 'failed', error});
});

test('without a token nothing is sent to the API', async () => {
	const {session, requests} = await createBench({choice: {profileId: 'contoso-wrong-secret'}});
	await failureOf(session.send(get('/users')));
	assert.deepEqual(
		requests.map(({purpose}) => purpose),
		['token'],
	);
	assert.equal(session.state.answer.status, 'idle');
});

test('a test request that something else overtakes ends as cancelled, and its late answer is dropped', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const token = session.requestToken();
	await settle();
	pending[0]?.answer(tokenAnswer());
	await token;
	const sending = failureOf(session.send(get('/users')));
	await settle();
	assert.equal(session.state.answer.status, 'running');
	await session.requestToken();
	assert.equal(pending[1]?.request.signal?.aborted, true);
	pending[1]?.answer(json(200, {value: []}));
	assert.equal((await sending).kind, 'cancelled');
	assert.equal(session.state.answer.status, 'failed');
});

test('of two test requests, the second is shown', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const token = session.requestToken();
	await settle();
	pending[0]?.answer(tokenAnswer());
	await token;
	const first = failureOf(session.send(get('/users')));
	await settle();
	const second = session.send(get('/groups'));
	await settle();
	pending[1]?.answer(json(200, {first: true}));
	assert.equal((await first).kind, 'cancelled');
	assert.equal(session.state.answer.status, 'running');
	pending[2]?.answer(json(200, {second: true}));
	const answer = await second;
	assert.deepEqual(session.state.answer, {status: 'done', result: answer});
});

test('a choice made while the token is on its way does not send that token elsewhere', async () => {
	const {http, pending} = pendingHttp();
	const {session} = await createBench({http});
	const [profile] = session.state.profiles;
	const sending = session.send(get('/users'));
	await settle();
	session.choose({profileId: 'contoso-helpdesk', cloud: 'public', scope: 'arm'});
	pending[0]?.answer(tokenAnswer());
	await settle();
	assert.equal(pending[1]?.request.url, `${profile?.customCloud?.graph}/v1.0/users`);
	pending[1]?.answer(json(200, {value: []}));
	await sending;
});

test('the certificate authority of a custom cloud goes with every request', async () => {
	const base = demoProfiles(benchOrigin)[0] ?? assert.fail('no profile');
	const customCloud = {authority: benchOrigin, certificateAuthority: '/etc/ssl/own.pem'};
	const {session, requests} = await createBench({
		http: scriptedHttp(tokenAnswer(), json(200, {value: []})),
		profiles: [{...base, cloud: 'custom', customCloud}],
	});
	await session.send(get('/users'));
	assert.deepEqual(
		requests.map(({certificateAuthority}) => certificateAuthority),
		['/etc/ssl/own.pem', '/etc/ssl/own.pem'],
	);
});

test('an answer has the claims of the token that was sent, also when that token is soon over', async () => {
	const {session, requests} = await createBench({
		http: scriptedHttp(tokenAnswer({expires_in: 60}, {roles: ['User.Read.All']}), json(403, {})),
	});
	const {claims} = await session.send(get('/users'));
	assert.deepEqual(claims?.['roles'], ['User.Read.All']);
	assert.equal(requests.length, 2);
});
