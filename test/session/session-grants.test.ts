import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import {demoCloud, demoProfiles} from '../../source/emulator/demo.ts';
import {expensesResource} from '../../source/emulator/resources.ts';
import {heldUserToken} from '../../source/session/held-token.ts';
import {noProfile} from '../../source/session/profile-for-call.ts';
import type {State} from '../../source/session/state.ts';
import {tokenKey} from '../../source/session/token-key.ts';
import {type BenchOptions, benchOrigin, createBench} from '../helpers/bench.ts';
import {formOf, jwtOf} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';

const apiScope = `api://${expensesResource.appId}/.default`;
const expenses = (more: Partial<Profile> = {}): readonly Profile[] =>
	demoProfiles(benchOrigin).map(profile =>
		profile.name === 'contoso-expenses' ? {...profile, userToken: undefined, ...more} : profile,
	);
const onBehalf = {profileId: 'contoso-expenses', flow: 'on-behalf-of', scope: 'graph'} as const;

/** Doors where a person answers what is asked; what was asked for is kept. */
function answering(answers: Readonly<Record<string, string>>): {
	readonly asked: string[];
	doors: BenchOptions['doors'];
} {
	const asked: string[] = [];
	return {
		asked,
		doors: {
			secrets: {
				async resolve(reference, purpose) {
					asked.push(`${reference} ${purpose}`);
					return new Secret(answers[reference] ?? '');
				},
				resolveBytes: () => assert.fail('no bytes are asked for'),
				replace: async () => undefined,
				exclusively: (_reference, work) => work(),
				keep: () => assert.fail('nothing is kept'),
				discard: () => assert.fail('nothing is deleted'),
				whyNotKeep: async () => undefined,
			},
		},
	};
}

test('a user’s token got in this session for the app is the one that on-behalf-of exchanges', async () => {
	const {session, requests} = await createBench({
		profiles: expenses(),
		choice: {profileId: 'contoso-user', flow: 'refresh-token', scope: apiScope},
	});
	const own = await session.requestToken();
	session.choose(onBehalf);
	const token = await session.requestToken();
	assert.equal(token.flow, 'on-behalf-of');
	const form = formOf(requests.at(-1));
	assert.equal(form.find(([name]) => name === 'assertion')?.[1], own.accessToken.reveal());
});

test('of several, the newest is taken; a reference of the profile comes after what is held', async () => {
	const {session, requests, clock} = await createBench({
		profiles: expenses({userToken: 'demo:contoso-expenses-user-token'}),
		choice: {profileId: 'contoso-user', flow: 'refresh-token', scope: apiScope},
	});
	await session.requestToken();
	await clock.advance(1000);
	const newer = await session.requestToken({fresh: true});
	session.choose(onBehalf);
	await session.requestToken();
	assert.equal(formOf(requests.at(-1)).find(([name]) => name === 'assertion')?.[1], newer.accessToken.reveal());
});

test('only a user’s token, for this app, still good and of the same authority is taken', async () => {
	const {session, clock} = await createBench({profiles: expenses(), choice: onBehalf});
	const choice = session.resolved();
	const now = clock.now();
	const base = {aud: expensesResource.appId, scp: 'a', idtyp: 'user', exp: now / 1000 + 600};
	const heldAs = (claims: object, change: Partial<typeof choice> = {}): State['tokens'] =>
		new Map([
			[
				tokenKey({...choice, ...change}),
				{
					accessToken: new Secret(jwtOf(claims)),
					tokenType: 'Bearer',
					receivedAt: now,
					expiresAt: now + 600_000,
					scope: '',
					fingerprint: '',
					flow: 'own-token',
					profileId: 'any',
					tenant: 't',
				},
			],
		]);
	assert.ok(heldUserToken(heldAs(base), choice, now));
	for (const [claims, change] of [
		[{...base, aud: 'https://graph.microsoft.com'}, {}],
		[{...base, scp: undefined, idtyp: 'app'}, {}],
		[{...base, exp: now / 1000 - 1}, {}],
		['no claims', {}],
		[base, {cloud: {...choice.cloud, authority: 'https://login.elsewhere.example'}}],
	] as const) {
		assert.equal(heldUserToken(heldAs(claims as object, change), choice, now), undefined);
	}
});

test('without one, it is asked for', async () => {
	const {asked, doors} = answering({prompt: jwtOf({aud: 'https://graph.microsoft.com', scp: 'a'})});
	const {session} = await createBench({profiles: expenses(), choice: onBehalf, doors});
	const error = await failureOf(session.requestToken());
	assert.deepEqual(asked, ['prompt user token for contoso-expenses']);
	assert.equal(error.facts.aadsts, 500131);
});

test('a user’s name that is not in the profile is asked for before the password, and is no secret', async () => {
	const {asked, doors} = answering({prompt: 'soren.akesson@contoso.example', 'env:P': 'wrong-password'});
	const profiles = demoProfiles(benchOrigin).map(profile => ({...profile, username: undefined, password: 'env:P'}));
	const {session, requests, redactor} = await createBench({
		profiles,
		doors,
		choice: {profileId: 'contoso-password', flow: 'username-password', scope: 'graph'},
	});
	assert.equal((await failureOf(session.requestToken())).facts.aadsts, 50126);
	assert.deepEqual(asked, ['prompt user name to sign in to contoso-password', 'env:P password of contoso-password']);
	assert.equal(formOf(requests.at(-1)).find(([name]) => name === 'username')?.[1], 'soren.akesson@contoso.example');
	assert.equal(
		redactor.redact('soren.akesson@contoso.example wrong-password'),
		'soren.akesson@contoso.example ********',
	);
});

test('a managed identity needs no profile: its token lists users at Graph', async () => {
	const {session} = await createBench();
	const profileId = session.savedProfiles.offer(noProfile(demoCloud(benchOrigin)));
	session.choose({profileId, flow: 'managed-identity', scope: 'graph'});
	const answer = await session.send({
		method: 'GET',
		url: '/users',
		headers: [],
		allowWrites: false,
		allowedOrigins: [],
	});
	assert.equal(answer.response.status, 200);
	assert.deepEqual(session.savedProfiles.all.map(({id}) => id).includes(profileId), false);
});

const draft = {method: 'GET', url: '/me', headers: [], allowWrites: false, allowedOrigins: []} as const;

test('a token of one’s own is asked for once, used until another is wanted, and never sent when it is over', async () => {
	const {session: other} = await createBench({choice: {profileId: 'contoso-user', scope: 'graph'}});
	const user = await other.requestToken();
	const {asked, doors} = answering({prompt: user.accessToken.reveal()});
	const {session, clock, requests} = await createBench({doors, choice: {flow: 'own-token', scope: 'graph'}});
	assert.equal((await session.send(draft)).response.status, 200);
	await clock.advance(user.expiresAt - clock.now() - 1000);
	assert.equal((await session.send(draft)).response.status, 200);
	assert.equal(asked.length, 1);
	await clock.advance(60_000);
	const sent = requests.length;
	const error = await failureOf(session.send(draft));
	assert.match(error.message, /^Not sent\. This token expired 59 s ago/);
	assert.ok(error.hint);
	assert.equal(requests.length, sent);
	await session.requestToken({fresh: true});
	assert.equal(asked.length, 2);
	assert.match(session.state.notices.at(-1) ?? '', /This token expired 59 s ago/);
});

test('a token of one’s own goes only where it is for', async () => {
	const arm = jwtOf({aud: 'https://management.azure.com', exp: 4e9});
	const {session, requests} = await createBench({
		...answering({prompt: arm}),
		choice: {flow: 'own-token', scope: 'graph'},
	});
	const error = await failureOf(session.send({...draft, url: 'https://graph.microsoft.com/v1.0/me'}));
	assert.match(error.message, /Not sent: the token is for https:\/\/management\.azure\.com/);
	assert.deepEqual(requests, []);
});
