import type {Caller} from './bearer.ts';
import {signedInUser} from './graph-collections.ts';
import {graphError, graphForbidden, graphHeaders} from './graph-errors.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {World} from './world.ts';

/** The UserInfo endpoint (OpenID Connect Core section 5.3): who is signed in, for a token with `openid`. */
export function userInfo(world: World, call: Call, caller: Caller): EmulatorResponse {
	if (call.segments.slice(1).join('/').toLowerCase() !== 'userinfo' || !['GET', 'POST'].includes(call.method)) {
		return graphError(call, 404, 'ResourceNotFound', 'Resource not found.');
	}

	const user = caller.scopes.includes('openid') ? signedInUser(world, caller) : undefined;
	return user
		? jsonAnswer(
				200,
				{
					sub: caller.claims['sub'],
					name: user.displayName,
					family_name: user.surname,
					given_name: user.givenName,
					picture: `${call.origin}/v1.0/me/photo/$value`,
					email: user.mail,
				},
				graphHeaders(call),
			)
		: graphForbidden(call, 'userinfo');
}
