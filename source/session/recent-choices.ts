import type {StateStore} from '../core/doors.ts';
import {isJsonObject, type JsonObject, textMember} from '../core/json.ts';
import type {Session} from './session.ts';

/** A choice that led to a token, as ids. `usedAt`: when it last did, milliseconds since the epoch. */
export type Trio = {
	readonly profileId: string;
	readonly flow: string;
	readonly scope: string;
	readonly usedAt?: number;
};

const name = 'choices';

/** Choices kept: the one in use, and those before it. */
export const mostTrios = 5;

export const isSameTrio = (a: Trio, b: Trio): boolean =>
	a.profileId === b.profileId && a.flow === b.flow && a.scope === b.scope;

function trioFrom(value: unknown): readonly Trio[] {
	if (!isJsonObject(value)) {
		return [];
	}

	const [profileId, flow, scope] = ['profileId', 'flow', 'scope'].map(member => textMember(value, member));
	const {usedAt} = value;
	return profileId && flow && scope ? [{profileId, flow, scope, ...(typeof usedAt === 'number' && {usedAt})}] : [];
}

function triosIn(kept: JsonObject | undefined): readonly Trio[] {
	const list = kept?.['trios'];
	return (Array.isArray(list) ? list : []).flatMap(trioFrom).slice(0, mostTrios);
}

/** What is chosen in a session; undefined when that comes to nothing. */
export function trioOf(session: Session): Trio | undefined {
	try {
		const {profile, flow, scope, preset} = session.resolved();
		return {profileId: profile.id, flow: flow.id, scope: session.state.choice.scope ?? preset?.id ?? scope};
	} catch {
		return undefined;
	}
}

/** The choices kept, the latest first. A state folder that cannot be read costs only the memory. */
export const readTrios = async (store: StateStore | undefined): Promise<readonly Trio[]> =>
	triosIn(await store?.read(name).catch(() => undefined));

/** Each choice once, the latest first; those that were never dated last, in their order. */
function merged(trios: readonly Trio[]): readonly Trio[] {
	const latestFirst = trios.toSorted((a, b) => (b.usedAt ?? 0) - (a.usedAt ?? 0));
	return latestFirst
		.filter((trio, index) => latestFirst.findIndex(other => isSameTrio(other, trio)) === index)
		.slice(0, mostTrios);
}

/** Adds choices to those kept, which another entok may have changed meanwhile. Read when it is written: two updates may get the lock in either order. */
export const keepTrios = (store: StateStore | undefined, trios: () => readonly Trio[]): Promise<void> | undefined =>
	store?.update(name, before => ({version: 1, trios: merged([...trios(), ...triosIn(before)])}));
