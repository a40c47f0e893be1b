import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBench} from './bench.ts';

const ask = async (query: Readonly<Record<string, string>>) => {
	const bench = await createBench();
	return bench.get(`/common/oauth2/v2.0/logout?${new URLSearchParams(query)}`);
};

test('sign-out: says so', async () => {
	const {status, body, headers} = await ask({});
	assert.equal(status, 200);
	assert.match(body, /signed out/);
	assert.match(headers['content-type'] ?? '', /^text\/html/);
});

test('sign-out: goes back to an application on this machine, with its state', async () => {
	const back = await ask({post_logout_redirect_uri: 'http://localhost:3000/bye?x=1', state: 'a b'});
	assert.equal(back.status, 302);
	assert.equal(back.headers['location'], 'http://localhost:3000/bye?x=1&state=a+b');
});

test('sign-out: leads nobody to another place', async () => {
	for (const address of [
		'https://evil.example/',
		'//evil.example',
		'javascript:alert(1)',
		'http://localhost.evil.example',
	]) {
		const {status, headers} = await ask({post_logout_redirect_uri: address});
		assert.equal(status, 200, address);
		assert.equal(headers['location'], undefined);
	}
});
