import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tokenContent} from '../../../source/session/workbench/workbench-content.ts';
import {createBench} from '../../helpers/bench.ts';
import {jwtOf, scriptedHttp, tokenAnswer} from '../../helpers/canned.ts';
import {converse} from '../../helpers/conversation.ts';
import {settle} from '../../helpers/fake-clock.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

/** The row of the signature: its mark and what it says, with its explanation. */
const signatureOf = ({workbench}: RequestBench) => {
	const found = tokenContent(workbench).find(({row}) => row.kind === 'field' && row.name === 'sig');
	assert.ok(found?.row.kind === 'field');
	const {mark, value, note} = found.row;
	return {text: [mark, value, note].filter(Boolean).join(' '), why: found.explanation?.text ?? ''};
};

/** Presses K and waits for the outcome: Web Crypto takes its time. */
async function checkSignature(bench: RequestBench): Promise<void> {
	await bench.press('K');
	while (bench.workbench.state.status.mark === 'running') {
		await settle();
	}
}

test('the signature is not checked until K asks for it; then its row says by which key it is valid', async () => {
	const bench = await openRequestBench({choice: {scope: 'arm'}});
	await bench.press('t');
	assert.equal(signatureOf(bench).text, 'not checked K checks it');
	assert.equal(bench.requests.length, 1);
	await checkSignature(bench);
	assert.match(signatureOf(bench).text, /^ok key \S{27} of localhost:4711$/);
	assert.match(bench.status(), /^The signature: valid, key/);
	assert.equal(bench.requests.length, 3);
	await bench.press('T');
	assert.equal(signatureOf(bench).text, 'not checked K checks it', 'a new token has a signature of its own');
});

test('a Graph token says at once that nobody but Graph can check it, and why', async () => {
	const bench = await openRequestBench();
	await bench.press('t');
	assert.deepEqual(signatureOf(bench).text, 'cannot be checked: Graph adds a nonce');
	assert.match(signatureOf(bench).why, /hash of that nonce/);
	await checkSignature(bench);
	assert.equal(bench.workbench.state.status.mark, 'none', 'that is no fault');
	assert.equal(bench.requests.length, 1);
});

test('what is not valid is said with a mark; what is no JWT is said to be none', async () => {
	const bench = await openRequestBench({
		http: scriptedHttp(tokenAnswer({access_token: jwtOf({}, {alg: 'none'})}), tokenAnswer({access_token: 'opaque'})),
	});
	await bench.press('t');
	await checkSignature(bench);
	assert.equal(signatureOf(bench).text, 'no it is not signed');
	assert.equal(bench.workbench.state.status.mark, 'no');
	await bench.press('T');
	await checkSignature(bench);
	assert.match(bench.status(), /not a JWT/);
});

test('a refresh token of a family of clients is pointed out', async () => {
	const bench = await openRequestBench({http: scriptedHttp(tokenAnswer({foci: '1', refresh_token: 'x'}))});
	await bench.press('t');
	const row = tokenContent(bench.workbench).find(({row}) => row.kind === 'field' && row.name === 'foci');
	assert.match(row?.explanation?.text ?? '', /entok never does/);
});

test('plain lines check a signature, too', async () => {
	const bench = await createBench({choice: {profileId: 'contoso-inventory', flow: 'client-credentials', scope: 'arm'}});
	const {parts} = await converse(bench, ['t', 'K', '/sig']);
	assert.match(parts[2] ?? '', /ok: The signature: valid, key/);
	assert.match(parts[3] ?? '', /sig: ok: key \S+ of localhost:4711/);
});
