import assert from 'node:assert/strict';
import {test} from 'node:test';
import {apiErrors} from '../../source/catalogue/api-errors.ts';

test('API errors: the refusals of Graph, ARM and Partner Center are known by their codes', () => {
	for (const code of [
		'Authorization_RequestDenied',
		'InvalidAuthenticationToken',
		'Request_ResourceNotFound',
		'AuthorizationFailed',
		'InvalidAuthenticationTokenTenant',
		'MissingApiVersionParameter',
		'900421',
	]) {
		assert.ok(apiErrors.has(code), code);
	}
});

test('API errors: each has a meaning and a next step, as sentences', () => {
	assert.ok(apiErrors.size > 50);
	for (const [code, {meaning, nextStep}] of apiErrors) {
		assert.match(meaning, /^[A-Z].*\.$/, code);
		assert.match(nextStep, /^[A-Z].*\.$/, code);
	}
});
