import assert from 'node:assert/strict';
import {constants, createHash, sign, X509Certificate} from 'node:crypto';
import {test} from 'node:test';
import {demoCertificate, demoCertificateKey} from '../../source/emulator/demo-certificate.ts';
import {makeCertificate} from '../helpers/client-certificates.ts';
import {type Answer, type Bench, claimsOf, createBench, type Form, graphScope, origin} from './bench.ts';

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const der = new X509Certificate(demoCertificate).raw;
const x5t = createHash('sha1').update(der).digest();
const x5tS256 = createHash('sha256').update(der).digest('base64url');

/** A token signed with RS256 or PS256; PS256 with the demo certificate unless said otherwise. */
function signed(
	payload: object,
	header: object = {'x5t#S256': x5tS256},
	alg = 'PS256',
	key = demoCertificateKey,
): string {
	const text = `${part({alg, typ: 'JWT', ...header})}.${part(payload)}`;
	const pss = {padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32};
	return `${text}.${sign('sha256', Buffer.from(text), {key, ...(alg === 'PS256' ? pss : {})}).toString('base64url')}`;
}

const clientOf = (bench: Bench, name = 'contoso-automation'): string => bench.app(name).clientId;

function claims(bench: Bench, more: object = {}) {
	const now = bench.clock.now() / 1000;
	const clientId = clientOf(bench);
	return {
		aud: `${origin}/${bench.contoso}/oauth2/v2.0/token`,
		iss: clientId,
		sub: clientId,
		jti: 'the same each time',
		nbf: now,
		exp: now + 600,
		...more,
	};
}

const ask = (bench: Bench, assertion: string, more: Form = {}): Promise<Answer> =>
	bench.token(bench.contoso, {
		grant_type: 'client_credentials',
		client_id: clientOf(bench),
		scope: graphScope,
		client_assertion_type: type,
		client_assertion: assertion,
		...more,
	});

function assertToken({status, json, body}: Answer): void {
	assert.equal(status, 200, body);
	assert.equal(claimsOf(String(json['access_token']))['appidacr'], '2');
}

function assertRefused({status, json, body}: Answer, code: number): void {
	assert.deepEqual(json['error_codes'], [code], body);
	assert.equal(status, json['error'] === 'invalid_client' ? 401 : 400);
}

for (const [what, header, alg] of [
	['PS256 and SHA-256, as MSAL does', {'x5t#S256': x5tS256}, 'PS256'],
	['RS256 and SHA-1, as it used to', {x5t: x5t.toString('base64url')}, 'RS256'],
	['a thumbprint with padding', {x5t: `${x5t.toString('base64url')}=`}, 'RS256'],
	['a chain beside it', {'x5t#S256': x5tS256, x5c: [der.toString('base64')]}, 'PS256'],
] as const) {
	test(`an assertion of a registered certificate gets a token: ${what}`, async () => {
		const bench = await createBench();
		assertToken(await ask(bench, signed(claims(bench), header, alg)));
	});
}

test('an assertion is taken with broken seconds, with the tenant’s domain, with the issuer as audience, and twice', async () => {
	const bench = await createBench();
	const now = bench.clock.now() / 1000;
	for (const more of [
		{iat: now + 0.25, exp: now + 600.75},
		{aud: [`${origin}/contoso.example/oauth2/v2.0/token`]},
		{aud: `${origin}/${bench.contoso}/v2.0`},
		{exp: now - 299},
		{nbf: now + 299},
		{},
		{},
	]) {
		assertToken(await ask(bench, signed(claims(bench, more))));
	}
});

const stranger = makeCertificate();

for (const [what, code, assertion] of [
	[
		'signed by a certificate that is not registered',
		700027,
		bench =>
			signed(
				claims(bench),
				{'x5t#S256': createHash('sha256').update(stranger.certificate.raw).digest('base64url')},
				'PS256',
				stranger.keyPem,
			),
	],
	['signed by another key', 700027, bench => signed(claims(bench), undefined, 'PS256', stranger.keyPem)],
	['naming no certificate', 700027, bench => signed(claims(bench), {kid: 'mine'})],
	['expired', 700024, bench => signed(claims(bench, {exp: bench.clock.now() / 1000 - 301}))],
	['of the future', 700024, bench => signed(claims(bench, {nbf: bench.clock.now() / 1000 + 301}))],
	['without an end', 700024, bench => signed(claims(bench, {exp: undefined}))],
	['of another client', 700021, bench => signed(claims(bench, {iss: clientOf(bench, 'contoso-inventory')}))],
	['whose subject is another', 50048, bench => signed(claims(bench, {sub: 'somebody'}))],
	[
		'for another tenant',
		700023,
		bench => signed(claims(bench, {aud: `${origin}/${bench.fabrikam}/oauth2/v2.0/token`})),
	],
	['for nobody', 700023, bench => signed(claims(bench, {aud: undefined}))],
	['without a subject', 50027, bench => signed(claims(bench, {sub: undefined}))],
	['no token', 50027, () => 'hunter2'],
	['no JSON', 50027, () => 'a.b.c'],
] as ReadonlyArray<readonly [string, number, (bench: Bench) => string]>) {
	test(`an assertion is refused: ${what}`, async () => {
		const bench = await createBench();
		assertRefused(await ask(bench, assertion(bench)), code);
	});
}

test('an assertion needs its type', async () => {
	const bench = await createBench();
	assertRefused(await ask(bench, signed(claims(bench)), {client_assertion_type: 'jwt'}), 900144);
});

/** A token of the emulator's own issuer, as a job of GitHub Actions gets one. */
async function jobToken(
	bench: Bench,
	query = `audience=${encodeURIComponent('api://AzureADTokenExchange')}`,
): Promise<string> {
	const {status, json} = await bench.get(`/issuer/token?api-version=2.0&${query}`, 'the-job');
	assert.equal(status, 200);
	return String(json['value']);
}

const pipeline = (bench: Bench): Form => ({client_id: clientOf(bench, 'contoso-pipeline')});

test('a job gets a token of the emulator’s own issuer, and a token of Entra for it', async () => {
	const bench = await createBench();
	const token = await jobToken(bench);
	const {iss, sub, exp} = claimsOf(token);
	assert.equal(iss, `${origin}/issuer`);
	assert.equal(sub, 'repo:contoso/inventory:ref:refs/heads/main');
	assert.equal(exp, bench.clock.now() / 1000 + 300);
	assertToken(await ask(bench, token, pipeline(bench)));
});

test('the issuer publishes where it is and its keys, and gives no token without the job’s own', async () => {
	const bench = await createBench();
	const {json} = await bench.get('/issuer/.well-known/openid-configuration');
	assert.equal(json['issuer'], `${origin}/issuer`);
	const keys = await bench.get(String(json['jwks_uri']));
	assert.equal((keys.json['keys'] as readonly unknown[]).length, 1);
	assert.equal((await bench.get('/issuer/token')).status, 401);
	assert.equal((await bench.send('POST', '/issuer/token', {authorization: 'bearer x'})).status, 405);
	assert.equal((await bench.get('/issuer/elsewhere')).status, 404);
});

test('a job’s token is refused when issuer, audience, subject, time or signature are not right, and for an app that trusts none', async () => {
	const bench = await createBench();
	const good = await jobToken(bench);
	const right = `audience=${encodeURIComponent('api://AzureADTokenExchange')}`;
	assertRefused(await ask(bench, good, {client_id: clientOf(bench, 'contoso-inventory')}), 7000226);
	assertRefused(await ask(bench, good, {client_id: clientOf(bench, 'contoso-release')}), 700213);
	assertRefused(await ask(bench, await jobToken(bench, ''), pipeline(bench)), 700212);
	const subject = await ask(
		bench,
		await jobToken(bench, `${right}&sub=repo:contoso/inventory:pull_request`),
		pipeline(bench),
	);
	assertRefused(subject, 700213);
	assert.match(String(subject.json['error_description']), /subject 'repo:contoso\/inventory:pull_request'/);
	const [header, payload, signature] = good.split('.');
	const elsewhere = part({...claimsOf(good), iss: `${origin}/issuer/`});
	assertRefused(await ask(bench, `${header}.${elsewhere}.${signature}`, pipeline(bench)), 700211);
	assertRefused(await ask(bench, `${header}.${payload}.c2lnbmF0dXJl`, pipeline(bench)), 50027);
	bench.clock.turn(601_000);
	assertRefused(await ask(bench, good, pipeline(bench)), 700024);
});

test('the certificate of an app stands in the directory, without its key', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-inventory');
	const {json} = await bench.get('/v1.0/applications?$top=100', token);
	const found = (
		json['value'] as ReadonlyArray<{
			appId: string;
			keyCredentials: ReadonlyArray<{customKeyIdentifier: string; key: unknown}>;
		}>
	).find(({appId}) => appId === clientOf(bench));
	assert.deepEqual(
		found?.keyCredentials.map(({customKeyIdentifier, key}) => [customKeyIdentifier, key]),
		[[x5t.toString('base64'), null]],
	);
});

test('the v1.0 endpoint takes an assertion for itself', async () => {
	const bench = await createBench();
	const path = `/${bench.contoso}/oauth2/token`;
	const form = {
		grant_type: 'client_credentials',
		client_id: clientOf(bench),
		resource: 'https://graph.microsoft.com',
		client_assertion_type: type,
		client_assertion: signed(claims(bench, {aud: `${origin}${path}`})),
	};
	const contentType = {'content-type': 'application/x-www-form-urlencoded'};
	assertToken(await bench.send('POST', path, contentType, new URLSearchParams(form).toString()));
});

test('a job’s token of the issuer on localhost is good under Microsoft’s name as well, where a proxy leads', async () => {
	const bench = await createBench();
	const {json} = await bench.get('/issuer/token?audience=api://AzureADTokenExchange', 'demo');
	const send = (host: string, assertion: string): Promise<Answer> =>
		bench.send(
			'POST',
			`https://${host}/${bench.contoso}/oauth2/v2.0/token`,
			{'content-type': 'application/x-www-form-urlencoded'},
			new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: clientOf(bench, 'contoso-pipeline'),
				scope: graphScope,
				client_assertion_type: type,
				client_assertion: assertion,
			}).toString(),
		);
	assertToken(await send('login.microsoftonline.com', String(json['value'])));
	assertRefused(await send('localhost:1', String(json['value'])), 700211);
});
