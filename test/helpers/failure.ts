import assert from 'node:assert/strict';
import {EntokError} from '../../source/core/entok-error.ts';

const ours = (thrown: unknown): EntokError => {
	assert.ok(thrown instanceof EntokError, `an error that is not ours came out: ${thrown}`);
	return thrown;
};

/** The EntokError a promise ends with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<EntokError> {
	const outcome = await promise.then(
		() => undefined,
		(thrown: unknown) => ({thrown}),
	);
	return outcome ? ours(outcome.thrown) : assert.fail('it did not fail');
}

/** The EntokError a function throws; anything else fails the test. */
export function thrownBy(run: () => unknown): EntokError {
	try {
		run();
	} catch (thrown) {
		return ours(thrown);
	}

	return assert.fail('it did not throw');
}
