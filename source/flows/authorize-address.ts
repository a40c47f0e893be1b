import {authorizeEndpointOf} from '../core/cloud.ts';
import type {TokenRequest} from '../core/flow.ts';
import type {ResponseMode} from '../core/redirect-listener.ts';
import type {Secret} from '../core/secret.ts';

/** What one sign-in is made of. */
export type Authorization = {
	readonly scope: string;
	readonly state: string;
	readonly nonce: string;
	/** Stays here until the code is redeemed; only its challenge travels. */
	readonly verifier: Secret;
	readonly challenge: string;
};

/** The address a person signs in at (Microsoft identity platform, «Request an authorization code»). */
export function authorizeAddress(
	{cloud, tenant, profile, claims}: TokenRequest,
	{scope, state, nonce, challenge}: Authorization,
	redirectUri: string,
	mode: ResponseMode,
): string {
	const query = new URLSearchParams({
		client_id: profile.clientId,
		response_type: 'code',
		redirect_uri: redirectUri,
		response_mode: mode,
		scope,
		state,
		nonce,
		code_challenge: challenge,
		code_challenge_method: 'S256',
		...(claims === undefined ? {} : {claims}),
	});
	return `${authorizeEndpointOf(cloud, tenant)}?${query}`;
}
