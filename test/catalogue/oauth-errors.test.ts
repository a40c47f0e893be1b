import assert from 'node:assert/strict';
import {test} from 'node:test';
import {causesFor} from '../../source/catalogue/error-advice.ts';
import {oauthErrors} from '../../source/catalogue/oauth-errors.ts';
import {suberrors} from '../../source/catalogue/suberrors.ts';

test('OAuth errors: those of the grants are known, each with a meaning and a next step', () => {
	for (const error of ['invalid_client', 'invalid_grant', 'invalid_scope', 'unauthorized_client', 'slow_down']) {
		assert.ok(oauthErrors.has(error), error);
	}

	for (const [error, {meaning, nextStep}] of [...oauthErrors, ...suberrors]) {
		assert.match(meaning, /^[A-Z].*\.$/, error);
		assert.match(nextStep, /^[A-Z].*\.$/, error);
	}
});

test('suberrors: a dead refresh token is told from one a sign-in can save', () => {
	assert.match(suberrors.get('bad_token')?.nextStep ?? '', /Delete/);
	assert.match(suberrors.get('basic_action')?.nextStep ?? '', /interactively/);
	assert.equal(suberrors.size, 10);
});

const standards = {
	'RFC 6749, authorization endpoint':
		'invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error temporarily_unavailable',
	'RFC 6749, token endpoint':
		'invalid_request invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope',
	'RFC 8628': 'authorization_pending slow_down access_denied expired_token',
	'RFC 6750': 'invalid_request invalid_token insufficient_scope',
	'OpenID Connect Core':
		'interaction_required login_required account_selection_required consent_required invalid_request_uri invalid_request_object request_not_supported request_uri_not_supported registration_not_supported',
} as const;

for (const [standard, errors] of Object.entries(standards)) {
	test(`OAuth errors: all of ${standard} have a meaning, causes and a next step`, () => {
		for (const error of errors.split(' ')) {
			const advice = oauthErrors.get(error);
			assert.ok(advice, error);
			assert.ok(causesFor(advice).length > 0, error);
		}
	});
}

test('OAuth errors and suberrors: every cause is a sentence of its own', () => {
	for (const [error, advice] of [...oauthErrors, ...suberrors]) {
		for (const cause of causesFor(advice)) {
			assert.match(cause, /^[A-Z].{15,}\.$/, error);
			assert.ok(cause !== advice.meaning && cause !== advice.nextStep, error);
		}
	}
});
