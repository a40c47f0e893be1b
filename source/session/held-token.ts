import {appOnlyVerdict, audiencesOf, type Claims, timesOf} from '../core/claims.ts';
import {decodeToken} from '../core/jwt.ts';
import type {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import {isThisApp} from '../core/user-assertion.ts';
import {type ResolvedChoice, resolveChoice} from './resolve-choice.ts';
import type {State} from './state.ts';
import {readTokenKey, tokenKey} from './token-key.ts';

/** The key of the tokens of a state's choice; undefined for a choice that stands for nothing. */
export function keyOfChoice(state: State): string | undefined {
	try {
		return tokenKey(resolveChoice(state));
	} catch {
		return undefined;
	}
}

/** The token held for a state's choice, whether it is still good or not. */
export const heldToken = (state: State): TokenSet | undefined => state.tokens.get(keyOfChoice(state) ?? '');

function claimsOf({accessToken}: TokenSet): Claims | undefined {
	try {
		return decodeToken(accessToken.reveal()).payload;
	} catch {
		return undefined;
	}
}

/**
 * The newest token held that on-behalf-of can exchange for a choice: a user's, made for the profile's app, still good,
 * got at the same authority, by whichever flow and profile.
 */
export function heldUserToken(
	tokens: State['tokens'],
	{profile, cloud}: Pick<ResolvedChoice, 'profile' | 'cloud'>,
	now: number,
): Secret | undefined {
	const fitting = [...tokens].filter(([key, token]) => {
		const claims =
			token.expiresAt > now && readTokenKey(key).authority === cloud.authority ? claimsOf(token) : undefined;
		return (
			claims !== undefined &&
			(timesOf(claims).expiresAt ?? 0) > now &&
			appOnlyVerdict(claims).kind === 'delegated' &&
			audiencesOf(claims).some(audience => isThisApp(audience, profile.clientId))
		);
	});
	return fitting.map(([, token]) => token).toSorted((a, b) => b.receivedAt - a.receivedAt)[0]?.accessToken;
}
