import {parseJsonObject} from '../core/json.ts';
import {type Change, jsonSwitches, switchState} from './json-switches.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {World} from './world.ts';

/** The first part of the path that belongs to the emulator itself and to no service; no tenant is called so. */
export const controlPath = '.emulator';

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
