import type {StateStore} from '../../source/core/doors.ts';
import type {JsonObject} from '../../source/core/json.ts';

/** A store in memory that several benches can share, as several entoks share a folder. */
export function memoryStore(
	kept: Record<string, JsonObject> = {},
): StateStore & {readonly kept: Record<string, JsonObject>} {
	return {
		kept,
		read: async name => kept[name],
		async update(name, change) {
			kept[name] = change(kept[name]);
		},
	};
}
