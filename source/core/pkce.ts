const base64Url = (bytes: readonly number[]): string =>
	btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/**
 * The `code_challenge` of a verifier by the method S256 (RFC 7636 section 4.2). `sha256` gives the hash of a text in
 * hexadecimal.
 */
export async function codeChallenge(verifier: string, sha256: (text: string) => Promise<string>): Promise<string> {
	const bytes = (await sha256(verifier)).match(/../g) ?? [];
	return base64Url(bytes.map(byte => Number.parseInt(byte, 16)));
}
