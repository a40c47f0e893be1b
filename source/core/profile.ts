import type {CloudId} from './cloud.ts';
import type {FlowId} from './flow-id.ts';

/** How the client proves itself to the token endpoint. Every value that is or leads to a secret is a reference. */
export type Credential =
	| {readonly kind: 'none'}
	| {readonly kind: 'secret'; readonly secret: string}
	| {
			readonly kind: 'certificate';
			readonly certificate: string;
			/** Where the private key is, when it is not in the certificate's file. */
			readonly key?: string;
			readonly passphrase?: string;
			/** Sends the whole chain (`x5c`), for trust by subject name and issuer. */
			readonly sendCertificateChain?: boolean;
	  }
	| {
			readonly kind: 'federated';
			/** A reference, or `github-actions`, `managed-identity`: who hands the assertion out. */
			readonly assertion: string;
			/** What the app registration's federated credential says, to compare with. */
			readonly expect?: FederatedExpectation;
	  };

/** A federated credential of an app registration, as far as it is known here. Capitals count. */
export type FederatedExpectation = {
	readonly issuer?: string;
	readonly subject?: string;
	readonly audience?: string;
};

/** A user-assigned managed identity, named in one of three ways; none named means the system-assigned one. */
export type UserAssignedIdentity =
	| {readonly clientId: string}
	| {readonly objectId: string}
	/** The identity's ARM id. */
	| {readonly resourceId: string};

/** The addresses of a cloud of one's own. Services left out are those of the public cloud's names at the authority. */
export type CustomCloud = {
	readonly authority: string;
	readonly graph?: string;
	readonly arm?: string;
	readonly partnerCenter?: string;
	/** A PEM file with the authority's certificate authority. */
	readonly certificateAuthority?: string;
};

export const clientCapabilities = ['cp1'] as const;
export type ClientCapability = (typeof clientCapabilities)[number];

export const profileColours = ['green', 'yellow', 'red'] as const;
export type ProfileColour = (typeof profileColours)[number];

/** One saved app registration: where it lives, which flows it may use, and where its secrets are found. */
export type Profile = {
	/** Stable: it survives a change of name and is what caches and stored secrets are bound to. */
	readonly id: string;
	readonly name: string;
	/** A GUID, a verified domain, or `common`, `organizations`, `consumers`. */
	readonly tenant: string;
	readonly cloud: CloudId;
	readonly customCloud?: CustomCloud;
	readonly clientId: string;
	readonly credential: Credential;
	/** A reference to a refresh token. */
	readonly refreshToken?: string;
	/** A reference to a user's access token for this app, which on-behalf-of exchanges. */
	readonly userToken?: string;
	/** Who signs in with username and password. */
	readonly username?: string;
	/** A reference to that user's password. */
	readonly password?: string;
	readonly managedIdentity?: UserAssignedIdentity;
	/** `cp1`: this client can answer claims challenges, so tokens may live long (continuous access evaluation). */
	readonly clientCapabilities?: readonly ClientCapability[];
	readonly flows: readonly FlowId[];
	/** Scopes of one's own, offered beside the presets; the first is this profile's default. */
	readonly scopes?: readonly string[];
	readonly redirectUri?: string;
	readonly colour?: ProfileColour;
	/** Marks a tenant where a mistake hurts. */
	readonly production?: boolean;
	readonly note?: string;
};

/** Who can hand out a federated assertion, beside a reference to one. */
export const assertionSources = ['github-actions', 'managed-identity'] as const;
export type AssertionSource = (typeof assertionSources)[number];

export const isAssertionSource = (text: string): text is AssertionSource =>
	assertionSources.some(source => source === text);

/** Every reference a profile holds, with the field it stands in. */
export function referencesOf(profile: Profile): ReadonlyArray<{readonly field: string; readonly reference: string}> {
	const {credential} = profile;
	const found: Array<readonly [string, string | undefined]> = [
		['refreshToken', profile.refreshToken],
		['userToken', profile.userToken],
		['password', profile.password],
	];
	switch (credential.kind) {
		case 'secret':
			found.push(['credential.secret', credential.secret]);
			break;
		case 'certificate':
			found.push(
				['credential.certificate', credential.certificate],
				['credential.key', credential.key],
				['credential.passphrase', credential.passphrase],
			);
			break;
		case 'federated':
			if (!isAssertionSource(credential.assertion)) {
				found.push(['credential.assertion', credential.assertion]);
			}

			break;
		case 'none':
			break;
	}

	return found.flatMap(([field, reference]) => (reference === undefined ? [] : [{field, reference}]));
}
