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
	  }
	| {readonly kind: 'federated'; readonly assertion: string};

/** The addresses of a cloud of one's own. Services left out are those of the public cloud's names at the authority. */
export type CustomCloud = {
	readonly authority: string;
	readonly graph?: string;
	readonly arm?: string;
	readonly partnerCenter?: string;
	/** A PEM file with the authority's certificate authority. */
	readonly certificateAuthority?: string;
};

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
	readonly flows: readonly FlowId[];
	/** Scopes of one's own, offered beside the presets; the first is this profile's default. */
	readonly scopes?: readonly string[];
	readonly redirectUri?: string;
	readonly colour?: ProfileColour;
	/** Marks a tenant where a mistake hurts. */
	readonly production?: boolean;
	readonly note?: string;
};

/** Every reference a profile holds, with the field it stands in. */
export function referencesOf(profile: Profile): ReadonlyArray<{readonly field: string; readonly reference: string}> {
	const {credential} = profile;
	const found: Array<readonly [string, string | undefined]> = [['refreshToken', profile.refreshToken]];
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
			found.push(['credential.assertion', credential.assertion]);
			break;
		case 'none':
			break;
	}

	return found.flatMap(([field, reference]) => (reference === undefined ? [] : [{field, reference}]));
}
