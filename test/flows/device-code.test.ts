import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import type {FlowTools} from '../../source/core/flow.ts';
import type {Http, HttpRequest, HttpResponse} from '../../source/core/http.ts';
import type {EnterCode} from '../../source/core/prompt.ts';
import {Secret} from '../../source/core/secret.ts';
import {deviceCode} from '../../source/flows/device-code.ts';
import {formOf, json, response, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock, type FakeClock, settle} from '../helpers/fake-clock.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const open = {...appProfile, credential: {kind: 'none'}} as const;
const asked = {
	device_code: 'the device code',
	user_code: 'FC7L9Q2MK',
	verification_uri: 'https://microsoft.com/devicelogin',
	expires_in: 900,
	interval: 5,
	message: 'To sign in …',
};

type Answer = HttpResponse | Error;

const pending = json(400, {error: 'authorization_pending', error_codes: [70016]});
const slowDown = json(400, {error: 'slow_down'});
const noAnswer = (code: string) => new EntokError('no-answer', 'Nothing came back.', undefined, {code});

type Bench = {
	readonly clock: FakeClock;
	readonly tools: FlowTools;
	readonly sent: readonly HttpRequest[];
	/** When each request was sent, in seconds from the beginning. */
	readonly at: readonly number[];
	readonly shown: readonly EnterCode[];
};

/** The devicecode endpoint gives the first answer, the token endpoint the others in turn. */
function bench(answers: readonly Answer[], more: {readonly profile?: typeof appProfile} = {}): Bench {
	const clock = createFakeClock();
	const begun = clock.now();
	const left = [...answers];
	const sent: HttpRequest[] = [];
	const at: number[] = [];
	const shown: EnterCode[] = [];
	const http: Http = async request => {
		sent.push(request);
		at.push((clock.now() - begun) / 1000);
		const answer = left.shift();
		if (!answer || answer instanceof Error) {
			throw answer ?? new Error('Nothing more should have been sent.');
		}

		return {...answer, receivedAt: clock.now()};
	};
	const tools: FlowTools = {
		...flowTools(undefined, more.profile ? {profile: more.profile} : {profile: {...open}}),
		http,
		clock,
		show: prompt => {
			assert.equal(prompt.kind, 'enter-code');
			if (prompt.kind === 'enter-code') {
				shown.push(prompt);
			}
		},
	};
	return {clock, tools, sent, at, shown};
}

const request = requestFor({profile: open, scope: 'User.Read'});

test('device code: asks for a code with what a sign-in needs, then polls with it', async () => {
	const {clock, tools, sent, shown} = bench([json(200, asked), tokenAnswer({refresh_token: 'r', id_token: 'a.b.c'})]);
	const getting = deviceCode.acquire(request, tools);
	await settle();
	await clock.advance(5000);
	const token = await getting;
	assert.deepEqual(
		sent.map(({url}) => url.replace(/^.*\/oauth2/, '')),
		['/v2.0/devicecode', '/v2.0/token'],
	);
	assert.deepEqual(formOf(sent[0]), [
		['client_id', open.clientId],
		['scope', 'User.Read offline_access openid profile'],
	]);
	assert.deepEqual(formOf(sent[1]), [
		['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
		['client_id', open.clientId],
		['device_code', 'the device code'],
	]);
	assert.ok(sent[1]?.form?.find(({name}) => name === 'device_code')?.value instanceof Secret);
	assert.deepEqual(shown, [
		{
			kind: 'enter-code',
			userCode: 'FC7L9Q2MK',
			address: 'https://microsoft.com/devicelogin',
			expiresAt: clock.now() - 5000 + 900_000,
			interval: 5000,
			polls: 0,
		},
	]);
	assert.equal(token.flow, 'device-code');
	assert.equal(token.refreshToken?.reveal(), 'r');
	assert.equal(clock.waiting, 0);
});

test('device code: a confidential client proves itself in both requests, and claims go along', async () => {
	const {clock, tools, sent} = bench([json(200, asked), tokenAnswer()], {profile: appProfile});
	const getting = deviceCode.acquire(requestFor({claims: '{}'}), tools);
	await settle();
	await clock.advance(5000);
	await getting;
	for (const form of sent.map(formOf)) {
		assert.ok(form.some(([name, value]) => name === 'client_secret' && value === 'the client secret'));
		assert.deepEqual(form.at(-1), ['claims', '{}']);
	}
});

test('device code: the first poll comes after one interval, slow_down adds five seconds, and each poll is told', async () => {
	const {clock, tools, at, shown} = bench([json(200, asked), pending, slowDown, pending, tokenAnswer()]);
	const getting = deviceCode.acquire(request, tools);
	await settle();
	await clock.advance(60_000);
	await getting;
	assert.deepEqual(at, [0, 5, 10, 20, 30]);
	assert.deepEqual(
		shown.map(({polls, lastAnswer, interval}) => [polls, lastAnswer, interval]),
		[
			[0, undefined, 5000],
			[1, 'authorization_pending', 5000],
			[2, 'slow_down', 10_000],
			[3, 'authorization_pending', 10_000],
		],
	);
});

test('device code: no answer and a server in trouble do not end it; a time-out makes it slower, Retry-After is kept', async () => {
	const {clock, tools, at, shown} = bench([
		json(200, asked),
		noAnswer('dns'),
		response(502, '<html>bad gateway</html>'),
		noAnswer('timeout'),
		json(503, {error: 'temporarily_unavailable'}, {'retry-after': '30'}),
		json(429, {error: 'temporarily_unavailable'}),
		tokenAnswer(),
	]);
	const getting = deviceCode.acquire(request, tools);
	await settle();
	await clock.advance(120_000);
	await getting;
	assert.deepEqual(at, [0, 5, 10, 15, 25, 55, 65]);
	assert.deepEqual(new Set(shown.slice(1).map(({lastAnswer}) => lastAnswer)), new Set(['no answer']));
});

for (const [what, answer, code] of [
	['declined', json(400, {error: 'authorization_declined'}), 'authorization_declined'],
	['unknown', json(400, {error: 'bad_verification_code'}), 'bad_verification_code'],
	['expired', json(400, {error: 'expired_token', error_description: 'AADSTS70020: …'}), 'expired_token'],
	['used already', json(400, {error: 'invalid_grant', error_codes: [90120]}), 'invalid_grant'],
	['of an app that is no public one', json(401, {error: 'invalid_client', error_codes: [7000218]}), 'invalid_client'],
	['refused with status 200', json(200, {error: 'authorization_declined'}), 'authorization_declined'],
] as const) {
	test(`device code: one that is ${what} ends it, and nothing more is sent`, async () => {
		const {clock, tools, sent} = bench([json(200, asked), pending, answer]);
		const failing = failureOf(deviceCode.acquire(request, tools));
		await settle();
		await clock.advance(600_000);
		const error = await failing;
		assert.equal(error.kind, 'token-refused');
		assert.equal(error.facts.code, code);
		assert.equal(sent.length, 3);
		assert.equal(clock.waiting, 0);
	});
}

test('device code: where a policy refuses, the way round it is named', async () => {
	const refusal = json(400, {error: 'invalid_grant', error_description: 'AADSTS53003: Access has been blocked.'});
	const {clock, tools} = bench([json(200, asked), refusal]);
	const failing = failureOf(deviceCode.acquire(request, tools));
	await settle();
	await clock.advance(5000);
	assert.match((await failing).hint ?? '', /authorization-code/);
});

test('device code: it stops by itself when the time of the code is over, without asking again', async () => {
	const {clock, tools, sent} = bench([json(200, {...asked, expires_in: 12}), pending, pending]);
	const failing = failureOf(deviceCode.acquire(request, tools));
	await settle();
	await clock.advance(12_000);
	const error = await failing;
	assert.equal(error.facts.code, 'expired_token');
	assert.match(error.message, /expired/);
	assert.match(error.hint ?? '', /new code/);
	assert.equal(sent.length, 3);
});

test('device code: a machine that slept past the end asks nothing more', async () => {
	const {clock, tools, sent} = bench([json(200, asked)]);
	const failing = failureOf(deviceCode.acquire(request, tools));
	await settle();
	await clock.wakeAfter(3_600_000);
	assert.equal((await failing).facts.code, 'expired_token');
	assert.equal(sent.length, 1);
});

test('device code: cancelled while it waits, it leaves no timer and sends nothing more', async () => {
	const controller = new AbortController();
	const {clock, tools, sent} = bench([json(200, asked), pending, tokenAnswer()]);
	const ending = deviceCode.acquire({...request, signal: controller.signal}, tools).catch((thrown: unknown) => thrown);
	await settle();
	await clock.advance(5000);
	controller.abort();
	const thrown = await ending;
	assert.ok(thrown instanceof Error && thrown.name === 'AbortError');
	assert.equal(clock.waiting, 0);
	await clock.advance(60_000);
	assert.equal(sent.length, 2);
});

for (const [what, answer, message] of [
	['an error with status 200', json(200, {error: 'invalid_request', error_description: 'AADSTS900144: …'}), /900144/],
	['an app that is not known', json(400, {error: 'unauthorized_client', error_codes: [700016]}), /unauthorized_client/],
	['no page to type the code on', json(200, {...asked, verification_uri: undefined}), /lacks a code, or the page/],
	['a page that is none', json(200, {...asked, verification_uri: 'javascript:alert(1)'}), /lacks a code, or the page/],
	['no code', json(200, {...asked, user_code: ''}), /lacks a code/],
	['no lifetime', json(200, {...asked, expires_in: undefined}), /lifetime makes no sense/],
	['a web page', response(200, '<!doctype html>'), /a web page/],
] as const) {
	test(`device code: answered with ${what}, it ends before anybody is asked for anything`, async () => {
		const {tools, shown} = bench([answer]);
		const error = await failureOf(deviceCode.acquire(request, tools));
		assert.equal(error.kind, 'token-refused');
		assert.match(error.message, message);
		assert.deepEqual(shown, []);
	});
}

test('device code: an interval that is missing or senseless is five seconds, and the older name of the page is known', async () => {
	for (const interval of [undefined, 0, -1, 100_000]) {
		const {verification_uri: page, ...rest} = asked;
		const {clock, tools, at, shown} = bench([json(200, {...rest, verification_url: page, interval}), tokenAnswer()]);
		const getting = deviceCode.acquire(request, tools);
		await settle();
		await clock.advance(5000);
		await getting;
		assert.deepEqual(at, [0, 5]);
		assert.equal(shown[0]?.address, page);
	}
});
