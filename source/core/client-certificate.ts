import type {CredentialFacts} from './credential-facts.ts';

/** References to the parts of a certificate credential; a PFX, or one PEM file, may hold all of it. */
export type CertificateReferences = {
	readonly certificate: string;
	readonly key?: string;
	readonly passphrase?: string;
	/** The name of the profile that holds them, for the advice how to change them. */
	readonly profile?: string;
};

/** A certificate with its private key, which never leaves it. */
export type ClientCertificate = {
	readonly facts: Extract<CredentialFacts, {readonly kind: 'certificate'}>;
	/** `x5t#S256` of RFC 7515: base64url of the SHA-256 of the DER certificate. */
	readonly x5tS256: string;
	/** `x5c` of RFC 7515: each certificate as base64 DER, the leaf first. */
	readonly chain: readonly string[];
	/** PS256 (RSASSA-PSS with SHA-256 and a salt of 32 bytes) over a text, as base64url. */
	sign(text: string): Promise<string>;
};

/**
 * Reads a certificate and its key: PEM in one or two files (PKCS#1, PKCS#8, encrypted) or PFX. Rejects with an
 * EntokError `configuration` for a wrong passphrase, a key that does not match, an EC key, or a file that is neither.
 */
export type LoadCertificate = (
	references: CertificateReferences,
	purpose: string,
	signal?: AbortSignal,
) => Promise<ClientCertificate>;
