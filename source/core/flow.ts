import type {ClientAuthentication} from './client-authentication.ts';
import type {Clock} from './clock.ts';
import type {Cloud} from './cloud.ts';
import type {FlowId} from './flow-id.ts';
import type {Http} from './http.ts';
import type {ManagedIdentityHost} from './managed-identity-host.ts';
import type {Profile} from './profile.ts';
import type {Prompt} from './prompt.ts';
import type {ListenForRedirect} from './redirect-listener.ts';
import type {Secret} from './secret.ts';
import type {TokenSet} from './token-set.ts';

/** What is wanted from a token endpoint, everything resolved but the secrets. */
export type TokenRequest = {
	readonly profile: Profile;
	readonly cloud: Cloud;
	/** The profile's tenant, or the one asked for this once. */
	readonly tenant: string;
	/** The `scope` parameter. */
	readonly scope: string;
	/** JSON text of the `claims` parameter. */
	readonly claims?: string;
	/** Whether a refresh token is at hand: held in this session, or referred to by the profile. */
	readonly hasRefreshToken: boolean;
	/** Whether a user's token for this app is at hand, for on-behalf-of. */
	readonly hasUserToken?: boolean;
	readonly signal?: AbortSignal;
};

/** The outside world as a flow sees it. */
export type FlowTools = {
	readonly http: Http;
	readonly clock: Clock;
	readonly clientAuthentication: ClientAuthentication;
	/** The refresh token to use: the latest of this session, else the one the profile refers to. */
	refreshToken(): Promise<Secret>;
	/** The access token of a user that on-behalf-of exchanges: one held for this app, or the one the profile refers to. */
	userToken(): Promise<Secret>;
	/** The name at sign-in of who signs in with a password: the profile's, or asked for. */
	username(): Promise<string>;
	/** The password of that user. */
	password(): Promise<Secret>;
	/** A token that was got elsewhere: pasted, or piped in. */
	ownToken(): Promise<Secret>;
	readonly listenForRedirect: ListenForRedirect;
	readonly managedIdentity: ManagedIdentityHost;
	/** 256 random bits as base64url, 43 characters: a PKCE verifier (RFC 7636 section 4.1), a state, a nonce. */
	randomText(): string;
	/** SHA-256 of a text, in hexadecimal. */
	sha256(text: string): Promise<string>;
	/** A fresh GUID. */
	newId(): string;
	show(prompt: Prompt): void;
};

/** Why a flow cannot work, known before anything is sent, and the way out. */
export type Obstacle = {readonly message: string; readonly hint: string};

/** A grant. How the client proves itself is not part of it (see ClientAuthentication). */
export type Flow = {
	readonly id: FlowId;
	readonly title: string;
	/** Somebody has to sign in while it runs. */
	readonly needsPerson?: boolean;
	/** Whose token comes out: a signed-in user's, the app's own, or whichever was brought along. */
	readonly audience: 'user' | 'app' | 'any';
	obstacle(request: TokenRequest): Obstacle | undefined;
	acquire(request: TokenRequest, tools: FlowTools): Promise<TokenSet>;
};
