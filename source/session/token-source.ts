import {cloudOf} from '../catalogue/clouds.ts';
import type {CredentialFacts} from '../core/credential-facts.ts';
import type {Doors} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';
import type {TokenRequest} from '../core/flow.ts';
import type {Profile} from '../core/profile.ts';
import type {Prompt} from '../core/prompt.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Secret} from '../core/secret.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import type {TokenSet} from '../core/token-set.ts';
import {clientAuthenticationOf, credentialFactsOf} from '../flows/client-authentication.ts';
import {authenticationTools} from './authentication-tools.ts';
import {withComparison} from './federated-refusal.ts';
import type {HeldRefreshTokens} from './held-refresh-tokens.ts';
import {RequestGuard, type RequestRecord} from './request-guard.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

export type SessionTools = Doors & {
	readonly redactor: Redactor;
	/** Absent: requests are counted for this session only. */
	readonly requestRecord?: RequestRecord;
};

/** How a token is asked for. */
export type TokenOptions = {
	readonly fresh?: boolean;
	/** Nobody asked for it just now: the token shown stays until there is another, also when there will be none. */
	readonly quiet?: boolean;
	/** A held token is used once more only when it is good for so long; five minutes when left out. Milliseconds. */
	readonly minValid?: number;
};

type Resolve = (reference: string, purpose: string) => Promise<Secret>;

/** Standard input holds the password then, and must not be taken for the name. */
async function askUsername({name, password}: Profile, resolve: Resolve): Promise<string> {
	if (password === 'stdin') {
		throw new EntokError(
			'input-needed',
			`The profile ${name} names no user, and standard input holds the password.`,
			`Name the user: --username user@contoso.example, or entok profile edit ${shellQuoted(name)} --username …`,
		);
	}

	return (await resolve('prompt', `user name to sign in to ${name}`)).reveal().trim();
}

/** Tokens of this session that a flow can go on from; they go before those the profile refers to. */
export type TokensAtHand = {
	/** Knows the latest refresh token. */
	readonly signIns: Pick<HeldRefreshTokens, 'current' | 'get'>;
	/** A user's access token for the profile's app. */
	readonly userToken?: Secret;
};

/** Has flows get tokens: gives them the outside world, teaches the redactor every secret, and stops what is refused over and over. */
export class TokenSource {
	readonly #tools: SessionTools;
	readonly #guard: RequestGuard;

	constructor(tools: SessionTools) {
		this.#tools = tools;
		this.#guard = new RequestGuard(tools);
	}

	/** A new token. */
	acquire(
		choice: ResolvedChoice,
		request: TokenRequest,
		held: TokensAtHand,
		show: (prompt: Prompt) => void,
	): Promise<TokenSet> {
		return this.#guard.guard(choice, () => this.#acquire(choice, request, held, show));
	}

	async #acquire(
		choice: ResolvedChoice,
		request: TokenRequest,
		held: TokensAtHand,
		show: (prompt: Prompt) => void,
	): Promise<TokenSet> {
		const {profile, flow} = choice;
		const {http, clock, sha256, newId, secrets, redactor, randomText, listenForRedirect, managedIdentity} = this.#tools;
		const typed = new Map<string, Secret>();
		const resolve: Resolve = async (reference, purpose) => {
			const secret = typed.get(purpose) ?? (await secrets.resolve(reference, purpose, request.signal));
			redactor.add(secret);
			// A flow that proves its client over and over must not have a person type each time.
			if (reference === 'prompt') {
				typed.set(purpose, secret);
			}

			return secret;
		};
		let presented: CredentialFacts | undefined;
		const showCredential = (facts: CredentialFacts): void => {
			presented = facts;
			show({kind: 'credential', facts});
		};
		try {
			const token = await flow.acquire(request, {
				http,
				clock,
				sha256,
				newId,
				show,
				clientAuthentication: clientAuthenticationOf(
					profile,
					request.cloud,
					authenticationTools(this.#tools, profile, resolve, request.signal),
					showCredential,
				),
				randomText,
				listenForRedirect,
				managedIdentity,
				userToken: async () =>
					held.userToken ?? resolve(profile.userToken ?? 'prompt', `user token for ${profile.name}`),
				username: async () =>
					profile.username ??
					askUsername(profile, (reference, purpose) => secrets.resolve(reference, purpose, request.signal)),
				password: () => resolve(profile.password ?? 'prompt', `password of ${profile.username ?? profile.name}`),
				ownToken: () => resolve('prompt', 'token of your own'),
				refreshToken: () =>
					held.signIns.current(profile, () =>
						resolve(profile.refreshToken ?? 'prompt', `refresh token of ${profile.name}`),
					),
			});
			for (const secret of [token.accessToken, token.refreshToken, token.idToken]) {
				if (secret) {
					redactor.add(secret);
				}
			}

			return token;
		} catch (error) {
			throw withComparison(error, profile, presented);
		}
	}

	/** What a client would prove itself with; see `credentialFactsOf`. */
	credentialFacts(profile: Profile): Promise<CredentialFacts | undefined> {
		const {secrets, redactor} = this.#tools;
		const resolve: Resolve = async (reference, purpose) => {
			const secret = await secrets.resolve(reference, purpose);
			redactor.add(secret);
			return secret;
		};
		return credentialFactsOf(profile, cloudOf(profile), authenticationTools(this.#tools, profile, resolve));
	}
}
