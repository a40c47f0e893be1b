/** Faults that can be turned on while the emulator runs. */
export type Switches = {
	/** The next `count` token requests are answered 429. `retryAfter` is in seconds; a fraction is sent as it is. */
	throttleTokens(count: number, retryAfter?: number): void;
	/** The next `count` requests to Graph, Azure Resource Manager or Partner Center are answered 429. */
	throttleApis(count: number, retryAfter?: number): void;
	/** While on, everything is answered 503. */
	outage(on: boolean): void;
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

export function createSwitchBoard(): SwitchBoard {
	const tokens = counter();
	const apis = counter();
	let out = false;
	return {
		throttleTokens: (count, retryAfter = defaultSeconds) => tokens.set(count, retryAfter),
		throttleApis: (count, retryAfter = defaultSeconds) => apis.set(count, retryAfter),
		outage(on) {
			out = on;
		},
		takeTokenThrottle: tokens.take,
		takeApiThrottle: apis.take,
		tokenThrottle: tokens.state,
		apiThrottle: apis.state,
		isOut: () => out,
	};
}
