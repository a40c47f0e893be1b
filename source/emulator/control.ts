import {isJsonObject, type JsonObject, parseJsonObject} from '../core/json.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {SwitchBoard, Switches} from './switches.ts';
import type {World} from './world.ts';

/** The first part of the path that belongs to the emulator itself and to no service; no tenant is called so. */
export const controlPath = '.emulator';

type Change = (switches: Switches) => void;

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

const jsonSwitches: Readonly<Record<string, JsonSwitch>> = {
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

const refused = (status: number, message: string, headers = {}): EmulatorResponse =>
	jsonAnswer(status, {error: message}, headers);

/** What a JSON text asks for, or why it cannot be done; then nothing is. */
function changesOf(text: string): readonly Change[] | string {
	const wanted = parseJsonObject(text);
	if (!wanted) {
		return 'The body must be one JSON object, such as {"outage": true}.';
	}

	const changes: Change[] = [];
	for (const [name, value] of Object.entries(wanted)) {
		const known = Object.hasOwn(jsonSwitches, name) ? jsonSwitches[name] : undefined;
		if (!known) {
			return `There is no such switch. Switches: ${Object.keys(jsonSwitches).join(', ')}.`;
		}

		const change = known.change(value);
		if (!change) {
			return `${name} takes ${known.takes}.`;
		}

		changes.push(change);
	}

	return changes;
}

/**
 * `/.emulator/switches`: GET tells how the switches stand, PATCH turns those it names and tells the same. A web page of
 * another site cannot send a PATCH without asking first (CORS), and gets no permission.
 */
export function control(world: World, call: Call): EmulatorResponse {
	if (call.segments.slice(1).join('/').toLowerCase() !== 'switches') {
		return refused(404, 'Below /.emulator there is only /.emulator/switches.');
	}

	if (call.method === 'PATCH') {
		const changes = changesOf(call.body);
		if (typeof changes === 'string') {
			return refused(400, changes);
		}

		for (const change of changes) {
			change(world.switches);
		}
	} else if (call.method !== 'GET' && call.method !== 'HEAD') {
		return refused(405, 'GET tells how the switches stand, PATCH turns them.', {allow: 'GET, PATCH'});
	}

	return jsonAnswer(200, switchState(world.switches), {'cache-control': 'no-store'});
}
