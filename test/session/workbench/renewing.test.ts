import assert from 'node:assert/strict';
import {test} from 'node:test';
import {renewQuietly} from '../../../source/session/workbench/renewing.ts';
import {fieldWith, shownField} from '../../../source/session/workbench/text-field.ts';
import {tick} from '../../../source/session/workbench/ticking.ts';
import {reveal} from '../../../source/session/workbench/token-actions.ts';
import {json, jwtOf, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {openRequestBench} from './request/bench.ts';

const twoTokens = () => scriptedHttp(tokenAnswer(), tokenAnswer({}, {oid: 'renewed'}));

test('a token that renews itself leaves an open editor and the focus alone, and is tried once', async () => {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer(), json(400, {error: 'invalid_client'}))});
	await bench.press('t');
	bench.workbench.change({isRenewing: true, focus: 'requests'});
	await bench.press('n');
	await bench.clock.advance(3_550_000);
	tick(bench.workbench);
	await bench.press('');
	tick(bench.workbench);
	await bench.press('');
	assert.equal(bench.requests.length, 2);
	assert.equal(bench.topKind(), 'request-editor');
	assert.equal(bench.workbench.state.focus, 'requests');
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
