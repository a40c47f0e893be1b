import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FlowTools} from '../../source/core/flow.ts';
import type {HttpResponse} from '../../source/core/http.ts';
import {codeChallenge} from '../../source/core/pkce.ts';
import type {SignIn} from '../../source/core/prompt.ts';
import type {RedirectWish} from '../../source/core/redirect-listener.ts';
import {Secret} from '../../source/core/secret.ts';
import {authorizationCode} from '../../source/flows/authorization-code.ts';
import {sha256} from '../../source/platform/ids.ts';
import {formOf, jwtOf, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock, settle} from '../helpers/fake-clock.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const open = {...appProfile, credential: {kind: 'none'}} as const;
const request = requestFor({profile: open, scope: 'User.Read'});
const redirectUri = 'http://localhost:8400';
const texts = ['the-verifier', 'the-state', 'the-nonce'];

/** A flow whose listener is this test: `come` is what the browser brings. */
function bench(answer?: HttpResponse, profile: typeof appProfile = {...open}) {
	const clock = createFakeClock();
	const left = [...texts];
	const wishes: RedirectWish[] = [];
	const shown: SignIn[] = [];
	const browser = Promise.withResolvers<ReadonlyMap<string, string>>();
	let isClosed = false;
	const base = flowTools(answer, {profile});
	const tools: FlowTools = {
		...base,
		clock,
		randomText: () => left.shift() ?? assert.fail('more was made up than is needed'),
		listenForRedirect: async wish => {
			wishes.push(wish);
			return {
				redirectUri,
				port: 8400,
				startAddress: `${redirectUri}/start`,
				notes: ['a note'],
				redirected: browser.promise,
				take: address => (address === 'right' ? undefined : 'This is not it.'),
				async close() {
					isClosed = true;
				},
			};
		},
		show: prompt => {
			if (prompt.kind === 'sign-in') {
				shown.push(prompt);
			}
		},
	};
	return {
		clock,
		tools,
		sent: base.sent,
		wishes,
		shown,
		come: (parameters: Readonly<Record<string, string>>) => browser.resolve(new Map(Object.entries(parameters))),
		fail: browser.reject,
		isClosed: () => isClosed,
	};
}

test('authorization code: the address asks for a code with PKCE, state and nonce, and leaves the prompt to the server', async () => {
	const {tools, wishes, shown, come} = bench(tokenAnswer());
	const getting = authorizationCode.acquire({...request, claims: '{"a":1}'}, tools);
	await settle();
	come({code: 'c', state: 'the-state'});
	await getting;
	const [prompt] = shown;
	const address = new URL(prompt?.address ?? '');
	assert.equal(address.origin + address.pathname, `${request.cloud.authority}/${open.tenant}/oauth2/v2.0/authorize`);
	assert.deepEqual(Object.fromEntries(address.searchParams), {
		client_id: open.clientId,
		response_type: 'code',
		redirect_uri: redirectUri,
		response_mode: 'query',
		scope: 'User.Read offline_access openid profile',
		state: 'the-state',
		nonce: 'the-nonce',
		code_challenge: await codeChallenge('the-verifier', sha256),
		code_challenge_method: 'S256',
		claims: '{"a":1}',
	});
	assert.equal(wishes[0]?.redirectUri, 'http://localhost');
	assert.equal(wishes[0]?.state, 'the-state');
	assert.match(wishes[0]?.authorizeUrl(redirectUri, 'form_post') ?? '', /response_mode=form_post/);
	assert.deepEqual([prompt?.startAddress, prompt?.port, prompt?.notes], [`${redirectUri}/start`, 8400, ['a note']]);
	assert.equal(prompt?.take('wrong'), 'This is not it.');
	assert.equal(prompt?.take('right'), undefined);
});

test('authorization code: the code is redeemed with the redirect URI as sent and the verifier, both kept as secrets', async () => {
	const {tools, sent, come, isClosed, clock} = bench(tokenAnswer({id_token: jwtOf({nonce: 'the-nonce'})}));
	const getting = authorizationCode.acquire(request, tools);
	await settle();
	come({code: 'the-code', state: 'the-state'});
	assert.equal((await getting).flow, 'authorization-code');
	assert.deepEqual(formOf(sent[0]), [
		['grant_type', 'authorization_code'],
		['client_id', open.clientId],
		['code', 'the-code'],
		['redirect_uri', redirectUri],
		['code_verifier', 'the-verifier'],
		['scope', 'User.Read offline_access openid profile'],
	]);
	for (const name of ['code', 'code_verifier']) {
		assert.ok(sent[0]?.form?.find(field => field.name === name)?.value instanceof Secret);
	}

	assert.ok(isClosed());
	assert.equal(clock.waiting, 0);
});

test('authorization code: a confidential client proves itself when it redeems', async () => {
	const {tools, sent, come} = bench(tokenAnswer(), appProfile);
	const getting = authorizationCode.acquire(requestFor(), tools);
	await settle();
	come({code: 'the-code'});
	await getting;
	assert.ok(formOf(sent[0]).some(([name, value]) => name === 'client_secret' && value === 'the client secret'));
});

test('authorization code: a refusal that came back is explained by its number and ids, and nothing is redeemed', async () => {
	const {tools, sent, come, isClosed} = bench();
	const failing = failureOf(authorizationCode.acquire(request, tools));
	await settle();
	come({
		error: 'access_denied',
		error_description:
			'AADSTS65004: User declined to consent. Trace ID: 11-22 Correlation ID: 33-44 Timestamp: 2026-05-04 09:00:00Z',
		state: 'the-state',
	});
	const error = await failing;
	assert.equal(error.kind, 'token-refused');
	assert.match(error.message, /access_denied, AADSTS65004/);
	assert.deepEqual(error.facts, {
		code: 'access_denied',
		aadsts: 65004,
		suberror: undefined,
		serverText: 'AADSTS65004: User declined to consent.',
		claims: undefined,
		timestamp: '2026-05-04 09:00:00Z',
		correlationId: '33-44',
		traceId: '11-22',
	});
	assert.deepEqual(sent, []);
	assert.ok(isClosed());
});

test('authorization code: an id token of another sign-in is refused, and so is one that cannot be read', async () => {
	for (const idToken of [jwtOf({nonce: 'of-another'}), jwtOf({}), 'nonsense']) {
		const {tools, come} = bench(tokenAnswer({id_token: idToken}));
		const failing = failureOf(authorizationCode.acquire(request, tools));
		await settle();
		come({code: 'the-code'});
		const error = await failing;
		assert.equal(error.facts.code, 'wrong-nonce');
		assert.equal(error.kind, 'token-refused');
	}
});

test('authorization code: an answer of another authority is not redeemed, one of this authority is', async () => {
	const wrong = bench();
	const failing = failureOf(authorizationCode.acquire(request, wrong.tools));
	await settle();
	wrong.come({code: 'the-code', iss: 'https://evil.example/tenant'});
	assert.equal((await failing).facts.code, 'wrong-issuer');
	assert.deepEqual(wrong.sent, []);
	const right = bench(tokenAnswer());
	const getting = authorizationCode.acquire(request, right.tools);
	await settle();
	right.come({code: 'the-code', iss: `${request.cloud.authority}/tenant/v2.0`});
	await getting;
});

test('authorization code: a browser that never comes back is waited for ten minutes, and the page it shows pointed to', async () => {
	const {clock, tools, isClosed} = bench();
	const failing = failureOf(authorizationCode.acquire(request, tools));
	await settle();
	await clock.advance(10 * 60_000);
	const error = await failing;
	assert.equal(error.kind, 'no-answer');
	assert.match(error.message, /within 10 minutes/);
	assert.match(error.hint ?? '', /Read the page in the browser.*50011/);
	assert.ok(isClosed());
	assert.equal(clock.waiting, 0);
});

test('authorization code: cancelled, it closes the listener and leaves no timer', async () => {
	const {clock, tools, fail, isClosed} = bench();
	const ending = authorizationCode.acquire(request, tools).catch((thrown: unknown) => thrown);
	await settle();
	fail(new Error('cancelled'));
	assert.match(String(await ending), /cancelled/);
	assert.ok(isClosed());
	assert.equal(clock.waiting, 0);
});
