import type {JsonObject} from './json.ts';

/** The algorithms Entra signs with (RFC 7518 sections 3.3 and 3.5). A secret shared with a client, or none, is refused. */
export const signatureAlgorithms = ['RS256', 'PS256'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Whether a compact JWS was signed with the private half of a public key (RFC 7517). False for a key that is none. */
export type VerifySignature = (token: string, key: JsonObject, algorithm: SignatureAlgorithm) => Promise<boolean>;

/** What is known of a token's signature; nothing of this says that the token is still good or meant for anybody. */
export type SignatureState =
	/** `key` is the key's id, `authority` who published it, as a host. */
	| {readonly kind: 'valid'; readonly key: string; readonly authority: string}
	/** Nothing is wrong with the token as far as can be told. */
	| {readonly kind: 'cannot'; readonly reason: string; readonly because: string}
	| {readonly kind: 'invalid'; readonly reason: string; readonly because: string};
