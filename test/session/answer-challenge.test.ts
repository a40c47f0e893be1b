import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ClaimsChallenge} from '../../source/core/claims-challenge.ts';
import type {HttpResponse} from '../../source/core/http.ts';
import {answerChallenge, sendAnswering} from '../../source/session/answer-challenge.ts';
import {challengeDocument} from '../../source/session/documents/challenge-document.ts';
import {type BenchOptions, createBench} from '../helpers/bench.ts';
import {formOf, json, scriptedHttp, tokenAnswer} from '../helpers/canned.ts';
import {textOf} from '../helpers/document.ts';
import {failureOf} from '../helpers/failure.ts';

const newerThan = (seconds: number): object => ({access_token: {nbf: {essential: true, value: String(seconds)}}});
const challenge = (claims: object): HttpResponse =>
	json(401, {}, {'www-authenticate': `Bearer error="insufficient_claims", claims="${btoa(JSON.stringify(claims))}"`});
const challengeFor = (asked: ClaimsChallenge['asked']): ClaimsChallenge => ({claims: JSON.stringify(asked), asked});
const get = {method: 'GET', url: '/organization', headers: [], allowWrites: false, allowedOrigins: []};
const refusal = json(400, {error: 'interaction_required', error_description: 'AADSTS50076: No.', claims: '{"a":{}}'});

async function send(options: BenchOptions) {
	const bench = await createBench(options);
	const steps: string[] = [];
	const answer = await sendAnswering(bench.session, get, step => steps.push(step));
	return {...bench, answer, steps: steps.join('\n')};
}

test('different challenges are answered one after the other, each with what was asked before as well', async () => {
	const {answer, requests} = await send({
		http: scriptedHttp(
			tokenAnswer(),
			challenge(newerThan(1)),
			tokenAnswer(),
			challenge({access_token: {acrs: {value: 'c1'}}}),
			tokenAnswer(),
			json(200, {}),
		),
	});
	assert.equal(answer.response.status, 200);
	assert.deepEqual(
		requests.filter(({purpose}) => purpose === 'token').map(request => Object.fromEntries(formOf(request))['claims']),
		[
			undefined,
			'{"access_token":{"nbf":{"essential":true,"value":"1"}}}',
			'{"access_token":{"nbf":{"essential":true,"value":"1"},"acrs":{"value":"c1"}}}',
		],
	);
});

test('the same challenge again is given up, and a service that always asks for more is, too', async () => {
	const same = await send({
		http: scriptedHttp(tokenAnswer(), challenge(newerThan(1)), tokenAnswer(), challenge(newerThan(1))),
	});
	assert.equal(same.answer.response.status, 401);
	assert.match(same.steps, /Given up. This challenge was answered already/);
	const rounds = [1, 2, 3, 4].flatMap(number => [tokenAnswer(), challenge(newerThan(number))]);
	const endless = await send({http: scriptedHttp(...rounds)});
	assert.equal(endless.answer.response.status, 401);
	assert.equal(endless.requests.length, 8);
});

test('when the token endpoint refuses, that is told, and the request’s own refusal is what comes back', async () => {
	const {answer, steps, session} = await send({http: scriptedHttp(tokenAnswer(), challenge(newerThan(1)), refusal)});
	assert.equal(answer.response.status, 401);
	assert.match(steps, /Given up.*interaction_required, AADSTS50076/);
	assert.equal(session.state.choice.claims, undefined);
});

test('a challenge that is answered while something else was chosen leaves the other choice alone', async () => {
	const {session} = await createBench({http: scriptedHttp(tokenAnswer(), refusal)});
	await session.requestToken();
	const answering = failureOf(answerChallenge(session, challengeFor({access_token: {acrs: {value: 'c1'}}})));
	session.choose({scope: 'arm'});
	assert.equal((await answering).kind, 'token-refused');
	assert.equal(session.state.choice.claims, undefined);
	assert.equal(session.state.choice.scope, 'arm');
});

test('a challenge is explained in words, what nobody documents by its name, and nothing acts on the terminal', async () => {
	const {show} = await createBench();
	const text = textOf(
		challengeDocument(
			{
				...challengeFor({
					access_token: {
						nbf: {essential: true, value: '1603742800'},
						polids: {essential: true, values: ['one', 'two']},
						xms_rp_ipaddr: {value: '1.2.3.4'},
						capolids: null,
						'x\u001b[31m': {value: {deep: [1]}},
					},
					id_token: {auth_time: {value: 'soon'}},
					strange: 'yes',
				}),
				description: 'Because.\u0007',
			},
			show,
		),
	);
	for (const words of [
		'a token newer than 2020-10-26T20:06:40Z',
		'the Conditional Access policies one, two',
		'the address from which the service sees this client: 1.2.3.4',
		'the claim capolids',
		'{"deep":[1]}',
		'a sign-in later than soon',
		'auth_time in the ID token',
		'strange: yes',
		'Because.',
	]) {
		assert.ok(text.includes(words), `${words}\n${text}`);
	}

	assert.doesNotMatch(text, /[\u0007\u001b]/);
});
