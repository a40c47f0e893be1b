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
};

/** The switches as the services see them. */
export type SwitchBoard = Switches & {
	/** Uses up one throttled answer: the seconds to wait, or undefined when the request goes through. */
	takeTokenThrottle(): number | undefined;
	takeApiThrottle(): number | undefined;
	isOut(): boolean;
	mindsPolling(): boolean;
};

function counter(): {set(count: number, retryAfter: number): void; take(): number | undefined} {
	let left = 0;
	let seconds = 0;
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
	};
}

export function createSwitchBoard(): SwitchBoard {
	const tokens = counter();
	const apis = counter();
	let out = false;
	let mindsPolling = false;
	return {
		throttleTokens: (count, retryAfter = 5) => tokens.set(count, retryAfter),
		throttleApis: (count, retryAfter = 5) => apis.set(count, retryAfter),
		outage(on) {
			out = on;
		},
		slowDown(on) {
			mindsPolling = on;
		},
		takeTokenThrottle: tokens.take,
		takeApiThrottle: apis.take,
		isOut: () => out,
		mindsPolling: () => mindsPolling,
	};
}
