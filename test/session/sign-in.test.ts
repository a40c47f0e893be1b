import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import type {Profile} from '../../source/core/profile.ts';
import type {EnterCode, Prompt, SignIn} from '../../source/core/prompt.ts';
import {beDemoUser, type DemoUserWish, type LastPage} from '../../source/emulator/demo-user.ts';
import {createRedirectListener} from '../../source/platform/redirect-listener.ts';
import type {Session} from '../../source/session/session.ts';
import {type Bench, type BenchOptions, benchOrigin, createBench} from '../helpers/bench.ts';
import {failureOf} from '../helpers/failure.ts';
import {settle} from '../helpers/fake-clock.ts';
import {until} from '../helpers/loopback-server.ts';

const listenForRedirect = createRedirectListener({port: 41_000 + (process.pid % 5000), longestGoodbye: 50});

/** A session of the demo's app that people sign in to, the clock standing still. */
const signInBench = (flow: string, more: BenchOptions = {}): Promise<Bench> =>
	createBench({choice: {profileId: 'contoso-workbench', flow}, doors: {listenForRedirect}, ...more});

const progressOf = (session: Session): Prompt | undefined =>
	session.state.token.status === 'running' ? session.state.token.progress : undefined;

async function codeOf(session: Session): Promise<EnterCode> {
	await until(() => progressOf(session) !== undefined);
	const prompt = progressOf(session);
	return prompt?.kind === 'enter-code' ? prompt : assert.fail('no code is shown');
}

async function signInOf(session: Session): Promise<SignIn> {
	await until(() => progressOf(session) !== undefined);
	const prompt = progressOf(session);
	return prompt?.kind === 'sign-in' ? prompt : assert.fail('no address is shown');
}

/** The demo user in a browser that finds the emulator in this process and everything else over sockets. */
const browse = ({emulator}: Bench, address: string, wish: DemoUserWish = {}): Promise<LastPage> =>
	beDemoUser(address, {
		browse: async ({method, url, body}) => {
			if (url.origin === benchOrigin) {
				const headers = {'content-type': 'application/x-www-form-urlencoded'};
				return emulator.handle({method, url: url.href, headers, body});
			}

			const response = await fetch(url, {
				method,
				redirect: 'manual',
				...(method === 'POST' ? {body: new URLSearchParams(body)} : {}),
			});
			return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.text()};
		},
		...wish,
	});

const nameIn = (token: string): unknown => decodeToken(token).payload['name'];

test('with a code: shown with its time, counted while nobody answers, and a token once somebody has', async () => {
	const bench = await signInBench('device-code');
	const {session, clock, emulator} = bench;
	const getting = session.requestToken();
	const first = await codeOf(session);
	assert.equal(first.address, `${benchOrigin}/devicelogin`);
	assert.equal(first.expiresAt - clock.now(), 900_000);
	await clock.advance(15_000);
	const later = await codeOf(session);
	assert.deepEqual([later.polls, later.lastAnswer], [3, 'authorization_pending']);
	await browse(bench, later.address, {userCode: later.userCode, user: 'Jonas Thorn'});
	await clock.advance(5000);
	const token = await getting;
	assert.equal(nameIn(token.accessToken.reveal()), emulator.directory.contoso.users[1]?.displayName);
	assert.ok(token.refreshToken && token.idToken);
	assert.equal(clock.waiting, 0);
	// The refresh token of the sign-in is held: the next token needs nobody.
	session.choose({flow: 'refresh-token', scope: 'arm'});
	assert.equal((await session.requestToken()).flow, 'refresh-token');
});

test('with a code: an impatient poll slows down, a declined code ends, and Esc leaves nothing behind', async () => {
	const bench = await signInBench('device-code');
	const {session, clock, emulator, requests} = bench;
	emulator.switches.slowDown(true);
	const declined = failureOf(session.requestToken());
	const {address, userCode} = await codeOf(session);
	await browse(bench, address, {userCode, declines: true});
	await clock.advance(5000);
	assert.equal((await declined).facts.code, 'authorization_declined');
	const cancelled = failureOf(session.requestToken());
	await codeOf(session);
	const sent = requests.length;
	session.cancel();
	assert.equal((await cancelled).kind, 'cancelled');
	assert.equal(clock.waiting, 0);
	await clock.advance(60_000);
	assert.equal(requests.length, sent);
});

test('with a code: whom a policy forbids them is told to use the browser, and can', async () => {
	const bench = await signInBench('device-code');
	const {session, clock} = bench;
	const refused = failureOf(session.requestToken());
	const {address, userCode} = await codeOf(session);
	await browse(bench, address, {userCode, user: 'Tara Bloom'});
	await clock.advance(5000);
	const error = await refused;
	assert.equal(error.facts.aadsts, 53003);
	assert.match(error.hint ?? '', /authorization-code/);
	session.choose({flow: 'authorization-code'});
	const getting = session.requestToken();
	await browse(bench, (await signInOf(session)).startAddress, {user: 'Tara Bloom'});
	assert.equal(nameIn((await getting).accessToken.reveal()), 'Tara Bloom');
});

test('in a browser: the short address leads to the page, the code comes back in a form, and the last page says so', async () => {
	const bench = await signInBench('authorization-code');
	const {session, clock, requests} = bench;
	const getting = session.requestToken();
	const {startAddress} = await signInOf(session);
	const page = await browse(bench, startAddress);
	assert.equal(page.url.pathname + page.url.search, '/done');
	assert.match(page.body, /You are signed in/);
	const token = await getting;
	assert.equal(nameIn(token.accessToken.reveal()), 'Nadia Winter');
	assert.equal(
		decodeToken(token.idToken?.reveal() ?? '').payload['aud'],
		bench.session.state.profiles.find(({name}) => name === 'contoso-workbench')?.clientId,
	);
	assert.equal(requests.length, 1);
	assert.equal(clock.waiting, 0);
	await assert.rejects(fetch(startAddress), 'nothing listens any more');
});

test('in a browser elsewhere: the long address leads to a page that cannot be reached, whose address is pasted', async () => {
	const bench = await signInBench('authorization-code');
	const {session} = bench;
	const getting = session.requestToken();
	const {address, take} = await signInOf(session);
	const last = await browse(bench, address, {canReach: url => url.origin === benchOrigin});
	assert.match(take(last.url.href.replace(/&state=[^&]*/, '&state=wrong')) ?? '', /another sign-in/);
	assert.equal(take(last.url.href), undefined);
	assert.equal((await getting).flow, 'authorization-code');
});

test('in a browser: declined there, it is told here with its number; cancelled here, nothing listens', async () => {
	const bench = await signInBench('authorization-code');
	const {session, clock} = bench;
	const declined = failureOf(session.requestToken());
	const page = await browse(bench, (await signInOf(session)).startAddress, {declines: true});
	assert.match(page.body, /did not succeed/);
	const error = await declined;
	assert.equal(error.facts.aadsts, 65004);
	assert.match(error.message, /declined to consent/);
	const cancelled = failureOf(session.requestToken());
	const {startAddress} = await signInOf(session);
	session.cancel();
	assert.equal((await cancelled).kind, 'cancelled');
	assert.equal(clock.waiting, 0);
	await assert.rejects(fetch(startAddress));
});

test('in a browser: a redirect URI that is not registered stays on the page, and after ten minutes that is where to look', async () => {
	const demo = await createBench();
	const profile = demo.session.state.profiles.find(({name}) => name === 'contoso-workbench');
	assert.ok(profile);
	const bench = await signInBench('authorization-code', {
		profiles: [{...profile, redirectUri: 'http://localhost/not-registered'}],
	});
	const {session, clock} = bench;
	const failing = failureOf(session.requestToken());
	const page = await browse(bench, (await signInOf(session)).startAddress);
	assert.match(page.body, /AADSTS50011/);
	await settle();
	await clock.advance(600_000);
	const error = await failing;
	assert.equal(error.kind, 'no-answer');
	assert.match(error.hint ?? '', /50011/);
});

test('a confidential app signs people in, in a browser and with a code, and is asked for a typed secret once', async () => {
	const demo = await createBench();
	const [inventory] = demo.session.state.profiles;
	assert.ok(inventory);
	const auditor: Profile = {
		...inventory,
		id: 'auditor',
		name: 'auditor',
		clientId: demo.emulator.directory.registrations.find(({name}) => name === 'contoso-auditor')?.clientId ?? '',
		credential: {kind: 'secret', secret: 'prompt'},
		flows: ['authorization-code', 'device-code'],
		redirectUri: 'http://localhost',
	};
	const {resolve} = demo.doors.secrets;
	const asked: string[] = [];
	const secrets = {
		...demo.doors.secrets,
		resolve: async (reference: string, purpose: string) => {
			asked.push(purpose);
			return resolve(reference === 'prompt' ? 'demo:contoso-auditor-secret' : reference, purpose);
		},
	};
	const choice = {profileId: 'auditor', scope: 'https://graph.microsoft.com/User.Read'};
	const bench = await createBench({profiles: [auditor], choice, doors: {listenForRedirect, secrets}});
	const {session, clock} = bench;
	const inBrowser = session.requestToken();
	await browse(bench, (await signInOf(session)).startAddress);
	assert.equal(nameIn((await inBrowser).accessToken.reveal()), 'Nadia Winter');
	asked.length = 0;
	session.choose({flow: 'device-code'});
	const withCode = session.requestToken();
	const {address, userCode} = await codeOf(session);
	await clock.advance(10_000);
	await browse(bench, address, {userCode});
	await clock.advance(5000);
	await withCode;
	assert.deepEqual(asked, ['client secret of auditor']);
});

/** Somebody signed in with a code, and the token has ended since. */
async function endedSignIn(): Promise<Bench> {
	const bench = await signInBench('device-code');
	const {session, clock} = bench;
	const getting = session.requestToken();
	const {address, userCode} = await codeOf(session);
	await browse(bench, address, {userCode});
	await clock.advance(5000);
	const {expiresAt} = await getting;
	await clock.advance(expiresAt - clock.now());
	return bench;
}

const grantOf = ({requests}: Bench): unknown => requests.at(-1)?.form?.find(({name}) => name === 'grant_type')?.value;

test('a token that has ended is renewed by the refresh token of its sign-in; T asks the person again', async () => {
	const bench = await endedSignIn();
	const {session} = bench;
	const renewed = await session.requestToken();
	assert.equal(grantOf(bench), 'refresh_token');
	assert.equal(session.state.token.status, 'done');
	assert.deepEqual([...session.state.tokens.values()], [renewed], 'it took the place of the one that ended');
	const again = failureOf(session.requestToken({fresh: true}));
	assert.equal((await codeOf(session)).kind, 'enter-code');
	session.cancel();
	assert.equal((await again).kind, 'cancelled');
});

test('a sign-in that was revoked is asked for again where a person asked, and nobody is asked in the quiet', async () => {
	const bench = await endedSignIn();
	const {session, clock} = bench;
	await session.signIns.forgetAll();
	const quiet = await failureOf(session.requestToken({quiet: true}));
	assert.match(quiet.message, /cannot be renewed without a person/);
	assert.equal(session.state.token.status, 'done', 'the token that was shown stays');
	const asking = failureOf(session.requestToken());
	assert.equal((await codeOf(session)).kind, 'enter-code');
	session.cancel();
	await clock.advance(0);
	assert.equal((await asking).kind, 'cancelled');
});

test('a sign-in that is too old to be renewed is asked for again', async () => {
	const bench = await endedSignIn();
	const {session, clock} = bench;
	await clock.advance(91 * 86_400_000);
	const asking = failureOf(session.requestToken());
	assert.equal((await codeOf(session)).kind, 'enter-code');
	session.cancel();
	assert.equal((await asking).kind, 'cancelled');
});
