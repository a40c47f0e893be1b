import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../source/core/entok-error.ts';
import type {Attempt, ErrorFacts} from '../../source/core/error-facts.ts';
import {Redactor} from '../../source/core/redactor.ts';
import {createShow} from '../../source/core/show.ts';
import {adminText} from '../../source/session/documents/admin-text.ts';
import {errorDocument} from '../../source/session/documents/error-document.ts';
import {causesOf, nextCommands, otherFlowOf} from '../../source/session/error-remedies.ts';
import {explanationOf} from '../../source/session/explain-error.ts';
import {createBench} from '../helpers/bench.ts';
import {assertPrintable, headingsOf, textOf} from '../helpers/document.ts';
import {failureOf} from '../helpers/failure.ts';
import {scriptFlow} from '../helpers/scripted-flow.ts';

const show = createShow(new Redactor());

const attempt: Attempt = {
	flow: 'refresh-token',
	profile: 'my app',
	clientId: '4c1c9cfa-d2e8-4901-8a9b-8eef4f33ccc0',
	tenant: 'contoso.example',
	scope: 'User.Read',
	credential: 'none',
	username: 'user1@contoso.example',
};

const refusal = (facts: ErrorFacts): EntokError =>
	new EntokError('token-refused', 'No.', 'Do.', {status: 400, attempt, ...facts});

test('a failed token carries what was tried', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-wrong-secret'}});
	const {facts} = await failureOf(session.requestToken());
	assert.equal(facts.attempt?.flow, 'client-credentials');
	assert.equal(facts.attempt?.profile, 'contoso-wrong-secret');
	assert.equal(facts.attempt?.credential, 'secret');
});

test('causes are ranked for the flow that was tried; an unknown code has none, whatever its OAuth error', () => {
	const [first] = causesOf(refusal({aadsts: 50_076}));
	assert.match(first ?? '', /behind the refresh token/);
	assert.deepEqual(causesOf(refusal({aadsts: 123_456, code: 'invalid_grant'})), []);
	assert.ok(causesOf(refusal({code: 'invalid_grant'})).length > 0);
});

test('the next commands: another flow, or the option of the profile that is to blame', () => {
	using _browser = scriptFlow('authorization-code', 'authorization code');
	assert.equal(otherFlowOf(refusal({code: 'interaction_required'})), 'authorization-code');
	assert.deepEqual(nextCommands(refusal({aadsts: 700_082})), [
		"entok token 'my app' -f authorization-code -s User.Read",
	]);
	assert.deepEqual(nextCommands(refusal({aadsts: 90_002})), ["entok profile edit 'my app' --tenant TENANT"]);
	assert.deepEqual(nextCommands(refusal({aadsts: 700_016})), ["entok profile edit 'my app' --client-id ID"]);
	const certificate = {...attempt, credential: 'certificate'} as const;
	assert.deepEqual(nextCommands(refusal({aadsts: 700_027, attempt: certificate})), [
		"entok profile edit 'my app' --certificate file:/PATH",
	]);
	assert.deepEqual(nextCommands(refusal({aadsts: 700_027, attempt: undefined})), []);
	assert.deepEqual(nextCommands(refusal({aadsts: 700_027, status: undefined})), []);
});

test('in the demo the next commands stay in the demo and change no profile', () => {
	assert.deepEqual(nextCommands(refusal({aadsts: 700_082}), true), [
		"entok --demo token 'my app' -f authorization-code -s User.Read",
	]);
	assert.deepEqual(nextCommands(refusal({aadsts: 90_002}), true), []);
});

test('a federated assertion that matches nothing is mended at the app registration, not by another assertion', () => {
	const federated = {...attempt, credential: 'federated'} as const;
	for (const aadsts of [70_021, 700_211, 700_212, 700_213]) {
		const error = refusal({aadsts, code: 'invalid_client', attempt: federated});
		assert.deepEqual(nextCommands(error), []);
		assert.match(explanationOf(error)?.nextStep ?? '', /federated credential of the app registration/);
	}
});

test('what an admin is asked holds time, ids, flow, app and user, and no secret', () => {
	const text = adminText(
		refusal({
			aadsts: 53_003,
			timestamp: '2026-11-23 09:25:10Z',
			correlationId: '824f0000-0000-4000-8000-000000004cce',
			traceId: '2f8c0000-0000-4000-8000-000000005800',
			claims: '{"secret":"x"}',
			serverText: 'refresh_token=hunter2',
		}),
		show,
	);
	for (const part of [
		'user1@contoso.example',
		attempt.clientId,
		'contoso.example',
		'User.Read',
		'2026-11-23 09:25:10Z',
		'AADSTS53003',
		'flow refresh token',
		'correlation 824f0000-0000-4000-8000-000000004cce',
		'request 2f8c0000-0000-4000-8000-000000005800',
		'Which policy is it',
	]) {
		assert.ok(text?.includes(part), `${part}: ${text}`);
	}

	assert.doesNotMatch(text ?? '', /hunter2|secret/);
});

test('an admin is asked for nothing they cannot help with; the clock stands in for a time the server did not name', () => {
	assert.equal(adminText(refusal({aadsts: 7_000_215}), show), undefined);
	assert.equal(adminText(refusal({aadsts: 123_456}), show), undefined);
	assert.match(
		adminText(refusal({code: 'consent_required'}), show, '2026-05-04T09:00:00Z') ?? '',
		/at 2026-05-04T09:00:00Z\. Entra said consent_required: Consent is missing\./,
	);
});

test('an app on its own is not called a user', () => {
	const app = {...attempt, flow: 'client-credentials', username: undefined} as const;
	assert.match(
		adminText(refusal({aadsts: 53_003, attempt: app}), show) ?? '',
		/^The app 4c1c9cfa-.* on its own got no token/,
	);
});

test('the order is fixed: likely, do this with the next command, admin, word for word, ids; hostile words are harmless', () => {
	const evil = '\u001b]52;c;x\u0007\u202e';
	const hostile = {...attempt, profile: evil, tenant: evil, scope: evil, username: evil};
	const error = refusal({aadsts: 53_003, serverText: evil, timestamp: evil, traceId: evil, attempt: hostile});
	const document = errorDocument(error, show, nextCommands(error));
	assert.deepEqual(headingsOf(document), [
		'Most likely',
		'Do this',
		'Ask your admin, ready to paste',
		'Word for word',
		'Ids',
	]);
	assertPrintable(document);
	assert.match(textOf(document), /Which policy is it/);
});
