import type {Doors} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {TokenRequest} from '../core/flow.ts';
import type {Prompt} from '../core/prompt.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Secret} from '../core/secret.ts';
import type {TokenSet} from '../core/token-set.ts';
import {clientAuthenticationOf} from '../flows/client-authentication.ts';
import type {HeldRefreshTokens} from './held-refresh-tokens.ts';
import {Refusals} from './refusals.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {tokenKey} from './token-key.ts';

export type SessionTools = Doors & {readonly redactor: Redactor};

/** Has flows get tokens: gives them the outside world, teaches the redactor every secret, and stops what is refused over and over. */
export class TokenSource {
	readonly #tools: SessionTools;
	readonly #refusals: Refusals;

	constructor(tools: SessionTools) {
		this.#tools = tools;
		this.#refusals = new Refusals(tools.clock);
	}

	/** A new token; `refreshTokens` knows the latest refresh token. */
	async acquire(
		choice: ResolvedChoice,
		request: TokenRequest,
		refreshTokens: Pick<HeldRefreshTokens, 'current'>,
		show: (prompt: Prompt) => void,
	): Promise<TokenSet> {
		const {profile, flow} = choice;
		const key = tokenKey(choice);
		this.#refusals.check(key);
		const {http, clock, sha256, newId, secrets, redactor, randomText, listenForRedirect, managedIdentity} = this.#tools;
		const resolve = async (reference: string, purpose: string): Promise<Secret> => {
			const secret = await secrets.resolve(reference, purpose, request.signal);
			redactor.add(secret);
			return secret;
		};
		try {
			const token = await flow.acquire(request, {
				http,
				clock,
				sha256,
				newId,
				show,
				clientAuthentication: clientAuthenticationOf(profile, resolve),
				randomText,
				listenForRedirect,
				managedIdentity,
				userToken: () => resolve(profile.userToken ?? 'prompt', `user token for ${profile.name}`),
				password: () => resolve(profile.password ?? 'prompt', `password of ${profile.username ?? profile.name}`),
				ownToken: () => resolve('prompt', 'token of your own'),
				refreshToken: () =>
					refreshTokens.current(profile, () =>
						resolve(profile.refreshToken ?? 'prompt', `refresh token of ${profile.name}`),
					),
			});
			this.#refusals.accepted(key);
			for (const secret of [token.accessToken, token.refreshToken, token.idToken]) {
				if (secret) {
					redactor.add(secret);
				}
			}

			return token;
		} catch (thrown) {
			if (thrown instanceof EntokError && thrown.kind === 'token-refused') {
				this.#refusals.refused(key, thrown);
			}

			throw thrown;
		}
	}

	/** What was refused to a profile that is another one now says nothing. */
	forget(profileId: string): void {
		this.#refusals.forget(profileId);
	}
}
