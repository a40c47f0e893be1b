import assert from 'node:assert/strict';
import {type Configuration, InteractionRequiredAuthError, ServerError} from '@azure/msal-node';
import type {ForeignEmulator} from './served-emulator.ts';

/** The configuration that Microsoft's documentation gives for an app, with an authority of one's own. */
export function configuration(
	emulator: ForeignEmulator,
	name: string,
	auth: Partial<Configuration['auth']> = {},
): Configuration {
	const {clientId, authority, secret} = emulator.app(name);
	const knownAuthorities = [new URL(authority).host];
	return {auth: {clientId, authority, knownAuthorities, ...(secret === '' ? {} : {clientSecret: secret}), ...auth}};
}

/** The error of the token service that an acquisition ends with. */
export async function refusalOf(acquisition: Promise<unknown>): Promise<ServerError | InteractionRequiredAuthError> {
	const outcome = await acquisition.then(
		() => undefined,
		(error: unknown) => error,
	);
	assert.ok(outcome instanceof ServerError || outcome instanceof InteractionRequiredAuthError, String(outcome));
	return outcome;
}
