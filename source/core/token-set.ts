import {durationText} from './duration.ts';
import type {FlowId} from './flow-id.ts';
import type {Secret} from './secret.ts';

/** A held token is given out again only while it has this long to live, as Microsoft's own libraries do. */
export const renewBefore = 5 * 60_000;

/**
 * Whether a token is used once more: while it lives for five minutes more, or for `minValid` milliseconds where that was
 * asked for, and always where no new one can be asked for.
 */
export const staysGood = (
	{expiresAt, flow}: Pick<TokenSet, 'expiresAt' | 'flow'>,
	now: number,
	minValid?: number,
): boolean =>
	flow === 'own-token' || (minValid === undefined ? expiresAt - now > renewBefore : expiresAt - now >= minValid);

/** What is to be known about a token that is over. */
export const expiredText = ({expiresAt}: TokenSet, now: number): string =>
	`This token expired ${durationText(now - expiresAt)} ago: it can be read, and every API would refuse it.`;

/** What a token endpoint gave, with the times reckoned on our own clock: skew of the server's cannot shorten or lengthen it. */
export type TokenSet = {
	readonly accessToken: Secret;
	/** `Bearer`, as a rule. */
	readonly tokenType: string;
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
	readonly expiresAt: number;
	/** When Entra advises to renew a long-lived token (`refresh_in`). */
	readonly refreshAt?: number;
	/** The scope granted, or the scope asked for where the answer names none (client credentials). */
	readonly scope: string;
	readonly refreshToken?: Secret;
	readonly idToken?: Secret;
	/** First 16 hexadecimal digits of the access token's SHA-256: tells tokens apart without showing them. */
	readonly fingerprint: string;
	/** Our clock minus the server's, by its `Date` header; absent when it sent none. Milliseconds. */
	readonly clockSkew?: number;
	readonly flow: FlowId;
	readonly profileId: string;
	readonly tenant: string;
	/** The refresh token belongs to a family of Microsoft's own clients (`foci`). */
	readonly familyOfClientIds?: boolean;
};
