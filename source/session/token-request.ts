import {claimsParameter} from '../core/claims-parameter.ts';
import type {TokenRequest} from '../core/flow.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import type {TokensAtHand} from './token-source.ts';

/** What a flow is asked for, `atHand` being what it can go on from. */
export function tokenRequestOf(choice: ResolvedChoice, atHand: TokensAtHand, signal?: AbortSignal): TokenRequest {
	const {profile, cloud, tenant, scope} = choice;
	return {
		profile,
		cloud,
		tenant,
		scope,
		claims: claimsParameter(profile.clientCapabilities, choice.claims),
		hasRefreshToken: (profile.refreshToken ?? atHand.signIns.get(profile)) !== undefined,
		hasUserToken: (profile.userToken ?? atHand.userToken) !== undefined,
		signal,
	};
}
