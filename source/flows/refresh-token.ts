import type {Flow} from '../core/flow.ts';
import {withOpenIdScopes} from '../core/scope.ts';
import {firstObstacle} from './obstacles.ts';
import {requestToken} from './token-endpoint.ts';

/**
 * On behalf of a user who signed in before (RFC 6749 section 6). The refresh token is bound to user and client, not to
 * a resource: the scope may name another one. `offline_access` asks for the successor that every answer should carry.
 */
export const refreshToken: Flow = {
	id: 'refresh-token',
	title: 'refresh token',
	audience: 'user',
	obstacle: request =>
		firstObstacle(request, ['plainAuthority', 'noRefreshToken', 'badScope', 'severalResources', 'mixedDefaultScope']),
	async acquire(request, tools) {
		const fields = [
			{name: 'refresh_token', value: await tools.refreshToken()},
			{name: 'scope', value: withOpenIdScopes(request.scope, 'offline_access')},
		];
		return requestToken({flow: 'refresh-token', grantType: 'refresh_token', fields}, request, tools);
	},
};
