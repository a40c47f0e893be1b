import {durationText, utcText} from '../core/duration.ts';
import type {TokenSet} from '../core/token-set.ts';

/** A token's life is said when this much of it is left, once each; there is no countdown. Minutes. */
const thresholds = [10, 5, 1, 0];

/** How long a token lives, for whoever asks. */
export function timeLeft(token: TokenSet, now: number): string {
	const left = token.expiresAt - now;
	return left > 0
		? `Time left: ${durationText(left)}, until ${utcText(token.expiresAt) ?? 'an unknown time'}.`
		: `The token expired ${durationText(left)} ago. T gets a new one.`;
}

/** To be asked at every prompt: gives a sentence when a threshold has been passed since the last time. */
export function createTimeTeller(): (token: TokenSet | undefined, now: number) => string | undefined {
	let fingerprint: string | undefined;
	let passed = 0;
	return (token, now) => {
		if (!token) {
			return undefined;
		}

		const count = thresholds.filter(minutes => token.expiresAt - now <= minutes * 60_000).length;
		const isNew = token.fingerprint !== fingerprint;
		const isDue = !isNew && count > passed;
		fingerprint = token.fingerprint;
		passed = count;
		return isDue ? timeLeft(token, now) : undefined;
	};
}
