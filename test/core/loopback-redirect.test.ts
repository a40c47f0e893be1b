import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loopbackRedirect} from '../../source/core/loopback-redirect.ts';

test('a redirect URI of this machine gets a port, and is the same to the letter otherwise', () => {
	for (const [uri, port, withPort] of [
		['http://localhost', undefined, 'http://localhost:8400'],
		['http://localhost/', undefined, 'http://localhost:8400/'],
		['http://localhost/Signed-In', undefined, 'http://localhost:8400/Signed-In'],
		['http://127.0.0.1:5000/cb?a=b', 5000, 'http://127.0.0.1:8400/cb?a=b'],
		['http://[::1]', undefined, 'http://[::1]:8400'],
		['http://localhost:0', undefined, 'http://localhost:8400'],
	] as const) {
		const redirect = loopbackRedirect(uri);
		assert.equal(redirect?.port, port, uri);
		assert.equal(redirect?.at(8400), withPort);
	}
});

test('a redirect URI that leads elsewhere is none of this machine', () => {
	for (const uri of [
		'https://localhost',
		'https://app.example/cb',
		'http://localhost.evil.example/',
		'http://localhost@evil.example/',
		'http://127.0.0.2/',
		'msal4c1c9cfa://auth',
		'https://login.microsoftonline.com/common/oauth2/nativeclient',
		'http://localhost/#here',
		'http://localhost:65536',
	]) {
		assert.equal(loopbackRedirect(uri), undefined, uri);
	}
});
