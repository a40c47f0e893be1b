import type {CredentialFacts} from '../core/credential-facts.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import type {Exchange} from '../core/exchange.ts';
import type {Obstacle, TokenRequest} from '../core/flow.ts';
import type {Profile} from '../core/profile.ts';
import {isCalled} from '../core/profile-name.ts';
import type {Prompt} from '../core/prompt.ts';
import type {Secret} from '../core/secret.ts';
import type {SignatureState} from '../core/signature.ts';
import {expiredText, staysGood, type TokenSet} from '../core/token-set.ts';
import {acquireToken} from './acquire-token.ts';
import type {ApiAnswer, RequestDraft} from './api-answer.ts';
import {checkSignature} from './check-signature.ts';
import {explained} from './explain-error.ts';
import {HeldRefreshTokens} from './held-refresh-tokens.ts';
import {heldToken, heldUserToken, keyOfChoice} from './held-token.ts';
import {loginTokens} from './login-tokens.ts';
import {obstacleIn, sendable} from './obstacle.ts';
import {type ResolvedChoice, resolveChoice} from './resolve-choice.ts';
import {SavedProfiles} from './saved-profiles.ts';
import {sendRequest} from './send-request.ts';
import * as states from './state.ts';
import {initialState, type State} from './state.ts';
import {tokenKey} from './token-key.ts';
import {tokenRequestOf} from './token-request.ts';
import {type SessionTools, type TokenOptions, TokenSource, type TokensAtHand} from './token-source.ts';

/** Holds the one state and carries out what a person asks for; screens and commands drive it alike. */
export class Session {
	readonly savedProfiles: SavedProfiles;
	readonly signIns: HeldRefreshTokens;
	readonly #tools: SessionTools;
	readonly #source: TokenSource;
	readonly #listeners = new Set<() => void>();
	#state: State = initialState;
	#running: AbortController | undefined;

	constructor(tools: SessionTools) {
		this.#tools = tools;
		this.#source = new TokenSource(tools);
		this.signIns = new HeldRefreshTokens(tools.secrets, loginTokens(tools));
		this.savedProfiles = new SavedProfiles(tools, profiles => this.#takeProfiles(profiles));
	}

	get state(): State {
		return this.#state;
	}

	/** Calls back after every change, until the returned function is called. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Reads the saved profiles, `unsaved` ones beside them. `adapt` changes each for this session; nothing is stored. */
	async loadProfiles(...changes: Parameters<SavedProfiles['load']>): Promise<void> {
		for (const warning of await this.savedProfiles.load(...changes)) {
			this.notice(warning);
		}
	}

	/** Changes the choice. The token shown is the one held for it, if there is one: a token never stands beside another's name. */
	choose(change: states.Choice): void {
		this.#change(state => states.chosen(state, change));
		if (this.#state.token.status !== 'running') {
			const held = heldToken(this.#state);
			this.#change(state => states.tokenShown(state, held));
		}
	}

	/** What the choice stands for; throws an EntokError when something is missing or unknown. */
	resolved(): ResolvedChoice {
		return resolveChoice(this.#state);
	}

	/** Why the chosen flow, or another, cannot work with the rest of the choice; known before anything is sent. */
	obstacle(flow?: string): Obstacle | undefined {
		const state = flow === undefined ? this.#state : states.chosen(this.#state, {flow});
		return obstacleIn(state, choice => tokenRequestOf(choice, this.#atHand(choice)));
	}

	/** What a profile's client would prove itself with, good or not; undefined: nothing to tell. Nothing is sent to Entra. */
	credentialFacts(profile: Profile): Promise<CredentialFacts | undefined> {
		return this.#source.credentialFacts(profile);
	}

	/**
	 * The token of the choice: the one held, while it is good for five minutes more, or a new one. `fresh` asks for a new
	 * one in any case; `quiet` shows nothing but success. Cancels what was running.
	 */
	async requestToken(options: TokenOptions = {}): Promise<TokenSet> {
		return (await this.#tokenOfChoice(options)).token;
	}

	/** The choice is given back too: it may be another one by the time the token is there. */
	async #tokenOfChoice(options: TokenOptions): Promise<{readonly token: TokenSet; readonly choice: ResolvedChoice}> {
		const signal = this.#start();
		let chosen: ResolvedChoice | undefined;
		try {
			const choice = this.resolved();
			chosen = choice;
			const key = tokenKey(choice);
			const held = this.#state.tokens.get(key);
			if (held && !options.fresh && staysGood(held, this.#tools.clock.now(), options.minValid)) {
				this.#change(state => states.tokenShown(state, held));
				return {token: held, choice};
			}

			const begin = (): TokenRequest => {
				const request = sendable(choice, this.#atHand(choice), signal);
				if (!options.quiet) {
					this.#change(state => states.tokenRequested(state, this.#tools.clock.now()));
				}

				return request;
			};
			const show = (prompt: Prompt): void => this.#change(state => states.promptShown(state, prompt));
			const acquire = (asked: ResolvedChoice, request: TokenRequest): Promise<TokenSet> => {
				const work = () => this.#source.acquire(asked, request, this.#atHand(choice), show);
				return this.signIns.inTurn(asked, signal, work, reason => this.notice(reason));
			};
			const token = await acquireToken({choice, options, held, signIns: this.signIns, signal, begin, acquire});

			// A late answer to something cancelled is dropped, not shown.
			if (signal.aborted) {
				throw new EntokError('cancelled', 'Cancelled.');
			}

			if (token.expiresAt <= token.receivedAt) {
				this.notice(expiredText(token, this.#tools.clock.now()));
			}

			this.#change(state => states.tokenReceived(state, key, token));
			this.#change(state => states.tokenShown(state, keyOfChoice(state) === key ? token : heldToken(state)));
			return {token, choice};
		} catch (thrown) {
			const error = explained(toEntokError(thrown), chosen);
			if (this.#running?.signal === signal && !options.quiet) {
				const held = heldToken(this.#state);
				const isOver = error.kind === 'cancelled' || (chosen && keyOfChoice(this.#state) !== tokenKey(chosen));
				this.#change(state => (isOver ? states.tokenShown(state, held) : states.tokenFailed(state, error)));
			}

			throw error;
		}
	}

	/** Fires a test request with the token of the choice. Any status is an answer; only refusals of ours and silence throw. */
	async send(draft: RequestDraft): Promise<ApiAnswer> {
		const getting = this.#tokenOfChoice({});
		const earlier = this.#running?.signal;
		const {token, choice} = await getting;
		// Esc may come between the token and the request.
		if (earlier?.aborted) {
			throw new EntokError('cancelled', 'Cancelled.');
		}

		const signal = this.#start();
		this.#change(state => states.requestSent(state, this.#tools.clock.now()));
		const running = this.#state.answer;
		try {
			const answer = await sendRequest(draft, token, choice, this.#tools, signal);
			if (signal.aborted) {
				throw new EntokError('cancelled', 'Cancelled.');
			}

			this.#change(state => states.answerReceived(state, answer));
			return answer;
		} catch (thrown) {
			const error = toEntokError(thrown);
			// Also when something else has begun since: what was running must not seem to run for ever.
			if (this.#state.answer === running) {
				this.#change(state => states.requestFailed(state, error));
			}

			throw error;
		}
	}

	/** Whether the signature of a token is right, asked of an authority that is known; see `checkSignature`. */
	checkSignature(token: Secret): Promise<SignatureState> {
		return checkSignature(token.reveal(), this.#state, this.#tools);
	}

	/** Stops whatever runs. */
	cancel(): void {
		this.#running?.abort();
	}

	/** Forgets every token of this session, also one on its way, and of this login; resolves to whether a holder forgot. */
	async forgetTokens(): Promise<boolean> {
		this.#running?.abort();
		this.#running = undefined;
		const forgetting = this.signIns.forgetAll();
		this.#change(states.tokensForgotten);
		return forgetting;
	}

	/** A text without the secrets that are known, or that look like some. */
	redact(text: string): string {
		return this.#tools.redactor.redact(text);
	}

	exchangeRecorded(exchange: Exchange): void {
		this.#change(state => states.exchangeRecorded(state, exchange));
	}

	notice(text: string): void {
		this.#change(state => states.noticed(state, text));
	}

	/** What was got for a profile that is another one now, or gone, is forgotten. */
	#takeProfiles(profiles: readonly Profile[]): void {
		const gone = this.#state.profiles.filter(old => !profiles.some(profile => this.signIns.isSame(old, profile)));
		this.#change(state => states.profilesLoaded(state, profiles));
		for (const profile of gone) {
			const {id} = profile;
			if (isCalled(profile, this.#state.choice.profileId ?? '')) {
				this.#running?.abort();
			}

			this.signIns.forget(id);
			this.#change(state => states.profileForgotten(state, id));
		}

		if (gone.length > 0) {
			this.choose({});
		}
	}

	#change(change: (state: State) => State): void {
		this.#state = change(this.#state);
		for (const listener of this.#listeners) {
			listener();
		}
	}

	#start(): AbortSignal {
		this.#running?.abort();
		this.#running = new AbortController();
		return this.#running.signal;
	}

	/** The tokens of this session that a flow can go on from. */
	#atHand(choice: Pick<ResolvedChoice, 'profile' | 'cloud'>): TokensAtHand {
		return {signIns: this.signIns, userToken: heldUserToken(this.#state.tokens, choice, this.#tools.clock.now())};
	}
}
