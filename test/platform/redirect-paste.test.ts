import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listening, state} from './redirect-bench.ts';

test('the address of the last page is taken as people paste it', async context => {
	for (const shape of [
		(port: number) => `http://localhost:${port}/?code=the-code&state=${state}&session_state=s`,
		(port: number) => `  http://localhost:${port}/?code=the-code&state=${state}#\r\n`,
		(port: number) => `http://127.0.0.1:${port}/?code=the-code&state=${state}`,
		(port: number) => `localhost:${port}/?code=the-code&state=${state}`,
		(port: number) => `"http://localhost:${port}/?code=the-\ncode&st\n  ate=${state}"`,
		() => `?code=the-code&state=${state}`,
		() => `code=the-code&state=${state}#`,
	]) {
		const listener = await listening(context);
		assert.equal(listener.take(shape(listener.port)), undefined, shape(1));
		assert.equal((await listener.redirected).get('code'), 'the-code');
	}
});

test('a pasted refusal is taken as well: it is the answer', async context => {
	const listener = await listening(context);
	assert.equal(listener.take(`http://localhost:${listener.port}/?error=access_denied&state=${state}`), undefined);
	assert.equal((await listener.redirected).get('error'), 'access_denied');
});

test('what is not the address awaited is answered with a sentence that says what it is, and the waiting goes on', async context => {
	const listener = await listening(context, {redirectUri: 'http://localhost/cb'});
	for (const [pasted, sentence] of [
		['', /Nothing was pasted/],
		['hello', /not the address of the last page/],
		[
			'https://login.example/common/oauth2/authorize?state=x',
			/an address of login\.example; the one awaited begins with/,
		],
		[`https://localhost:${listener.port}/cb?code=x&state=${state}`, /the one awaited begins with/],
		[`http://evil.example/cb?code=x&state=${state}`, /an address of evil\.example/],
		[`http://localhost:1/cb?code=x&state=${state}`, /another address of this machine/],
		[`http://localhost:${listener.port}/other?code=x&state=${state}`, /another address of this machine/],
		[listener.startAddress, /another address of this machine/],
		[`http://localhost:${listener.port}/cb?code=x&state=of-another-one`, /another sign-in.*state/],
		[`http://localhost:${listener.port}/cb?state=${state}`, /no code/],
		[`http://localhost:${listener.port}/cb`, /no code/],
		[`code=x&code=y&state=${state}`, /twice/],
	] as const) {
		assert.match(listener.take(pasted) ?? 'taken', sentence, pasted);
	}

	assert.equal(listener.take(`http://localhost:${listener.port}/cb?code=x&state=${state}`), undefined);
});
