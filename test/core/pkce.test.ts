import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeChallenge} from '../../source/core/pkce.ts';
import {randomText, sha256} from '../../source/platform/ids.ts';

test('the challenge of RFC 7636, appendix B, comes out', async () => {
	assert.equal(
		await codeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', sha256),
		'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
	);
});

test('a verifier of ours has 43 characters that RFC 7636 allows, and differs each time', () => {
	const verifiers = Array.from({length: 50}, randomText);
	assert.ok(verifiers.every(verifier => /^[\w.~-]{43}$/.test(verifier)));
	assert.equal(new Set(verifiers).size, verifiers.length);
});
