import assert from 'node:assert/strict';
import {test} from 'node:test';
import {oauthErrors, suberrors} from '../../source/catalogue/oauth-errors.ts';

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
