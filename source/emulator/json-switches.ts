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
	outage: {
		takes: 'true or false',
		read: switches => switches.isOut(),
		change: value => (typeof value === 'boolean' ? switches => switches.outage(value) : undefined),
	},
};

/** How all switches stand. */
export const switchState = (switches: SwitchBoard): JsonObject =>
	Object.fromEntries(Object.entries(jsonSwitches).map(([name, {read}]) => [name, read(switches)]));
