import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import type {HttpResponse} from '../../../source/core/http.ts';
import {renewQuietly} from '../../../source/session/workbench/renewing.ts';
import {fieldWith, shownField} from '../../../source/session/workbench/text-field.ts';
import {tick} from '../../../source/session/workbench/ticking.ts';
import {reveal} from '../../../source/session/workbench/token-actions.ts';
import {json, jwtOf, pendingHttp, receivedAt, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const twoTokens = () => scriptedHttp(tokenAnswer(), tokenAnswer({}, {oid: 'renewed'}));

/** A token that renews itself, three seconds before it is due. */
async function nearlyDue(...answers: ReadonlyArray<HttpResponse | Error>): Promise<RequestBench> {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), ...answers)});
	await bench.press('t');
	bench.workbench.change({focus: 'token'});
	await bench.press('A');
	await bench.clock.advance(3_536_000);
	return bench;
}

/** Lets time pass as the workbench does, a second at a time. */
async function wait(bench: RequestBench, seconds: number): Promise<void> {
	for (let second = 0; second < seconds; second++) {
		await bench.clock.advance(1000);
		tick(bench.workbench);
		await bench.press('');
	}
}

const renewed = {...tokenAnswer({}, {oid: 'renewed'}), receivedAt: receivedAt + 3_600_000};
const nobody = new EntokError('no-answer', 'Nobody answers.');

test('a token that renews itself leaves an open editor and the focus alone', async () => {
	const bench = await nearlyDue(renewed);
	bench.workbench.change({focus: 'requests'});
	await bench.press('n');
	await wait(bench, 5);
	assert.equal(bench.requests.length, 2);
	assert.equal(bench.topKind(), 'request-editor');
	assert.equal(bench.workbench.state.focus, 'requests');
	assert.equal(bench.status(), 'The token was renewed.');
});

test('a renewal that fails keeps the token that is good, and says when it is tried again', async () => {
	const bench = await nearlyDue(nobody, renewed);
	const {token} = bench.session.state;
	await wait(bench, 5);
	assert.equal(bench.requests.length, 2);
	assert.deepEqual(bench.session.state.token, token);
	assert.equal(bench.status(), 'Renewal failed; next try at 09:59:30Z. The token held stays. Nobody answers.');
	await wait(bench, 28);
	assert.equal(bench.requests.length, 2);
	await wait(bench, 2);
	assert.equal(bench.requests.length, 3);
	assert.equal(bench.status(), 'The token was renewed.');
});

test('while it is renewed, the token held is shown and used as before', async () => {
	const {http, pending} = pendingHttp();
	const bench = await openRequestBench({http});
	bench.pressAtOnce('t');
	await bench.press('');
	pending[0]?.answer(tokenAnswer());
	await bench.press('');
	bench.workbench.change({isRenewing: true});
	await bench.clock.advance(3_540_000);
	await wait(bench, 1);
	assert.equal(pending.length, 2);
	assert.equal(bench.session.state.token.status, 'done');
	await wait(bench, 3);
	assert.equal(pending.length, 2, 'one try at a time');
});

test('a renewal waits for as long as the server asks, also beyond the end of the token', async () => {
	const bench = await nearlyDue(json(429, {}, {'retry-after': '90'}), nobody);
	await wait(bench, 93);
	assert.equal(bench.requests.length, 2);
	assert.match(bench.status(), /next try at 10:00:30Z/);
	await wait(bench, 2);
	assert.equal(bench.requests.length, 3);
	assert.match(bench.status(), /The token held has expired\. Nobody answers\.$/);
});

test('a renewal that was refused for good is not tried again by itself; A begins anew', async () => {
	const refusal = json(400, {error: 'invalid_client'});
	const bench = await nearlyDue(refusal, refusal);
	await wait(bench, 200);
	assert.equal(bench.requests.length, 2);
	assert.match(bench.status(), /^Renewal failed; T tries again\. The token held stays\. .*invalid_client/);
	await bench.press('A', 'A');
	await wait(bench, 1);
	assert.equal(bench.requests.length, 3);
});

test('what is revealed is one token: another one that comes meanwhile stays hidden', async () => {
	const bench = await openRequestBench({http: twoTokens()});
	await bench.press('t');
	reveal(bench.workbench);
	assert.ok(bench.workbench.revealed);
	await renewQuietly(bench.workbench);
	assert.equal(bench.workbench.revealed, undefined);
});

test('a failure opens its screen only over the layers its action began with', async () => {
	const {workbench} = await openRequestBench();
	const {layers} = workbench.state;
	workbench.open({kind: 'pipe', field: fieldWith('')});
	workbench.fail(new Error('broken'), 'It failed', layers);
	assert.equal(workbench.topLayer?.kind, 'pipe');
	assert.match(workbench.state.status.text, /^It failed/);
});

test('a secret in a field is hidden also when the cursor stands in its middle', async () => {
	const {show} = await openRequestBench();
	const token = jwtOf({aud: 'x', oid: 'somebody', sub: 'somebody'});
	const {before, under, after} = shownField({...fieldWith(token), cursor: 40}, show);
	assert.ok(!token.includes(before));
	assert.equal(under + after, '');
});
