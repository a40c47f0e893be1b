import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import type {HttpResponse} from '../../source/core/http.ts';
import type {TokenSet} from '../../source/core/token-set.ts';
import {requestToken} from '../../source/flows/token-endpoint.ts';
import {sha256} from '../../source/platform/ids.ts';
import {json, jwtOf, receivedAt, response, tokenAnswer} from '../helpers/canned.ts';
import {failureOf} from '../helpers/failure.ts';
import {appProfile, flowTools, requestFor} from '../helpers/flow-bench.ts';

const ask = (answer: HttpResponse): Promise<TokenSet> =>
	requestToken(
		{flow: 'client-credentials', grantType: 'client_credentials', fields: []},
		requestFor(),
		flowTools(answer),
	);

const accessToken = jwtOf({aud: 'x'});

test('a token answer becomes a token set, its times on our own clock', async () => {
	const token = await ask(
		json(
			200,
			{
				token_type: 'Bearer',
				expires_in: 3599,
				ext_expires_in: 3599,
				refresh_in: 1800,
				access_token: accessToken,
				scope: 'https://graph.microsoft.com/User.Read',
				foci: '1',
			},
			{date: new Date(receivedAt - 90_000).toUTCString()},
		),
	);
	assert.equal(token.accessToken.reveal(), accessToken);
	assert.deepEqual(
		{...token, accessToken: undefined},
		{
			accessToken: undefined,
			tokenType: 'Bearer',
			receivedAt,
			expiresAt: receivedAt + 3_599_000,
			refreshAt: receivedAt + 1_800_000,
			scope: 'https://graph.microsoft.com/User.Read',
			refreshToken: undefined,
			idToken: undefined,
			fingerprint: (await sha256(accessToken)).slice(0, 16),
			clockSkew: 90_000,
			flow: 'client-credentials',
			profileId: appProfile.id,
			tenant: appProfile.tenant,
			familyOfClientIds: true,
		},
	);
});

test('where the answer names no scope, it is the one asked for', async () => {
	const token = await ask(tokenAnswer());
	assert.equal(token.scope, 'https://graph.microsoft.com/.default');
	assert.equal(token.clockSkew, undefined);
	assert.equal(token.refreshAt, undefined);
});

test('expires_in may be written as text', async () => {
	assert.equal((await ask(tokenAnswer({expires_in: '3599'}))).expiresAt, receivedAt + 3_599_000);
});

test('expires_on does where expires_in is missing', async () => {
	const expiresOn = receivedAt / 1000 + 600;
	for (const value of [expiresOn, String(expiresOn)]) {
		const token = await ask(tokenAnswer({expires_in: undefined, expires_on: value}));
		assert.equal(token.expiresAt, receivedAt + 600_000);
	}
});

test('token_type may be missing', async () => {
	assert.equal((await ask(tokenAnswer({token_type: undefined}))).tokenType, 'Bearer');
});

for (const [what, answer, message] of [
	['no lifetime', tokenAnswer({expires_in: undefined}), /does not say how long/],
	['a lifetime that is no number', tokenAnswer({expires_in: 'soon'}), /does not say how long/],
	['no access_token', json(200, {token_type: 'Bearer', expires_in: 3599}), /no access_token/],
	['an empty access_token', tokenAnswer({access_token: ''}), /no access_token/],
	['an access_token that is no text', tokenAnswer({access_token: {a: 1}}), /no access_token/],
	['an access_token with a line end', tokenAnswer({access_token: `${accessToken}\r\nx-evil: 1`}), /is no token/],
	['an access_token with a blank', tokenAnswer({access_token: 'hunter2 hunter2'}), /is no token/],
	['an access_token beyond ASCII', tokenAnswer({access_token: 'hunter2ä'}), /is no token/],
	['an empty body', response(200, ''), /an empty answer/],
	['blanks only', response(200, ' \n'), /an empty answer/],
	['a web page', response(200, '<!DOCTYPE html><title>hunter2</title>'), /a web page/],
	['a web page with status 403', response(403, '\n<html>hunter2</html>'), /answered 403, but with a web page/],
	['XML', response(500 - 100, '<?xml version="1.0"?><hunter2/>'), /a web page/],
	['text', response(200, 'hunter2'), /not a token answer/],
	['a list', response(200, '["hunter2"]'), /not a token answer/],
	['JSON of an API', json(400, {error: {code: 'hunter2'}}), /not a token answer/],
	['a status of 201', {...tokenAnswer(), status: 201}, /answered 201/],
	['a status of 204', response(204, ''), /answered 204, but with an empty answer/],
	[
		'a redirect',
		response(302, '', {location: 'https://evil.example'}),
		/redirect, which a token request never follows/,
	],
	['a redirect that keeps the method', response(307, '', {location: 'https://evil.example'}), /redirect/],
	['a redirect that carries a token', {...tokenAnswer(), status: 302}, /redirect/],
] as const) {
	test(`no token comes of ${what}, and the answer is not quoted`, async () => {
		const error = await failureOf(ask(answer));
		assert.equal(error.kind, 'token-refused');
		assert.equal(error.exitCode, 4);
		assert.equal(error.facts.code, 'bad-answer');
		assert.equal(error.facts.status, answer.status);
		assert.match(error.message, message);
		assert.ok(error.hint);
		assert.doesNotMatch(`${error.message}${error.hint}${JSON.stringify(error.facts)}`, /hunter2|eyJ/);
	});
}

test('an error with status 200 is an error', async () => {
	const error = await failureOf(ask(tokenAnswer({error: 'invalid_grant', error_description: 'AADSTS70008: Expired.'})));
	assert.equal(error.facts.code, 'invalid_grant');
	assert.equal(error.facts.aadsts, 70_008);
});

test('when nothing comes back, that error is handed on', async () => {
	const silence = new EntokError('no-answer', 'No answer.', undefined, {code: 'dns'});
	const tools = {
		...flowTools(undefined),
		http: async () => {
			throw silence;
		},
	};
	const grant = {flow: 'client-credentials', grantType: 'client_credentials', fields: []} as const;
	assert.equal(await failureOf(requestToken(grant, requestFor(), tools)), silence);
});

test('signal and certificate authority go along to the door', async () => {
	const tools = flowTools(tokenAnswer());
	const {signal} = new AbortController();
	const request = requestFor({signal});
	await requestToken(
		{flow: 'client-credentials', grantType: 'client_credentials', fields: []},
		{...request, cloud: {...request.cloud, certificateAuthority: '/ca.pem'}},
		tools,
	);
	assert.equal(tools.sent[0]?.signal, signal);
	assert.equal(tools.sent[0]?.certificateAuthority, '/ca.pem');
});
