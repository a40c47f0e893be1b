import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {TokenSet} from '../core/token-set.ts';
import {refreshToken} from '../flows/refresh-token.ts';
import type {HeldRefreshTokens} from './held-refresh-tokens.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import type {TokenOptions} from './token-source.ts';

/** What is known when a token is to be had. */
type Acquisition = {
	readonly choice: ResolvedChoice;
	readonly options: TokenOptions;
	/** The token of this choice that has ended, or is about to: the new one takes its place. */
	readonly held?: TokenSet;
	readonly signIns: Pick<HeldRefreshTokens, 'get'>;
	/** Gets a token by the flow of a choice. */
	acquire(choice: ResolvedChoice): Promise<TokenSet>;
};

/**
 * A new token by the flow of the choice. Where a person would have to sign in again only to renew a token, the refresh
 * token that came with it is tried first; nobody is asked at all when nobody asked (`quiet`).
 */
export async function acquireToken({choice, options, held, signIns, acquire}: Acquisition): Promise<TokenSet> {
	const isRenewal = options.quiet || (held !== undefined && !options.fresh);
	if (!choice.flow.needsPerson || !isRenewal) {
		return acquire(choice);
	}

	if (signIns.get(choice.profile)) {
		try {
			return await acquire({...choice, flow: refreshToken});
		} catch (thrown) {
			if (options.quiet || toEntokError(thrown).kind !== 'token-refused') {
				throw thrown;
			}
		}
	}

	if (options.quiet) {
		throw new EntokError(
			'input-needed',
			'This token cannot be renewed without a person: no refresh token came with it.',
			'T signs in again; with offline_access in the scope, the next one can be renewed.',
		);
	}

	return acquire(choice);
}
