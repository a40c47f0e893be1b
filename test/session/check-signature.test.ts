import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT} from 'jose';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Http} from '../../source/core/http.ts';
import {Secret} from '../../source/core/secret.ts';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {type BenchOptions, benchOrigin, createBench} from '../helpers/bench.ts';
import {json} from '../helpers/canned.ts';
import {appProfile} from '../helpers/flow-bench.ts';

const tid = '0beb5e25-f415-4763-926a-0aa4f89a968f';
const {privateKey, publicKey} = await generateKeyPair('RS256', {extractable: true});
const other = await generateKeyPair('RS256', {extractable: true});
const jwk = {...(await exportJWK(publicKey)), kid: 'one', use: 'sig'};
const secretJwk = await exportJWK(privateKey);

const tokenOf = async (claims: object = {}, {alg = 'RS256', kid = 'one', key = privateKey, header = {}} = {}) =>
	new Secret(
		await new SignJWT({iss: `https://login.microsoftonline.com/${tid}/v2.0`, tid, exp: 1, ...claims})
			.setProtectedHeader({alg, kid, ...header})
			.sign(alg === 'PS256' ? await importJWK(secretJwk, 'PS256') : key),
	);

/** An authority at any host that publishes one key; which addresses were asked is kept. */
function authority({keys = [jwk] as readonly object[], jwksUri = ''} = {}): {http: Http; asked: string[]} {
	const asked: string[] = [];
	return {
		asked,
		async http({url, purpose, method}) {
			assert.deepEqual([purpose, method], ['discovery', 'GET']);
			asked.push(url);
			const {origin} = new URL(url);
			return url.endsWith('/openid-configuration')
				? json(200, {jwks_uri: jwksUri || `${origin}/${tid}/discovery/v2.0/keys`})
				: json(200, {keys});
		},
	};
}

async function check(token: Secret, {http, asked} = authority(), options: BenchOptions = {}) {
	const {session} = await createBench({http, profiles: [appProfile], choice: {profileId: appProfile.id}, ...options});
	return {state: await session.checkSignature(token), asked};
}

test('a token that its authority signed is valid, expired or not, by RS256 and PS256', async () => {
	for (const alg of ['RS256', 'PS256']) {
		const {state, asked} = await check(await tokenOf({}, {alg}));
		assert.deepEqual(state, {kind: 'valid', key: 'one', authority: 'login.microsoftonline.com'});
		assert.deepEqual(asked, [
			`https://login.microsoftonline.com/${tid}/v2.0/.well-known/openid-configuration`,
			`https://login.microsoftonline.com/${tid}/discovery/v2.0/keys`,
		]);
	}
});

test('a changed token, another signer and a cut signature are not valid', async () => {
	const good = (await tokenOf()).reveal();
	const [header, , signature] = good.split('.');
	const payload = Buffer.from(JSON.stringify({iss: `https://sts.windows.net/${tid}/`, tid, roles: ['All']})).toString(
		'base64url',
	);
	for (const token of [
		new Secret(`${header}.${payload}.${signature}`),
		new Secret(good.slice(0, -8)),
		await tokenOf({}, {key: other.privateKey}),
	]) {
		const {state} = await check(token);
		assert.equal(state.kind, 'invalid');
	}
});

test('an unsigned token and one signed with a shared secret are refused before anybody is asked', async () => {
	const shared = await new SignJWT({tid, iss: `https://login.microsoftonline.com/${tid}/v2.0`})
		.setProtectedHeader({alg: 'HS256', kid: 'one'})
		.sign(new TextEncoder().encode(JSON.stringify(jwk)));
	for (const [token, words] of [
		[new UnsecuredJWT({tid}).encode(), /not signed/],
		[shared, /HS256/],
	] as const) {
		const {state, asked} = await check(new Secret(token));
		assert.ok(state.kind === 'invalid');
		assert.match(`${state.reason} ${state.because}`, words);
		assert.deepEqual(asked, []);
	}
});

test('a key that is not published, and a Graph token’s nonce, mean that it cannot be told', async () => {
	const unknown = (await check(await tokenOf({}, {kid: 'two'}))).state;
	assert.ok(unknown.kind === 'cannot');
	assert.match(unknown.because, /No key with the id two/);
	const graph = await check(await tokenOf({}, {header: {nonce: 'x'}}));
	assert.ok(graph.state.kind === 'cannot');
	assert.match(graph.state.because, /only Graph can check/);
	assert.deepEqual(graph.asked, []);
});

test('what a token names is never asked: only authorities that are known', async () => {
	for (const iss of [
		'https://evil.example/common/v2.0',
		`https://login.microsoftonline.com.evil.example/${tid}/v2.0`,
		`https://login.microsoftonline.com@evil.example/${tid}/`,
		`https://login.microsoftonline.com:8443/${tid}/`,
		`http://login.microsoftonline.com/${tid}/`,
		'http://169.254.169.254/latest',
		'',
	]) {
		const {state, asked} = await check(await tokenOf({iss}));
		assert.ok(state.kind === 'cannot', iss);
		assert.match(state.because, /never of an address a token names/);
		assert.deepEqual(asked, [], iss);
	}

	const noTenant = await check(await tokenOf({tid: '../../evil', iss: 'https://login.microsoftonline.com/x/'}));
	assert.equal(noTenant.state.kind, 'cannot');
	assert.deepEqual(noTenant.asked, []);
});

test('aliases and national clouds lead to the authority itself; sts.windows.net to that of the profile', async () => {
	const usGov = {profiles: [{...appProfile, cloud: 'us-gov' as const}]};
	for (const [iss, host, options] of [
		[`https://sts.windows.net/${tid}/`, 'login.microsoftonline.com', {}],
		[`https://sts.windows.net/${tid}/`, 'login.microsoftonline.us', usGov],
		[`https://login.microsoftonline.us/${tid}/v2.0`, 'login.microsoftonline.us', {}],
		[`https://sts.chinacloudapi.cn/${tid}/`, 'login.partner.microsoftonline.cn', {}],
	] as const) {
		const {state, asked} = await check(await tokenOf({iss}), authority(), options);
		assert.equal(state.kind, 'valid', iss);
		assert.ok(
			asked.every(url => new URL(url).host === host),
			asked.join(),
		);
	}
});

test('an authority that sends us elsewhere for its keys, answers nonsense or not at all is not followed', async () => {
	for (const jwksUri of ['https://evil.example/keys', 'http://login.microsoftonline.com/keys', 'file:///etc/passwd']) {
		const {state, asked} = await check(await tokenOf(), authority({jwksUri}));
		assert.ok(state.kind === 'cannot');
		assert.equal(asked.length, 1);
	}

	for (const http of [
		async () => json(404, {}),
		async () => json(200, {keys: 'none'}),
		async () => {
			throw new EntokError('no-answer', 'Nobody answers.');
		},
	]) {
		assert.equal((await check(await tokenOf(), {http, asked: []})).state.kind, 'cannot');
	}
});

test('keys that are none, too short or for encryption fit nothing', async () => {
	const short = {kty: 'RSA', kid: 'one', n: 'AQAB', e: 'AQAB'};
	const {state} = await check(await tokenOf(), authority({keys: [short, {kid: 'one'}, {...jwk, use: 'enc'}]}));
	assert.equal(state.kind, 'invalid');
	const without = await check(await tokenOf({}, {header: {kid: undefined}}), authority({keys: [short, jwk]}));
	assert.equal(without.state.kind, 'valid');
});

test('the emulator’s own tokens are valid with a profile of it, Graph’s cannot be checked', async () => {
	const {session} = await createBench({choice: {scope: 'arm'}});
	const arm = await session.requestToken();
	assert.deepEqual(
		{...(await session.checkSignature(arm.accessToken)), key: ''},
		{kind: 'valid', key: '', authority: new URL(benchOrigin).host},
	);
	session.choose({profileId: undefined});
	assert.equal((await session.checkSignature(arm.accessToken)).kind, 'valid', 'there is one authority of one’s own');
	session.choose({profileId: 'contoso-inventory', scope: 'graph'});
	assert.equal((await session.checkSignature((await session.requestToken()).accessToken)).kind, 'cannot');
});

test('an authority of one’s own is not asked in plain text over a network', async () => {
	const demo = demoProfiles('http://authority.example')[0] ?? assert.fail('no profile');
	const {state, asked} = await check(await tokenOf({iss: `http://authority.example/${tid}/`}), authority(), {
		profiles: [demo],
		choice: {profileId: demo.id},
	});
	assert.equal(state.kind, 'cannot');
	assert.deepEqual(asked, []);
});
