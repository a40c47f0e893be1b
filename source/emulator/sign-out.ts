import {isLoopbackHost} from './hosts.ts';
import type {Call, EmulatorResponse} from './message.ts';
import type {World} from './world.ts';

const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Signed out - entok emulator</title>
<p>You signed out of your account. This is the entok emulator: it remembers no sign-in in the browser.
`;

/**
 * The address that ends a sign-in (OpenID Connect RP-Initiated Logout). A person is sent back to an application on this
 * machine when it named itself, with its `state`; to no other place, as the emulator must lead nobody astray.
 */
export function signOut(_: World, call: Call): EmulatorResponse {
	const back = URL.parse(call.url.searchParams.get('post_logout_redirect_uri') ?? '');
	if (!back || !/^https?:$/.test(back.protocol) || !isLoopbackHost(back.host)) {
		return {status: 200, headers: {'content-type': 'text/html; charset=utf-8'}, body: page};
	}

	const state = call.url.searchParams.get('state');
	if (state !== null) {
		back.searchParams.set('state', state);
	}

	return {status: 302, headers: {location: back.href}, body: ''};
}
