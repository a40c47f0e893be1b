/** A text's UTF-8 as base64 (RFC 4648 section 4), with padding. */
export const base64 = (text: string): string => {
	const bytes = new TextEncoder().encode(text);
	return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
};

/** A text's UTF-8 as base64url (RFC 4648 section 5), without padding, as tokens have it. */
export const base64Url = (text: string): string =>
	base64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
