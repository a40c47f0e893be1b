import {isJsonObject, type JsonObject} from '../core/json.ts';
import type {SwitchBoard, Switches} from './switches.ts';

export type Change = (switches: Switches) => void;

/** One switch as JSON: `read` gives how it stands, `change` what a value sent does, undefined for a value it cannot have. */
type JsonSwitch = {
	readonly takes: string;
	read(switches: SwitchBoard): unknown;
	change(value: unknown): Change | undefined;
};

const mostRequests = 1_000_000;
const mostSeconds = 86_400;

function throttleChange(value: unknown, set: (switches: Switches, count: number, retryAfter?: number) => void) {
	if (!isJsonObject(value) || Object.keys(value).some(name => name !== 'count' && name !== 'retryAfter')) {
		return undefined;
	}

	const {count, retryAfter} = value;
	const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostRequests;
	if (retryAfter !== undefined && !(typeof retryAfter === 'number' && retryAfter >= 0 && retryAfter <= mostSeconds)) {
		return undefined;
	}

	return isCount ? (switches: Switches) => set(switches, count, retryAfter) : undefined;
}

const throttle = `{"count": requests to answer 429, up to ${mostRequests}, "retryAfter": seconds, up to ${mostSeconds}}`;

/** A Graph path without a slash at either end, an authentication context, and as many of them as a demo can want. */
const pathForm = /^[\w{}.$@-]+(?:\/[\w{}.$@-]+){0,9}$/;
const contextForm = /^c(?:[1-9]|[1-9]\d)$/;
const mostContexts = 100;

function contextsChange(value: unknown): Change | undefined {
	const wanted = isJsonObject(value) ? Object.entries(value) : [];
	const isGood = ([path, context]: readonly [string, unknown]): boolean =>
		path.length <= 200 &&
		pathForm.test(path) &&
		(context === null || (typeof context === 'string' && contextForm.test(context)));
	return isJsonObject(value) && wanted.length <= mostContexts && wanted.every(isGood)
		? switches => {
				for (const [path, context] of wanted) {
					switches.demandContext(path, typeof context === 'string' ? context : undefined);
				}
			}
		: undefined;
}

/** A switch that is on or off. */
const onOff = (read: JsonSwitch['read'], turn: (switches: Switches, on: boolean) => void): JsonSwitch => ({
	takes: 'true or false',
	read,
	change: value => (typeof value === 'boolean' ? switches => turn(switches, value) : undefined),
});

export const jsonSwitches: Readonly<Record<string, JsonSwitch>> = {
	throttleTokens: {
		takes: throttle,
		read: switches => switches.tokenThrottle(),
		change: value => throttleChange(value, (switches, count, seconds) => switches.throttleTokens(count, seconds)),
	},
	throttleApis: {
		takes: throttle,
		read: switches => switches.apiThrottle(),
		change: value => throttleChange(value, (switches, count, seconds) => switches.throttleApis(count, seconds)),
	},
	outage: onOff(
		switches => switches.isOut(),
		(switches, on) => switches.outage(on),
	),
	slowDown: onOff(
		switches => switches.mindsPolling(),
		(switches, on) => switches.slowDown(on),
	),
	rotateRefreshTokens: onOff(
		switches => switches.rotates(),
		(switches, on) => switches.rotateRefreshTokens(on),
	),
	authenticationContexts: {
		takes: 'Graph paths with the authentication context they want, or null for none: {"me/messages": "c1"}',
		read: switches => switches.demandedContexts(),
		change: contextsChange,
	},
	tokensRevoked: {
		takes: 'true: tokens issued until now are refused by Graph',
		read: switches => switches.revokedAt() !== undefined,
		change: value => (value === true ? switches => switches.revokeTokens() : undefined),
	},
};

/** How all switches stand. */
export const switchState = (switches: SwitchBoard): JsonObject =>
	Object.fromEntries(Object.entries(jsonSwitches).map(([name, {read}]) => [name, read(switches)]));
