import {shownKey} from './shown-key.ts';
import type {Workbench} from './workbench.ts';

/**
 * What a sentence names as the key of an action: the first of the person's own, else the standard one given here; an
 * action without a key is found by its id.
 */
export function keyFor({doors}: Pick<Workbench, 'doors'>, id: string, standard: string): string {
	const keysOf = (other: string): readonly string[] | undefined => doors.keys?.changed.get(other);
	const [key] = keysOf(id) ?? [standard];
	return key === undefined ? `${shownKey(keysOf('program.palette')?.[0] ?? ':')}${id}` : shownKey(key);
}
