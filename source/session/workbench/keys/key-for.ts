import {shownKey} from '../shown-key.ts';
import {edited, emptyField} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {type NamedAction, namedActions} from './named-actions.ts';

type Keyed = Pick<Workbench, 'doors'>;

const keysOf = ({doors}: Keyed, id: NamedAction): readonly string[] => doors.keys?.changed.get(id) ?? namedActions[id];

/** What a sentence names as the key of an action. One that has none is found by its id. */
export function keyFor(workbench: Keyed, id: NamedAction): string {
	const [key] = keysOf(workbench, id);
	return shownKey(key ?? `${keysOf(workbench, 'program.palette')[0] ?? ''}${id}`);
}

/** Whether a key runs one of these actions. */
export const isKeyOf = (workbench: Keyed, key: string, ...ids: readonly NamedAction[]): boolean =>
	ids.some(id => keysOf(workbench, id).includes(key));

/** What the editors do with keys that are no text. */
const editorKeys: readonly string[] = ['ctrl-x', 'ctrl-g', 'ctrl-r'];

/** Whether a key suspends or draws again while a text is typed, too. What is text there, or edits it, does not. */
export const worksInFields = (workbench: Keyed, key: string): boolean =>
	/^(?:ctrl|alt)-/.test(key) &&
	!editorKeys.includes(key) &&
	edited(emptyField, key) === undefined &&
	isKeyOf(workbench, key, 'program.suspend', 'program.redraw');

export const noProfileYet = (workbench: Keyed): string =>
	`No profile is chosen yet: press ${keyFor(workbench, 'panel.profile')}, then ${keyFor(workbench, 'profile.choose')}.`;

export const noTokenYet = (workbench: Keyed): string =>
	`There is no token yet: press ${keyFor(workbench, 'token.get')}.`;
