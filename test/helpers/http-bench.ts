import assert from 'node:assert/strict';
import {EntokError} from '../../source/core/entok-error.ts';
import type {HttpRequest} from '../../source/core/http.ts';
import {createHttp} from '../../source/platform/http.ts';
import type {HttpOptions} from '../../source/platform/http-options.ts';
import {systemClock} from '../../source/platform/system-clock.ts';

/** The real door with an empty environment. */
export const httpWith = (options: Partial<HttpOptions> = {}) =>
	createHttp({clock: systemClock, environment: {}, ...options});

export const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
	purpose: 'api',
	method: 'GET',
	url,
	headers: [],
	...more,
});

/** The EntokError a promise ends with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<EntokError> {
	try {
		await promise;
	} catch (error) {
		assert.ok(error instanceof EntokError, 'an error that is not ours came out');
		return error;
	}

	return assert.fail('it did not fail');
}

/** Asserts that a request got no answer, for the reason named by `facts.code`; gives the error for more. */
export async function assertNoAnswer(promise: Promise<unknown>, code: string): Promise<EntokError> {
	const error = await failureOf(promise);
	assert.deepEqual([error.kind, error.facts.code], ['no-answer', code], error.message);
	assert.ok(error.hint, 'it says what to do');
	return error;
}
