import type {Authority} from './authority.ts';
import type {Random} from './random.ts';
import type {Grant} from './refresh-tokens.ts';

/** A code that was handed to a browser, and what it was handed out for. */
export type AuthorizationCode = {
	readonly clientId: string;
	/** With its port, as it was sent. */
	readonly redirectUri: string;
	readonly authority: Authority;
	readonly scope: string;
	readonly nonce?: string;
	/** PKCE (RFC 7636), where the client used it. */
	readonly challenge?: {readonly method: 'S256' | 'plain'; readonly value: string};
	readonly grant: Grant;
	/** Milliseconds since the epoch. */
	readonly endsAt: number;
	readonly isUsed: boolean;
};

export type AuthorizationCodes = {
	issue(code: Omit<AuthorizationCode, 'endsAt' | 'isUsed'>, now: number, random: Random): string;
	find(code: string): AuthorizationCode | undefined;
	use(code: string): void;
};

const lifetime = 10 * 60_000;

export function createAuthorizationCodes(): AuthorizationCodes {
	const codes = new Map<string, AuthorizationCode>();
	return {
		issue(wanted, now, random) {
			const text = `1.AXEA${random.text(84)}.AgABBAIAAAD${random.text(420)}`;
			codes.set(text, {...wanted, endsAt: now + lifetime, isUsed: false});
			return text;
		},
		find: code => codes.get(code),
		use(code) {
			const found = codes.get(code);
			if (found) {
				codes.set(code, {...found, isUsed: true});
			}
		},
	};
}
