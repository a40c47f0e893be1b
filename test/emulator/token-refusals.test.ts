import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Answer, armScope, type Bench, createBench, type Form, graphScope} from './bench.ts';

/** A good request of the inventory app, to be spoiled. */
const good = (bench: Bench, more: Form = {}): Form => ({
	grant_type: 'client_credentials',
	client_id: bench.app('contoso-inventory').clientId,
	client_secret: bench.secrets.get('contoso-inventory-secret') ?? '',
	scope: graphScope,
	...more,
});

const without = (form: Form, name: string): Form =>
	Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

const refresh = (bench: Bench, name: string, more: Form = {}): Form => ({
	grant_type: 'refresh_token',
	client_id: bench.app('contoso-workbench').clientId,
	refresh_token: bench.secrets.get(`${name}-refresh-token`) ?? '',
	scope: graphScope,
	...more,
});

function assertRefused(answer: Answer, code: number, error: string, status = 400): void {
	assert.deepEqual(answer.json['error_codes'], [code], answer.body);
	assert.equal(answer.json['error'], error);
	assert.equal(answer.status, status);
}

type Case = {
	readonly title: string;
	readonly code: number;
	readonly error: string;
	readonly status?: number;
	readonly tenant?: string;
	form(bench: Bench): Form;
	readonly says?: RegExp;
};

const cases: readonly Case[] = [
	{
		title: 'a wrong secret',
		code: 7000215,
		error: 'invalid_client',
		status: 401,
		form: bench => good(bench, {client_secret: bench.secrets.get('contoso-wrong-secret') ?? ''}),
		says: /^AADSTS7000215: Invalid client secret provided\./,
	},
	{
		title: 'the secret’s id in place of its value',
		code: 7000215,
		error: 'invalid_client',
		status: 401,
		form: bench => good(bench, {client_secret: bench.app('contoso-inventory').secrets[0]?.keyId ?? ''}),
		says: /has the form of a client secret ID/,
	},
	{
		title: 'an expired secret',
		code: 7000222,
		error: 'invalid_client',
		status: 401,
		form: bench =>
			good(bench, {
				client_id: bench.app('contoso-nightly-sync').clientId,
				client_secret: bench.secrets.get('contoso-nightly-sync-secret') ?? '',
			}),
	},
	{
		title: 'a confidential client without any proof',
		code: 7000218,
		error: 'invalid_client',
		status: 401,
		form: bench => without(good(bench), 'client_secret'),
	},
	{
		title: 'a public client on its own',
		code: 7000218,
		error: 'invalid_client',
		status: 401,
		form: bench => without(good(bench, {client_id: bench.app('contoso-workbench').clientId}), 'client_secret'),
	},
	{
		title: 'a public client with a secret',
		code: 700025,
		error: 'invalid_client',
		status: 401,
		form: bench => refresh(bench, 'contoso-user', {client_secret: 'something'}),
	},
	{
		title: 'an unknown app',
		code: 700016,
		error: 'unauthorized_client',
		form: bench => good(bench, {client_id: '11112222-bbbb-4333-8ccc-4444dddd5555'}),
	},
	{
		title: 'an app of another tenant',
		code: 700016,
		error: 'unauthorized_client',
		tenant: 'fabrikam-partners.example',
		form: bench => good(bench),
	},
	{
		title: 'an unknown tenant id',
		code: 90002,
		error: 'invalid_request',
		tenant: 'aaaabbbb-0000-4ccc-8111-dddd2222eeee',
		form: bench => good(bench),
	},
	{title: 'an unknown domain', code: 90002, error: 'invalid_request', tenant: 'nobody.example', form: good},
	{title: 'a tenant that is no name at all', code: 900023, error: 'invalid_request', tenant: 'YOUR_TENANT', form: good},
	{title: 'an app on its own at common', code: 50059, error: 'invalid_request', tenant: 'common', form: good},
	{
		title: 'an app on its own at organizations',
		code: 50059,
		error: 'invalid_request',
		tenant: 'organizations',
		form: good,
	},
	{
		title: 'a permission in place of .default',
		code: 1002012,
		error: 'invalid_scope',
		form: bench => good(bench, {scope: 'https://graph.microsoft.com/User.Read.All'}),
	},
	{
		title: '.default mixed with a permission, app',
		code: 70011,
		error: 'invalid_scope',
		form: bench => good(bench, {scope: `${graphScope} https://graph.microsoft.com/User.Read.All`}),
	},
	{
		title: '.default mixed with a permission, user',
		code: 70011,
		error: 'invalid_scope',
		form: bench => refresh(bench, 'contoso-user', {scope: `${graphScope} User.Read`}),
	},
	{
		title: 'two APIs in one request',
		code: 28000,
		error: 'invalid_request',
		form: bench => good(bench, {scope: `${graphScope} ${armScope}`}),
	},
	{
		title: 'an API the tenant does not have',
		code: 500011,
		error: 'invalid_resource',
		form: bench => good(bench, {scope: 'https://api.unknown.example/.default'}),
		says: /named https:\/\/api\.unknown\.example was not found in the tenant named Contoso Ltd/,
	},
	{
		title: 'a missing grant type',
		code: 900144,
		error: 'invalid_request',
		form: bench => without(good(bench), 'grant_type'),
		says: /'grant_type'/,
	},
	{
		title: 'a missing client id',
		code: 900144,
		error: 'invalid_request',
		form: bench => without(good(bench), 'client_id'),
		says: /'client_id'/,
	},
	{
		title: 'a missing scope',
		code: 900144,
		error: 'invalid_request',
		form: bench => without(good(bench), 'scope'),
		says: /'scope'/,
	},
	{
		title: 'a missing refresh token',
		code: 900144,
		error: 'invalid_request',
		form: bench => without(refresh(bench, 'contoso-user'), 'refresh_token'),
		says: /'refresh_token'/,
	},
	{
		title: 'a grant nobody knows',
		code: 70003,
		error: 'unsupported_grant_type',
		form: bench => good(bench, {grant_type: 'client_credential'}),
	},
	{
		title: 'an unknown refresh token',
		code: 70000,
		error: 'invalid_grant',
		form: bench => refresh(bench, 'contoso-user', {refresh_token: '1.AXEAnothing'}),
	},
	{
		title: 'a refresh token of another client',
		code: 70000,
		error: 'invalid_grant',
		form: bench => refresh(bench, 'contoso-auditor-user'),
	},
	{
		title: 'a refresh token unused for more than 90 days',
		code: 700082,
		error: 'invalid_grant',
		form: bench => refresh(bench, 'contoso-user-unused'),
	},
	{
		title: 'a permission without consent',
		code: 65001,
		error: 'invalid_grant',
		form: bench => refresh(bench, 'contoso-user', {scope: 'https://graph.microsoft.com/Directory.ReadWrite.All'}),
	},
	{
		title: 'a user who must pass multi-factor authentication',
		code: 50076,
		error: 'invalid_grant',
		form: bench => refresh(bench, 'contoso-user-without-mfa'),
	},
	{
		title: 'an app a policy blocks',
		code: 53003,
		error: 'invalid_grant',
		form: bench =>
			good(bench, {
				client_id: bench.app('contoso-kiosk').clientId,
				client_secret: bench.secrets.get('contoso-kiosk-secret') ?? '',
			}),
	},
	{title: 'the consumers authority', code: 9002332, error: 'invalid_request', tenant: 'consumers', form: good},
];

for (const {title, code, error, status, tenant, form, says} of cases) {
	test(`token endpoint: refuses ${title} with AADSTS${code}`, async () => {
		const bench = await createBench();
		const answer = await bench.token(tenant ?? bench.contoso, form(bench));
		assertRefused(answer, code, error, status);
		if (says) {
			assert.match(String(answer.json['error_description']), says);
		}
	});
}

test('token endpoint: a GET is refused with AADSTS900561', async () => {
	const bench = await createBench();
	const answer = await bench.get(`/${bench.contoso}/oauth2/v2.0/token`);
	assertRefused(answer, 900561, 'invalid_request');
});

test('token endpoint: a JSON body counts as no form at all', async () => {
	const bench = await createBench();
	const headers = {'content-type': 'application/json'};
	const answer = await bench.token(bench.contoso, good(bench), headers);
	assertRefused(answer, 900144, 'invalid_request');
});

test('token endpoint: what a person must do comes with a suberror and a claims challenge', async () => {
	const bench = await createBench();
	const mfa = await bench.token(bench.contoso, refresh(bench, 'contoso-user-without-mfa'));
	assert.equal(mfa.json['suberror'], 'basic_action');
	assert.ok(JSON.parse(String(mfa.json['claims'])).access_token.capolids.essential);
	const consent = await bench.token(bench.contoso, refresh(bench, 'contoso-user', {scope: 'Mail.Send'}));
	assert.equal(consent.json['suberror'], 'consent_required');
});

test('token endpoint: an error has Entra’s body and headers, and takes over the caller’s request id', async () => {
	const bench = await createBench();
	const id = '7a6f1c0e-1111-4222-8333-944455556666';
	const answer = await bench.token(bench.contoso, good(bench, {client_secret: 'wrong'}), {'client-request-id': id});
	assert.deepEqual(Object.keys(answer.json), [
		'error',
		'error_description',
		'error_codes',
		'timestamp',
		'trace_id',
		'correlation_id',
		'error_uri',
	]);
	assert.equal(answer.json['correlation_id'], id);
	assert.equal(answer.json['timestamp'], '2026-03-02 09:00:00Z');
	assert.equal(answer.json['error_uri'], 'https://login.microsoftonline.com/error?code=7000215');
	assert.ok(
		String(answer.json['error_description']).endsWith(
			` Trace ID: ${answer.json['trace_id']} Correlation ID: ${id} Timestamp: 2026-03-02 09:00:00Z`,
		),
	);
	assert.equal(answer.headers['x-ms-request-id'], answer.json['trace_id']);
	assert.equal(answer.headers['client-request-id'], id);
	assert.equal(answer.headers['cache-control'], 'no-store, no-cache');
	assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
	assert.equal(answer.headers['date'], 'Mon, 02 Mar 2026 09:00:00 GMT');
});

test('token endpoint: no refusal repeats the secret or the refresh token that was sent', async () => {
	const bench = await createBench();
	for (const {tenant, form} of cases) {
		const sent = form(bench);
		const {body} = await bench.token(tenant ?? bench.contoso, sent);
		for (const name of ['client_secret', 'refresh_token']) {
			const value = sent[name];
			assert.ok(!value || !body.includes(value), name);
		}
	}
});
