import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Secret} from '../../source/core/secret.ts';
import {onBehalfOf} from '../../source/flows/on-behalf-of.ts';
import {formOf, jwtOf, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const {clientId} = appProfile;
const now = createFakeClock().now() / 1000;
const good = {
	aud: `api://${clientId}`,
	scp: 'user_impersonation',
	idtyp: 'user',
	oid: 'o',
	sub: 's',
	exp: now + 600,
	tid: 'home',
};

/** The tools with a user's token of these claims. */
const withToken = (claims: object, text = jwtOf(claims)) => {
	const tools = flowTools(tokenAnswer());
	return {...tools, sent: tools.sent, userToken: async () => new Secret(text)};
};

test('on-behalf-of: the user’s token goes along as assertion, with the client’s proof', async () => {
	const tools = withToken(good);
	const token = await onBehalfOf.acquire(requestFor(), tools);
	assert.deepEqual(formOf(tools.sent[0]), [
		['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
		['client_id', clientId],
		['client_secret', 'the client secret'],
		['assertion', jwtOf(good)],
		['scope', 'https://graph.microsoft.com/.default'],
		['requested_token_use', 'on_behalf_of'],
	]);
	assert.ok(tools.sent[0]?.form?.find(({name}) => name === 'assertion')?.value instanceof Secret);
	assert.equal(token.flow, 'on-behalf-of');
});

test('on-behalf-of: what people paste is a token too, with Bearer in front or in a JSON answer', async () => {
	for (const text of [`Bearer ${jwtOf(good)}\n`, JSON.stringify({access_token: jwtOf(good)})]) {
		const tools = withToken(good, text);
		await onBehalfOf.acquire(requestFor(), tools);
		assert.equal(formOf(tools.sent[0]).find(([name]) => name === 'assertion')?.[1], jwtOf(good));
	}
});

test('on-behalf-of: at a word for many tenants, the tenant of the user’s token is asked', async () => {
	const tools = withToken(good);
	await onBehalfOf.acquire(requestFor({tenant: 'organizations'}), tools);
	assert.equal(tools.sent[0]?.url, 'https://login.microsoftonline.com/home/oauth2/v2.0/token');
});

for (const [what, claims] of [
	['the client id itself', {...good, aud: clientId}],
	['the client id in capitals, with a slash', {...good, aud: `api://${clientId.toUpperCase()}/`}],
	['an identifier URI only Entra knows', {...good, aud: 'https://expenses.contoso.example'}],
	['no idtyp, but scopes', {...good, idtyp: undefined}],
] as const) {
	test(`on-behalf-of: a token for ${what} is sent`, async () => {
		const tools = withToken(claims);
		await onBehalfOf.acquire(requestFor(), tools);
		assert.equal(tools.sent.length, 1);
	});
}

for (const [what, claims, aadsts, message] of [
	['an app’s own token', {...good, scp: undefined, idtyp: 'app', roles: ['A']}, 7000114, /no user in it/],
	['an app’s own token without idtyp', {...good, scp: undefined, idtyp: undefined, sub: 'o'}, 7000114, /no user in it/],
	[
		'an id token',
		{aud: clientId, preferred_username: 'nadia@contoso.example', nonce: 'n', oid: 'o', sub: 's', exp: now + 600},
		240002,
		/id token/,
	],
	[
		'a token for Graph',
		{...good, aud: 'https://graph.microsoft.com'},
		500131,
		/made for https:\/\/graph\.microsoft\.com/,
	],
	['a token for Graph by its id', {...good, aud: '00000003-0000-0000-c000-000000000000'}, 500131, /00000003/],
	['another app', {...good, aud: 'api://11112222-bbbb-4333-8ccc-4444dddd5555'}, 500131, /11112222.*4c1c9cfa/],
	['nobody', {...good, aud: undefined}, 500131, /made for nobody/],
	['yesterday', {...good, exp: now - 86_400}, 500133, /expired 24 h 0 min ago/],
] as const) {
	test(`on-behalf-of: a token of ${what} is refused before it is sent, as Entra would with ${aadsts}`, async () => {
		const tools = withToken(claims);
		const error = await failureOf(onBehalfOf.acquire(requestFor(), tools));
		assert.deepEqual([error.kind, error.facts.aadsts, error.facts.code], ['configuration', aadsts, 'not-sent']);
		assert.match(error.message, message);
		assert.match(error.hint ?? '', new RegExp(`api://${clientId}/\\.default`));
		assert.deepEqual(tools.sent, []);
	});
}

test('on-behalf-of: what is no JWT is refused with the reason and not quoted', async () => {
	for (const text of ['opaque-token-text', 'a.b', 'a.b.c.d.e', '']) {
		const tools = withToken({}, text);
		const error = await failureOf(onBehalfOf.acquire(requestFor(), tools));
		assert.equal(error.kind, 'usage');
		assert.doesNotMatch(`${error.message}${error.hint}`, /opaque-token-text/);
		assert.deepEqual(tools.sent, []);
	}
});
