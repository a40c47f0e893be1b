import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import type {ClientCertificate, LoadCertificate} from '../../source/core/client-certificate.ts';
import type {CredentialFacts} from '../../source/core/credential-facts.ts';
import {decodeToken} from '../../source/core/jwt.ts';
import type {Credential, Profile} from '../../source/core/profile.ts';
import {Secret} from '../../source/core/secret.ts';
import {clientAuthenticationOf, credentialFactsOf} from '../../source/flows/client-authentication.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {appProfile, authenticationBench} from '../helpers/flow-bench.ts';

const target = {tokenEndpoint: 'https://login.example/tenant/oauth2/v2.0/token', clientId: appProfile.clientId};

const certificate: ClientCertificate = {
	facts: {
		kind: 'certificate',
		subject: 'CN=contoso-automation',
		sha1Thumbprint: 'A1',
		sha256Thumbprint: 'B2',
		notBefore: Date.UTC(2026, 0, 1),
		notAfter: Date.UTC(2027, 0, 1),
	},
	x5tS256: 'the-thumbprint',
	chain: ['bGVhZg==', 'cm9vdA=='],
	sign: async text => `signature-over-${text.length}`,
};

function bench(credential: Partial<Extract<Credential, {kind: 'certificate'}>> = {}, start?: number) {
	const profile: Profile = {
		...appProfile,
		credential: {kind: 'certificate', certificate: 'file:/a.pem', passphrase: 'env:P', ...credential},
	};
	const loads: string[] = [];
	const shown: CredentialFacts[] = [];
	const clock = createFakeClock(start);
	let ids = 0;
	const loadCertificate: LoadCertificate = async (references, purpose) => {
		loads.push(`${references.certificate}, ${references.passphrase}: ${purpose}`);
		return certificate;
	};
	const tools = authenticationBench({clock, loadCertificate, newId: () => `id-${++ids}`});
	const authenticate = clientAuthenticationOf(profile, cloudOf(profile), tools, facts => shown.push(facts));
	return {
		loads,
		shown,
		clock,
		facts: () => credentialFactsOf(profile, cloudOf(profile), tools),
		async assertion() {
			const [type, assertion] = await authenticate(target);
			assert.deepEqual(type, {
				name: 'client_assertion_type',
				value: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
			});
			assert.equal(assertion?.name, 'client_assertion');
			assert.ok(assertion.value instanceof Secret, 'masked wherever it is shown');
			return assertion.value.reveal();
		},
	};
}

test('a certificate signs an assertion for this token endpoint, good for ten minutes', async () => {
	const {assertion, clock} = bench();
	const token = await assertion();
	const now = clock.now() / 1000;
	assert.deepEqual(decodeToken(token), {
		header: {alg: 'PS256', typ: 'JWT', 'x5t#S256': 'the-thumbprint'},
		payload: {
			aud: target.tokenEndpoint,
			iss: target.clientId,
			sub: target.clientId,
			jti: 'id-1',
			nbf: now,
			iat: now,
			exp: now + 600,
		},
	});
	const signed = token.slice(0, token.lastIndexOf('.'));
	assert.equal(token, `${signed}.signature-over-${signed.length}`);
});

test('each request gets an assertion of its own, while the certificate is read and told once', async () => {
	const {assertion, loads, shown, clock} = bench();
	assert.deepEqual(loads, [], 'nothing is read before it is needed');
	const first = decodeToken(await assertion()).payload;
	await clock.advance(1000);
	const second = decodeToken(await assertion()).payload;
	assert.notEqual(first['jti'], second['jti']);
	assert.equal(Number(second['iat']) - Number(first['iat']), 1);
	assert.deepEqual(loads, ['file:/a.pem, env:P: certificate of my app']);
	assert.deepEqual(shown, [certificate.facts]);
});

test('the chain is sent when the profile says so', async () => {
	const {header} = decodeToken(await bench({sendCertificateChain: true}).assertion());
	assert.deepEqual(header['x5c'], certificate.chain);
});

for (const [what, start, message, hint] of [
	['expired', Date.UTC(2027, 0, 1), /CN=contoso-automation of my app expired at 2027-01-01T00:00:00Z/, /--certificate/],
	['not yet valid', Date.UTC(2025, 11, 31), /not valid before 2026-01-01T00:00:00Z/, /clock/],
] as const) {
	test(`a certificate that is ${what} is refused before anything is signed, and can still be looked at`, async () => {
		const {assertion, shown, facts} = bench({}, start);
		const error = await failureOf(assertion());
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, message);
		assert.match(error.hint ?? '', hint);
		assert.deepEqual(shown, []);
		assert.deepEqual(await facts(), certificate.facts);
	});
}
