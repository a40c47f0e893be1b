import assert from 'node:assert/strict';
import {test} from 'node:test';
import {challengeOf} from '../../../source/core/claims-challenge.ts';
import {plainText} from '../../../source/core/secret.ts';
import {refusalDocument} from '../../../source/session/documents/answer-document.ts';
import {json, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {textOf} from '../../helpers/document.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const open = () => openRequestBench({choice: {profileId: 'contoso-review', flow: 'refresh-token', scope: 'graph'}});

/** The bearer tokens of the test requests, and the claims of the token requests, in the order they were sent. */
const sentOf = ({requests}: RequestBench): readonly string[] =>
	requests.map(({purpose, headers, form = []}) =>
		purpose === 'token'
			? `token ${plainText(form.find(({name}) => name === 'claims')?.value ?? '')}`
			: `api ${plainText(headers.find(({name}) => name === 'authorization')?.value ?? '').slice(-12)}`,
	);

const cp1 = '{"access_token":{"xms_cc":{"values":["cp1"]}}}';
const cp1AndContext = '{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["cp1"]}}}';

test('a challenge is explained on the refusal screen, answered by C, and the request sent again with the new token', async () => {
	const bench = await open();
	bench.aimAt('graph.sign-ins');
	await bench.press('enter');
	const layer = bench.workbench.topLayer;
	assert.ok(layer?.kind === 'refusal');
	const text = textOf(refusalDocument(layer.answer, bench.show));
	assert.match(text, /authentication context c1/);
	assert.match(text, /acrs in the access token/);
	await bench.press('C');
	assert.equal(bench.topKind(), 'response');
	const sent = sentOf(bench);
	assert.deepEqual(
		sent.filter(line => line.startsWith('token')),
		[`token ${cp1}`, `token ${cp1AndContext}`],
	);
	assert.equal(sent.length, 4);
	assert.notEqual(sent[1], sent[3]);
	assert.match(bench.status(), /^200 in/);
});

test('what is sent afterwards uses the token that answered, until profile, flow or scope are others', async () => {
	const bench = await open();
	bench.aimAt('graph.sign-ins');
	await bench.press('enter', 'C', 'escape');
	const answered = sentOf(bench).at(-1);
	bench.aimAt('graph.me');
	await bench.press('enter');
	assert.equal(sentOf(bench).at(-1), answered);
	assert.equal(sentOf(bench).length, 5);
	bench.session.choose({scope: 'arm'});
	assert.equal(bench.session.state.choice.claims, undefined);
	bench.session.choose({scope: 'graph'});
	assert.equal(bench.session.state.token.status, 'idle', 'the challenged token is not held any more');
});

test('each step of answering is said', async () => {
	const bench = await open();
	bench.aimAt('graph.sign-ins');
	await bench.press('enter');
	const said = new Set<string>();
	bench.workbench.subscribe(() => said.add(bench.status()));
	await bench.press('C');
	const all = [...said].join('\n');
	assert.match(all, /Asking for a token with the claims the service wants/);
	assert.match(all, /answered with a new token. Sending the request again/);
	assert.match(all, /On its way/);
});

test('a service that repeats its challenge is not answered twice', async () => {
	const challenge = json(
		401,
		{error: {code: 'InvalidAuthenticationToken', message: 'No.'}},
		{'www-authenticate': `Bearer claims="${btoa('{"access_token":{"nbf":{"essential":true,"value":"1603742800"}}}')}"`},
	);
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer(), challenge, tokenAnswer({}, {uti: '2'}), challenge),
	});
	bench.aimAt('graph.organization');
	await bench.press('enter', 'C');
	assert.equal(bench.topKind(), 'refusal');
	assert.equal(bench.requests.length, 4);
	await bench.press('C');
	assert.match(bench.status(), /answered already/);
	assert.equal(bench.requests.length, 4);
});

test('when no token is given, the error screen says why and the choice is as it was', async () => {
	const bench = await openRequestBench({
		choice: {profileId: 'contoso-review', flow: 'refresh-token', scope: 'graph'},
	});
	const {secrets} = bench;
	assert.ok(secrets instanceof Map);
	secrets.set('contoso-review-refresh-token', secrets.get('contoso-review-without-mfa-refresh-token'));
	bench.aimAt('graph.sign-ins');
	await bench.press('enter', 'C');
	const layer = bench.workbench.topLayer;
	assert.ok(layer?.kind === 'error');
	assert.equal(layer.error.facts.code, 'interaction_required');
	assert.match(layer.title, /^The challenge was not answered/);
	assert.equal(bench.session.state.choice.claims, undefined);
});

test('without a challenge, or after another choice, C says why it does nothing', async () => {
	const bench = await open();
	await bench.press('C');
	assert.match(bench.status(), /no claims challenge/);
	bench.aimAt('graph.sign-ins');
	await bench.press('enter');
	bench.session.choose({profileId: 'contoso-inventory'});
	await bench.press('C');
	assert.match(bench.status(), /another profile, flow or scope/);
	const {answer} = bench.session.state;
	assert.ok(answer.status === 'done' && challengeOf(answer.result.response));
});
