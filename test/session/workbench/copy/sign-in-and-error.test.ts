import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../../source/core/entok-error.ts';
import {createFakeClipboard} from '../../../helpers/fake-clipboard.ts';
import {settle} from '../../../helpers/fake-clock.ts';
import {openRequestBench} from '../request/bench.ts';
import {enterCode, openSignInBench, signIn} from '../sign-in/bench.ts';

test('on the sign-in screen y copies the code, and a the address; the waiting goes on', async () => {
	const clipboard = createFakeClipboard();
	using bench = await openSignInBench({clipboard});
	await bench.press('y');
	assert.equal(bench.status(), 'code copied to the tmux buffer (paste: prefix ])');
	await bench.press('a');
	assert.deepEqual(clipboard.texts, [enterCode.userCode, enterCode.address]);
	assert.equal(bench.topKind(), 'sign-in');
});

test('where there is no code y copies the whole address for another browser', async () => {
	const clipboard = createFakeClipboard();
	using bench = await openSignInBench({clipboard, flow: 'authorization-code'});
	await bench.press('c');
	assert.deepEqual(clipboard.texts, [signIn.address]);
});

test('on the error screen y copies code, ids, time and flow for support, and what to ask an admin', async () => {
	const clipboard = createFakeClipboard();
	using bench = await openSignInBench({clipboard});
	bench.deviceCode.fail(
		new EntokError('token-refused', 'The token endpoint refused.', undefined, {
			status: 400,
			code: 'invalid_grant',
			aadsts: 53_003,
			traceId: '2f8c0000-0000-4000-8000-000000005800',
			correlationId: '824f0000-0000-4000-8000-000000004cce',
			timestamp: '2026-11-23 09:25:10Z',
		}),
	);
	await settle();
	await bench.press('y');
	assert.equal(bench.topKind(), 'error');
	assert.equal(bench.status(), 'ids for support copied to the tmux buffer (paste: prefix ])');
	const [text = ''] = clipboard.texts;
	assert.match(text, /^No token: /);
	assert.match(text, /\nerror: invalid_grant\naadsts: 53003\nstatus: 400\ntrace id: 2f8c0000-/);
	assert.match(text, /\ncorrelation id: 824f0000-.*\ntimestamp: 2026-11-23 09:25:10Z\nflow: device-code\n\n/);
	assert.match(text, /Which policy is it/);
});

test('an error without ids is copied with its time', async () => {
	const clipboard = createFakeClipboard();
	const bench = await openRequestBench({
		workbenchDoors: {clipboard},
		http: () => Promise.reject(new EntokError('no-answer', 'Not found.', undefined, {code: 'dns'})),
	});
	await bench.press('t', 'y');
	assert.match(clipboard.texts[0] ?? '', /^No token: the host was not found\ntime: 2026-05-04T09:00:00Z/);
});
