import {isSameTrio, keepTrios, mostTrios, readTrios, type Trio, trioOf} from '../recent-choices.ts';
import type {Action} from './action.ts';
import {keyFor} from './keys/key-for.ts';
import type {Workbench} from './workbench.ts';

function choose({session}: Workbench, {profileId, flow, scope}: Trio): boolean {
	const isKnown = session.state.profiles.some(({id}) => id === profileId);
	if (isKnown) {
		session.choose({profileId, flow, scope});
	}

	return isKnown;
}

/** Starts with what was chosen last, so that on the second day one key is enough. What the command line chose goes first. */
export async function recallChoice(workbench: Workbench): Promise<void> {
	const trios = await readTrios(workbench.doors.stateStore);
	workbench.change({trios: [...workbench.state.trios, ...trios].slice(0, mostTrios)});
	const [latest] = trios;
	if (latest && workbench.session.state.choice.profileId === undefined && choose(workbench, latest)) {
		workbench.say(`This is what you chose last: ${keyFor(workbench, 'token.get')} gets the token.`, 'none');
	}
}

/** What is chosen, undefined when that comes to nothing. */
export const choiceNow = ({session}: Workbench): Trio | undefined => trioOf(session);

/**
 * Remembers the choice a token was asked for, unless another was made before it came. A state folder that cannot be
 * written costs only the memory.
 */
export function rememberChoice(workbench: Workbench, trio: Trio | undefined): void {
	const now = choiceNow(workbench);
	if (!trio || !now || !isSameTrio(trio, now)) {
		return;
	}

	const used = {...trio, usedAt: workbench.doors.clock.now()};
	const trios = [used, ...workbench.state.trios.filter(other => !isSameTrio(other, trio))].slice(0, mostTrios);
	workbench.change({trios});
	workbench.inBackground(keepTrios(workbench.doors.stateStore, () => workbench.state.trios));
}

/** The choices that led to tokens and are not the one made now, the latest first. */
function others(workbench: Workbench): readonly Trio[] {
	const now = choiceNow(workbench);
	return workbench.state.trios.filter(trio => !(now && isSameTrio(trio, now)));
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
