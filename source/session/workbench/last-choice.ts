import {isJsonObject, type JsonObject, textMember} from '../../core/json.ts';
import type {Action} from './action.ts';
import {keyFor} from './keys/key-for.ts';
import type {Trio} from './state.ts';
import type {Workbench} from './workbench.ts';

const name = 'choices';

/** Choices kept: the one in use, and those before it for `L`. */
const mostTrios = 5;

const isSame = (a: Trio, b: Trio): boolean => a.profileId === b.profileId && a.flow === b.flow && a.scope === b.scope;

function trioFrom(value: unknown): readonly Trio[] {
	if (!isJsonObject(value)) {
		return [];
	}

	const [profileId, flow, scope] = ['profileId', 'flow', 'scope'].map(member => textMember(value, member));
	return profileId && flow && scope ? [{profileId, flow, scope}] : [];
}

function choose(workbench: Workbench, trio: Trio): boolean {
	const isKnown = workbench.session.state.profiles.some(({id}) => id === trio.profileId);
	if (isKnown) {
		workbench.session.choose(trio);
	}

	return isKnown;
}

/** Starts with what was chosen last, so that on the second day one key is enough. What the command line chose goes first. */
export async function recallChoice(workbench: Workbench): Promise<void> {
	const kept = await workbench.doors.stateStore?.read(name).catch(() => undefined);
	const list = kept?.['trios'];
	const trios = (Array.isArray(list) ? list : []).flatMap(trioFrom).slice(0, mostTrios);
	workbench.change({trios: [...workbench.state.trios, ...trios].slice(0, mostTrios)});
	const [latest] = trios;
	if (latest && workbench.session.state.choice.profileId === undefined && choose(workbench, latest)) {
		workbench.say(`This is what you chose last: ${keyFor(workbench, 'token.get')} gets the token.`, 'none');
	}
}

/** What is chosen, undefined when that comes to nothing. */
export function choiceNow({session}: Workbench): Trio | undefined {
	try {
		const {profile, flow} = session.resolved();
		return {profileId: profile.id, flow: flow.id, scope: session.state.choice.scope ?? 'graph'};
	} catch {
		return undefined;
	}
}

/**
 * Remembers the choice a token was asked for, unless another was made before it came. A state folder that cannot be
 * written costs only the memory.
 */
export function rememberChoice(workbench: Workbench, trio: Trio | undefined): void {
	const now = choiceNow(workbench);
	if (!trio || !now || !isSame(trio, now)) {
		return;
	}

	const trios = [trio, ...workbench.state.trios.filter(other => !isSame(other, trio))].slice(0, mostTrios);
	workbench.change({trios});
	// Read when it is written: two updates may get the lock in either order.
	const latest = (): JsonObject => ({version: 1, trios: workbench.state.trios});
	workbench.inBackground(workbench.doors.stateStore?.update(name, latest));
}

/** The choices that led to tokens and are not the one made now, the latest first. */
function others(workbench: Workbench): readonly Trio[] {
	const now = choiceNow(workbench);
	return workbench.state.trios.filter(trio => !(now && isSame(trio, now)));
}

/** `L`: back to the choice before this one, and forth again. */
export const lastChoiceAction: Action = {
	id: 'choice.last',
	title: 'the profile, flow and scope used before these',
	short: 'last choice',
	place: 'everywhere',
	keys: ['L'],
	blocked: workbench => (others(workbench).length > 0 ? undefined : 'There is no other choice yet: a token makes one.'),
	run: workbench => {
		const [before] = others(workbench);
		if (before && choose(workbench, before)) {
			const trios = [before, ...workbench.state.trios.filter(trio => trio !== before)];
			workbench.change({trios, focus: 'token', layers: []});
			workbench.say(`The choice before; ${keyFor(workbench, 'choice.last')} goes back again.`, 'ok');
		} else {
			workbench.say('The profile chosen before is gone.', 'warn');
		}
	},
};
