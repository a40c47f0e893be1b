import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createRemoteJWKSet, jwtVerify} from 'jose';
import type {Clock} from '../../source/core/clock.ts';
import type {FlowId} from '../../source/core/flow-id.ts';
import type {Profile} from '../../source/core/profile.ts';
import type {Prompt} from '../../source/core/prompt.ts';
import {createHttp} from '../../source/platform/http.ts';
import {createRedirectListener} from '../../source/platform/redirect-listener.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import type {Session} from '../../source/session/session.ts';
import {createBench} from '../helpers/bench.ts';
import {failureOf} from '../helpers/failure.ts';
import {until} from '../helpers/loopback-server.ts';
import {Browser} from './browser.ts';
import {
	confidentialSignInClient,
	type OidcServer,
	resource,
	scope,
	signInClient,
	startOidcServer,
	tenant,
} from './oidc-server.ts';

/** As the computer's own, but in a hurry: nobody wants to wait between two polls. */
const hastyClock: Clock = {
	...systemClock,
	sleep: (milliseconds, signal) =>
		systemClock.sleep(Math.min(milliseconds, milliseconds > 60_000 ? milliseconds : 20), signal),
};

const listenForRedirect = createRedirectListener({port: 46_000 + (process.pid % 5000), longestGoodbye: 50});

async function sessionFor(server: OidcServer, clientId: string, flow: FlowId): Promise<Session> {
	const profile: Profile = {
		id: 'person',
		name: 'person',
		tenant,
		cloud: 'custom',
		customCloud: {authority: server.origin},
		clientId,
		credential: clientId === signInClient ? {kind: 'none'} : {kind: 'secret', secret: 'env:APP_SECRET'},
		redirectUri: 'http://127.0.0.1/cb',
		flows: [flow, 'refresh-token'],
		scopes: [scope],
	};
	const {session} = await createBench({
		profiles: [profile],
		environment: {APP_SECRET: server.secret},
		choice: {profileId: 'person', flow},
		http: createHttp({clock: systemClock, environment: {}}),
		doors: {clock: hastyClock, listenForRedirect},
	});
	return session;
}

async function promptOf<Kind extends Prompt['kind']>(
	session: Session,
	kind: Kind,
): Promise<Extract<Prompt, {kind: Kind}>> {
	const found = (): Prompt | undefined =>
		session.state.token.status === 'running' ? session.state.token.progress : undefined;
	await until(() => found() !== undefined || session.state.token.status === 'failed');
	const prompt = found();
	assert.equal(prompt?.kind, kind, JSON.stringify(session.state.token));
	return prompt as Extract<Prompt, {kind: Kind}>;
}

const subjectOf = async ({origin, keys}: OidcServer, token: string, audience: string): Promise<string | undefined> =>
	(await jwtVerify(token, createRemoteJWKSet(keys), {issuer: origin, audience})).payload.sub;

const person = {login: 'ada', password: 'any'};

for (const [what, clientId] of [
	['a public app', signInClient],
	['an app with a secret', confidentialSignInClient],
] as const) {
	test(`oidc-provider: a person signs in to ${what} in a browser`, async context => {
		const server = await startOidcServer(context);
		const session = await sessionFor(server, clientId, 'authorization-code');
		const getting = session.requestToken();
		const {startAddress} = await promptOf(session, 'sign-in');
		const page = await new Browser(person).signIn(startAddress);
		assert.match(page.body, /You are signed in/);
		const token = await getting;
		assert.equal(await subjectOf(server, token.accessToken.reveal(), resource), 'ada');
		assert.equal(await subjectOf(server, token.idToken?.reveal() ?? '', clientId), 'ada');
		assert.ok(token.refreshToken);
	});

	test(`oidc-provider: a person signs in to ${what} with a code, after it was asked for in vain`, async context => {
		const server = await startOidcServer(context);
		const session = await sessionFor(server, clientId, 'device-code');
		const getting = session.requestToken();
		const {address, userCode} = await promptOf(session, 'enter-code');
		await until(() => {
			const {token} = session.state;
			return token.status === 'running' && token.progress?.kind === 'enter-code' && token.progress.polls > 1;
		});
		assert.match(JSON.stringify(session.state.token), /authorization_pending/);
		const page = await new Browser({...person, user_code: userCode}).signIn(address);
		assert.equal(page.status, 200);
		const token = await getting;
		assert.equal(await subjectOf(server, token.accessToken.reveal(), resource), 'ada');
		assert.equal(await subjectOf(server, token.idToken?.reveal() ?? '', clientId), 'ada');
	});
}

test('oidc-provider: a code that was declined is told as that', async context => {
	const server = await startOidcServer(context);
	const session = await sessionFor(server, signInClient, 'device-code');
	const failing = failureOf(session.requestToken());
	const {address, userCode} = await promptOf(session, 'enter-code');
	await new Browser({...person, user_code: userCode}).signIn(address, true);
	assert.equal((await failing).facts.code, 'access_denied');
});

test('oidc-provider: the long address brings the code back in a query', async context => {
	const server = await startOidcServer(context);
	const session = await sessionFor(server, signInClient, 'authorization-code');
	const getting = session.requestToken();
	const {address} = await promptOf(session, 'sign-in');
	// The listener takes a query as well as a form.
	await new Browser(person).signIn(address);
	assert.equal(await subjectOf(server, (await getting).accessToken.reveal(), resource), 'ada');
});
