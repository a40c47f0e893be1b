import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {claimsOf, origin} from './bench.ts';
import {createSignInBench, redirectUri} from './sign-in-bench.ts';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = {
	code_challenge: createHash('sha256').update(verifier).digest('base64url'),
	code_challenge_method: 'S256',
};

test('signing in sends code, state, session and account back in the query, and the code gives tokens once', async () => {
	const {signIn, authorizeAddress, redeem, emulator} = await createSignInBench();
	const back = await signIn(authorizeAddress({...challenge, nonce: 'the-nonce', client_info: '1'}));
	assert.equal(back.get('state'), 'the-state');
	assert.match(back.get('session_state') ?? '', /^[\da-f-]{36}$/);
	const user = emulator.directory.contoso.users[0];
	assert.equal(JSON.parse(Buffer.from(back.get('client_info') ?? '', 'base64url').toString('utf8')).uid, user?.id);
	const {status, json} = await redeem(back.get('code') ?? '', {code_verifier: verifier});
	assert.equal(status, 200);
	assert.equal(claimsOf(String(json['id_token']))['nonce'], 'the-nonce');
	assert.equal(claimsOf(String(json['access_token']))['upn'], user?.userPrincipalName);
	const again = await redeem(back.get('code') ?? '', {code_verifier: verifier});
	assert.deepEqual([again.json['error'], again.json['error_codes']], ['invalid_grant', [54005]]);
});

test('with form_post the code comes in a form that posts itself, with exactly one state and no code in an address', async () => {
	const {browse, authorizeAddress, send} = await createSignInBench();
	const address = authorizeAddress({response_mode: 'form_post', state: '"><b>'});
	const last = await browse(address);
	assert.equal(last.url.href, `${redirectUri}/`, 'it is posted to the redirect URI');
	const {body} = await send(
		'POST',
		address,
		{'content-type': 'application/x-www-form-urlencoded'},
		new URLSearchParams({user: (await firstUser(address, send)) ?? '', answer: 'accept'}).toString(),
	);
	assert.match(body, new RegExp(`<form method="post" action="${redirectUri}">`));
	assert.equal(body.match(/name="state"/g)?.length, 1);
	assert.match(body, /name="state" value="&quot;&gt;&lt;b&gt;"/);
	assert.match(body, /name="code"/);
	assert.match(body, /<button>Continue<\/button>/);
});

const firstUser = async (
	address: string,
	send: Awaited<ReturnType<typeof createSignInBench>>['send'],
): Promise<string | undefined> => /name="user" value="([^"]+)"/.exec((await send('GET', address)).body)?.[1];

test('what must not go back to a stranger is shown on the page: an unknown app, a redirect URI that is not registered', async () => {
	const {browse, authorizeAddress} = await createSignInBench();
	for (const [more, code] of [
		[{client_id: '00000000-0000-4000-8000-000000000000'}, 700016],
		[{client_id: undefined}, 900144],
		[{redirect_uri: 'https://evil.example/cb'}, 50011],
		[{redirect_uri: 'http://localhost:1/'}, 50011],
		[{redirect_uri: 'http://localhost:99999'}, 50011],
		[{redirect_uri: 'http://localhost/Signed-In'}, 50011],
		[{response_mode: 'fragment'}, 70007],
	] as const) {
		const {status, url, body} = await browse(authorizeAddress(more));
		assert.equal(status, 400);
		assert.equal(url.origin, origin, 'it never left');
		assert.match(body, new RegExp(`AADSTS${code}: .*Trace ID: [\\da-f-]{36} Correlation ID: `));
	}
});

test('a registered redirect URI matches with any port', async () => {
	const {browse, authorizeAddress} = await createSignInBench();
	for (const uri of [
		'http://localhost',
		'http://localhost:1',
		'http://127.0.0.1:65535',
		'http://localhost:8400/signed-in',
	]) {
		const {url} = await browse(authorizeAddress({redirect_uri: uri}));
		assert.ok(url.href.startsWith(uri), url.href);
		assert.ok(url.searchParams.has('code'));
	}
});

test('what the app can be told comes back to it, with its state: declined, nobody signed in, a bad wish', async () => {
	const {signIn, authorizeAddress} = await createSignInBench();
	for (const [more, wish, error, code] of [
		[{}, {declines: true}, 'access_denied', 65004],
		[{prompt: 'none'}, {}, 'login_required', 50058],
		[{response_type: 'token'}, {}, 'unsupported_response_type', 700054],
		[{scope: undefined}, {}, 'invalid_request', 900144],
		[{scope: 'https://no.such.api/.default'}, {}, 'invalid_resource', 500011],
		[{code_challenge: 'short'}, {}, 'invalid_request', 501491],
	] as const) {
		const back = await signIn(authorizeAddress(more), wish);
		assert.equal(back.get('error'), error);
		assert.match(back.get('error_description') ?? '', new RegExp(`^AADSTS${code}: `));
		assert.equal(back.get('state'), 'the-state');
		assert.equal(back.get('code'), null);
	}
});

test('a code is bound to its verifier, redirect URI, tenant, client and ten minutes', async () => {
	const {signIn, authorizeAddress, redeem, clock, app} = await createSignInBench();
	const code = (await signIn(authorizeAddress(challenge))).get('code') ?? '';
	for (const [form, tenant, number] of [
		[{}, undefined, 501481],
		[{code_verifier: `${verifier}x`}, undefined, 501481],
		[{code_verifier: verifier, redirect_uri: 'http://localhost:53199/'}, undefined, 50011],
		[{code_verifier: verifier}, 'organizations', 700005],
		[{code_verifier: verifier, code: 'made up'}, undefined, 70000],
		[{code_verifier: verifier, client_id: app('contoso-auditor').clientId}, undefined, 7_000_218],
	] as const) {
		assert.deepEqual((await redeem(code, form, tenant)).json['error_codes'], [number]);
	}

	clock.turn(10 * 60_000);
	assert.deepEqual((await redeem(code, {code_verifier: verifier})).json['error_codes'], [70008]);
});

test('a user who has to use multi-factor authentication and did not is refused when the code is redeemed', async () => {
	const {signIn, authorizeAddress, redeem} = await createSignInBench();
	const wish = {user: 'Silas Frost'};
	const weak = await signIn(authorizeAddress(), {...wish, skipsMfa: true});
	assert.deepEqual((await redeem(weak.get('code') ?? '')).json['error_codes'], [50076]);
	const strong = await signIn(authorizeAddress(), wish);
	assert.equal((await redeem(strong.get('code') ?? '')).status, 200);
	const byHint = await signIn(authorizeAddress({login_hint: 'TARA.BLOOM@contoso.example'}));
	const {json} = await redeem(byHint.get('code') ?? '');
	assert.equal(claimsOf(String(json['access_token']))['name'], 'Tara Bloom');
});

test('a confidential app proves itself when it redeems, and the refresh token goes on working', async () => {
	const {signIn, authorizeAddress, redeem, app, secrets, token, contoso} = await createSignInBench();
	const {clientId} = app('contoso-auditor');
	const proof = {client_id: clientId, client_secret: secrets.get('contoso-auditor-secret') ?? ''};
	const {json} = await redeem((await signIn(authorizeAddress({client_id: clientId}))).get('code') ?? '', proof);
	const renewed = await token(contoso, {
		grant_type: 'refresh_token',
		refresh_token: String(json['refresh_token']),
		...proof,
	});
	assert.equal(renewed.status, 200, renewed.body);
	const without = await redeem((await signIn(authorizeAddress({scope: 'User.Read'}))).get('code') ?? '');
	assert.equal(without.status, 200);
	assert.deepEqual([without.json['refresh_token'], without.json['id_token']], [undefined, undefined]);
});
