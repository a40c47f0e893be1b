import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cloudOf} from '../../source/catalogue/clouds.ts';
import type {CredentialFacts} from '../../source/core/credential-facts.ts';
import type {HttpRequest, HttpResponse} from '../../source/core/http.ts';
import type {Credential, Profile} from '../../source/core/profile.ts';
import {plainText, Secret} from '../../source/core/secret.ts';
import type {AuthenticationTools} from '../../source/flows/authentication-tools.ts';
import {clientAuthenticationOf, credentialFactsOf} from '../../source/flows/client-authentication.ts';
import {headerOf, json, jwtOf, receivedAt, response} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {appProfile, authenticationBench} from '../helpers/flow-bench.ts';

const target = {tokenEndpoint: 'https://login.example/token', clientId: appProfile.clientId};
const audience = 'api://AzureADTokenExchange';
const claims = {
	iss: 'https://token.actions.example',
	sub: 'repo:contoso/inventory:ref:refs/heads/main',
	aud: audience,
	exp: receivedAt / 1000 + 300,
};
const good = jwtOf(claims);

function bench(
	federated: Omit<Extract<Credential, {kind: 'federated'}>, 'kind'>,
	tools: Partial<AuthenticationTools> = {},
	more: Partial<Profile> = {},
) {
	const profile: Profile = {...appProfile, ...more, credential: {kind: 'federated', ...federated}};
	const shown: CredentialFacts[] = [];
	const learned: string[] = [];
	const asked: string[] = [];
	const all = authenticationBench({
		async resolve(reference, purpose) {
			asked.push(`${reference} for ${purpose}`);
			return new Secret(`${good}\n`);
		},
		learn: secret => learned.push(secret.reveal()),
		...tools,
	});
	const authenticate = clientAuthenticationOf(profile, cloudOf(profile), all, facts => shown.push(facts));
	return {
		shown,
		learned,
		asked,
		facts: () => credentialFactsOf(profile, cloudOf(profile), all),
		fields: async () => (await authenticate(target)).map(({name, value}) => [name, plainText(value)]),
	};
}

const sent = (token: string) => [
	['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
	['client_assertion', token],
];

const gives = (token: string): Partial<AuthenticationTools> => ({resolve: async () => new Secret(token)});

test('an assertion in a file is handed on as it is, and what it says is told before', async () => {
	const {fields, shown, learned} = bench({assertion: 'file:/var/run/token'});
	assert.deepEqual(await fields(), sent(good));
	assert.deepEqual(shown, [
		{
			kind: 'assertion',
			source: '/var/run/token',
			issuer: claims.iss,
			subject: claims.sub,
			audiences: [audience],
			expiresAt: claims.exp * 1000,
		},
	]);
	assert.deepEqual(learned, [good]);
});

test('an assertion is read anew each time, from a file of any mode', async () => {
	const {fields, asked} = bench({assertion: 'file:/var/run/token'});
	await fields();
	await fields();
	assert.deepEqual(asked, Array(2).fill('file:/var/run/token?mode=any for federated assertion of my app'));
});

for (const [reference, source] of [
	['env:MY_TOKEN', 'env:MY_TOKEN'],
	['file:/t?mode=any', '/t'],
	['prompt', 'what was typed in'],
	['stdin', 'standard input'],
	['plain:abc', 'the profile itself'],
] as const) {
	test(`where an assertion comes from is told in words: ${reference}`, async () => {
		const facts = await bench({assertion: reference}).facts();
		assert.equal(facts?.kind === 'assertion' ? facts.source : undefined, source);
	});
}

function github(answer: HttpResponse, environment: Record<string, string> = {}) {
	const requests: HttpRequest[] = [];
	return {
		requests,
		tools: {
			environment: {
				ACTIONS_ID_TOKEN_REQUEST_URL: 'https://actions.example/token?api-version=2.0',
				ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
				...environment,
			},
			http: async (request: HttpRequest) => {
				requests.push(request);
				return answer;
			},
		},
	};
}

test('GitHub Actions is asked for a token for the audience of the cloud', async () => {
	for (const [cloud, wanted] of [
		['public', audience],
		['us-gov', 'api://AzureADTokenExchangeUSGov'],
		['china', 'api://AzureADTokenExchangeChina'],
	] as const) {
		const token = jwtOf({...claims, aud: wanted});
		const {tools, requests} = github(json(200, {count: 1, value: token}));
		const {fields, shown} = bench({assertion: 'github-actions'}, tools, {cloud});
		assert.deepEqual(await fields(), sent(token));
		assert.equal(
			requests[0]?.url,
			`https://actions.example/token?api-version=2.0&audience=${encodeURIComponent(wanted)}`,
		);
		assert.equal(headerOf(requests[0], 'authorization'), 'bearer request-token');
		assert.equal(shown[0]?.kind === 'assertion' && shown[0].source, 'GitHub Actions');
	}
});

test('GitHub Actions is asked for the audience that the app’s credential is said to name', async () => {
	const token = jwtOf({...claims, aud: 'https://own.example'});
	const {tools, requests} = github(json(200, {value: token}));
	await bench({assertion: 'github-actions', expect: {audience: 'https://own.example'}}, tools).fields();
	assert.equal(new URL(requests[0]?.url ?? '').searchParams.get('audience'), 'https://own.example');
});

for (const [what, {tools}, kind, message, hint] of [
	[
		'outside of a job',
		github(json(200, {}), {ACTIONS_ID_TOKEN_REQUEST_URL: ''}),
		'configuration',
		/REQUEST_URL is not set/,
		/id-token: write/,
	],
	[
		'no token to ask with',
		github(json(200, {}), {ACTIONS_ID_TOKEN_REQUEST_TOKEN: ''}),
		'configuration',
		/REQUEST_TOKEN is not set/,
		/id-token: write/,
	],
	[
		'plain http',
		github(json(200, {}), {ACTIONS_ID_TOKEN_REQUEST_URL: 'http://actions.example'}),
		'configuration',
		/not an https address/,
		/itself/,
	],
	['a refusal', github(response(401, 'no')), 'token-refused', /answered 401/, /one job only/],
	['an answer without a token', github(json(200, {count: 0})), 'token-refused', /without a token/, /one job only/],
] as const) {
	test(`no token from GitHub Actions: ${what}`, async () => {
		const error = await failureOf(bench({assertion: 'github-actions'}, tools).fields());
		assert.equal(error.kind, kind);
		assert.match(error.message, message);
		assert.match(error.hint ?? '', hint);
	});
}

test('a managed identity is asked for the exchange resource, and may write the audience as an id', async () => {
	const token = jwtOf({...claims, aud: 'fb60f99c-7a34-4190-8149-302f77469936'});
	const resources: string[] = [];
	const {fields, shown} = bench(
		{assertion: 'managed-identity'},
		{
			async managedIdentityToken(resource) {
				resources.push(resource);
				return new Secret(token);
			},
		},
	);
	assert.deepEqual(await fields(), sent(token));
	assert.deepEqual(resources, [audience]);
	assert.equal(shown[0]?.kind === 'assertion' && shown[0].source, 'managed identity');
});

for (const [what, token, message, hint] of [
	['expired', jwtOf({...claims, exp: receivedAt / 1000}), /expired at 2026-05-04T09:00:00Z/, /fresh/],
	[
		'for another audience',
		jwtOf({...claims, aud: 'https://github.com/contoso'}),
		/for the audience https:\/\/github\.com\/contoso, and api:\/\/AzureADTokenExchange is needed/,
		/--expect-audience/,
	],
	['for no audience', jwtOf({...claims, aud: undefined}), /for no audience/, /--expect-audience/],
	[
		'for an audience in other capitals',
		jwtOf({...claims, aud: audience.toLowerCase()}),
		/is needed/,
		/--expect-audience/,
	],
	['no token at all', 'hunter2', /no signed token \(from: \/t\)/, /JWT/],
] as const) {
	test(`an assertion is refused before it is sent: ${what}`, async () => {
		const {fields, shown} = bench({assertion: 'file:/t'}, gives(token));
		const error = await failureOf(fields());
		assert.equal(error.kind, 'configuration');
		assert.match(error.message, message);
		assert.match(error.hint ?? '', hint);
		assert.ok(!`${error.message} ${error.hint}`.includes(token));
		assert.deepEqual(shown, []);
	});
}

test('an assertion for several audiences is good when the right one is among them', async () => {
	const token = jwtOf({...claims, aud: ['other', audience]});
	assert.deepEqual(await bench({assertion: 'file:/t'}, gives(token)).fields(), sent(token));
});
