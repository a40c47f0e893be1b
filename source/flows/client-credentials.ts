import type {Flow} from '../core/flow.ts';
import {firstObstacle} from './obstacles.ts';
import {requestToken} from './token-endpoint.ts';

/** The app on its own (RFC 6749 section 4.4; Microsoft identity platform, «OAuth 2.0 client credentials flow»). */
export const clientCredentials: Flow = {
	id: 'client-credentials',
	title: 'client credentials',
	audience: 'app',
	obstacle: request =>
		firstObstacle(request, [
			'plainAuthority',
			'sharedTenant',
			'noCredential',
			'badScope',
			'severalResources',
			'partnerCenterAppOnly',
			'notDefaultScope',
		]),
	acquire: (request, tools) =>
		requestToken(
			{
				flow: 'client-credentials',
				grantType: 'client_credentials',
				fields: [{name: 'scope', value: request.scope}],
			},
			request,
			tools,
		),
};
