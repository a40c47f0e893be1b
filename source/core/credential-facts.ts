/** What a client is about to prove itself with, for people to read before it is sent; nothing in it is secret. Times in milliseconds since the epoch. */
export type CredentialFacts =
	| {
			readonly kind: 'certificate';
			/** RFC 4514, such as `CN=contoso-automation`. */
			readonly subject: string;
			/** Hexadecimal in capitals, as the portal shows it. */
			readonly sha1Thumbprint: string;
			readonly sha256Thumbprint: string;
			readonly notBefore: number;
			readonly notAfter: number;
	  }
	| {
			readonly kind: 'assertion';
			/** Where it was read: a path, `GitHub Actions`, `managed identity`, `standard input`. */
			readonly source: string;
			readonly issuer?: string;
			readonly subject?: string;
			readonly audiences: readonly string[];
			readonly expiresAt?: number;
	  };
