import type {Clock} from '../core/clock.ts';

/** Faults that can be turned on while the emulator runs. */
export type Switches = {
	/** The next `count` token requests are answered 429. `retryAfter` is in seconds; a fraction is sent as it is. */
	throttleTokens(count: number, retryAfter?: number): void;
	/** The next `count` requests to Graph, Azure Resource Manager or Partner Center are answered 429. */
	throttleApis(count: number, retryAfter?: number): void;
	/** While on, everything is answered 503. */
	outage(on: boolean): void;
	/** While on, who polls for a device code faster than allowed is told to slow down. Entra does not document that it does. */
	slowDown(on: boolean): void;
	/**
	 * A Graph path, such as `me/messages`, and what lies below it is answered 401 until the token satisfies the
	 * authentication context (`c1`); undefined ends that.
	 */
	demandContext(path: string, context: string | undefined): void;
	/** Tokens issued until now are answered 401 by Graph, as after «revoke sessions»; `claims` with `nbf` gets newer ones. */
	revokeTokens(): void;
	/** While on, a refresh token is good once: whoever uses it again ends its whole family. */
	rotateRefreshTokens(on: boolean): void;
};

/** Throttled answers still to come, and the seconds they tell a caller to wait. */
export type Throttle = {readonly count: number; readonly retryAfter: number};

/** The switches as the services see them. */
export type SwitchBoard = Switches & {
	tokenThrottle(): Throttle;
	apiThrottle(): Throttle;
	/** Uses up one throttled answer: the seconds to wait, or undefined when the request goes through. */
	takeTokenThrottle(): number | undefined;
	takeApiThrottle(): number | undefined;
	isOut(): boolean;
	mindsPolling(): boolean;
	/** The authentication contexts demanded, by path. */
	demandedContexts(): Readonly<Record<string, string>>;
	/** The authentication context a path wants. */
	contextFor(path: string): string | undefined;
	/** Seconds since the epoch; older tokens are revoked. */
	revokedAt(): number | undefined;
	rotates(): boolean;
};

type Counter = {
	set(count: number, retryAfter: number): void;
	take(): number | undefined;
	state(): Throttle;
};

const defaultSeconds = 5;

function counter(): Counter {
	let left = 0;
	let seconds = defaultSeconds;
	return {
		set(count, retryAfter) {
			left = count;
			seconds = retryAfter;
		},
		take() {
			if (left <= 0) {
				return undefined;
			}

			left -= 1;
			return seconds;
		},
		state: () => ({count: left, retryAfter: seconds}),
	};
}

/** Whether a path is the one of a rule, or lies below it. Capitals do not count. */
export const isBelow = (path: string, rule: string): boolean =>
	`${path.toLowerCase()}/`.startsWith(`${rule.toLowerCase()}/`);

export function createSwitchBoard(clock: Pick<Clock, 'now'>): SwitchBoard {
	const tokens = counter();
	const apis = counter();
	const contexts = new Map<string, string>();
	let out = false;
	let mindsPolling = false;
	let revokedAt: number | undefined;
	let rotates = false;
	return {
		throttleTokens: (count, retryAfter = defaultSeconds) => tokens.set(count, retryAfter),
		throttleApis: (count, retryAfter = defaultSeconds) => apis.set(count, retryAfter),
		outage(on) {
			out = on;
		},
		slowDown(on) {
			mindsPolling = on;
		},
		demandContext(path, context) {
			if (context === undefined) {
				contexts.delete(path);
			} else {
				contexts.set(path, context);
			}
		},
		revokeTokens() {
			revokedAt = Math.floor(clock.now() / 1000);
		},
		rotateRefreshTokens(on) {
			rotates = on;
		},
		demandedContexts: () => Object.fromEntries(contexts),
		contextFor: path => [...contexts].find(([rule]) => isBelow(path, rule))?.[1],
		revokedAt: () => revokedAt,
		rotates: () => rotates,
		takeTokenThrottle: tokens.take,
		takeApiThrottle: apis.take,
		tokenThrottle: tokens.state,
		apiThrottle: apis.state,
		isOut: () => out,
		mindsPolling: () => mindsPolling,
	};
}
