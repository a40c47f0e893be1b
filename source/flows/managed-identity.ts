import type {Flow} from '../core/flow.ts';
import {textMember} from '../core/json.ts';
import {parseScope} from '../core/scope.ts';
import {claimsIn} from './claims-in.ts';
import {managedIdentityToken} from './managed-identity/identity-token.ts';
import {firstObstacle} from './obstacles.ts';

/**
 * The identity Azure gives a machine (Microsoft, «Managed identities for Azure resources»): no call to Entra and no
 * app registration, the machine's own endpoint hands the token out.
 */
export const managedIdentity: Flow = {
	id: 'managed-identity',
	title: 'managed identity',
	audience: 'app',
	obstacle: request =>
		firstObstacle(request, [
			'foreignTenant',
			'badScope',
			'severalResources',
			'partnerCenterAppOnly',
			'notDefaultScope',
		]),
	async acquire(request, tools) {
		const {profile, scope, signal} = request;
		const [resource = ''] = parseScope(scope).resources;
		const token = await managedIdentityToken({resource, identity: profile.managedIdentity, signal}, tools);
		const text = token.accessToken.reveal();
		return {
			accessToken: token.accessToken,
			tokenType: 'Bearer',
			receivedAt: token.receivedAt,
			expiresAt: token.expiresAt,
			refreshAt: token.refreshAt,
			scope,
			fingerprint: (await tools.sha256(text)).slice(0, 16),
			flow: 'managed-identity',
			profileId: profile.id,
			tenant: textMember(claimsIn(text) ?? {}, 'tid') ?? request.tenant,
		};
	},
};
