import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {TokenRequest} from '../core/flow.ts';
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
	readonly signIns: Pick<HeldRefreshTokens, 'get' | 'recall' | 'login'>;
	readonly signal: AbortSignal;
	/** Called when a token must be got; throws when that cannot be. */
	begin(): TokenRequest;
	/** Gets a token by the flow of a choice. */
	acquire(choice: ResolvedChoice, request: TokenRequest): Promise<TokenSet>;
};

/** The token that another process of this login got, or a new one, which the others can have from now on. */
export async function acquireToken(acquisition: Acquisition): Promise<TokenSet> {
	const {choice, options, signIns, signal} = acquisition;
	const {login} = signIns;
	if (!login) {
		return newToken(acquisition, acquisition.begin(), false);
	}

	const isSignedIn = await signIns.recall(choice);
	const kept = options.fresh ? undefined : await login.find(choice, options.minValid);
	if (kept) {
		return kept;
	}

	// Something else may have been asked for meanwhile.
	if (signal.aborted) {
		throw new EntokError('cancelled', 'Cancelled.');
	}

	const token = await newToken(acquisition, acquisition.begin(), isSignedIn);
	if (!signal.aborted) {
		await login.keep(choice, token);
	}

	return token;
}

/**
 * A new token by the flow of the choice. Where a person would have to sign in again only to renew a token, the refresh
 * token that came with it is tried first; nobody is asked at all when nobody asked (`quiet`).
 */
async function newToken(
	{choice, options, held, signIns, acquire}: Acquisition,
	request: TokenRequest,
	isSignedIn: boolean,
): Promise<TokenSet> {
	const isRenewal = options.quiet || ((held !== undefined || isSignedIn) && !options.fresh);
	if (!choice.flow.needsPerson || !isRenewal) {
		return acquire(choice, request);
	}

	if (signIns.get(choice.profile)) {
		try {
			return await acquire({...choice, flow: refreshToken}, request);
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

	return acquire(choice, request);
}
