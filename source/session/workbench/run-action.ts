import type {Action} from './action.ts';
import {whySignInHolds} from './sign-in/actions.ts';
import type {Workbench} from './workbench.ts';

/** Why an action cannot be done now: something else goes first, or it says so itself. */
export const whyNot = (workbench: Workbench, action: Action): string | undefined =>
	whySignInHolds(workbench, action) ?? action.blocked?.(workbench);

/** Carries out an action, or says why it cannot be done now: a key is never silent. */
export async function runAction(workbench: Workbench, action: Action): Promise<void> {
	const reason = whyNot(workbench, action);
	if (reason !== undefined) {
		workbench.say(reason, 'warn');
		return;
	}

	let {layers} = workbench.state;
	try {
		const running = action.run(workbench);
		// What the action itself opened or closed at once belongs to its beginning.
		({layers} = workbench.state);
		await running;
	} catch (thrown) {
		workbench.fail(thrown, `«${action.title}» failed`, layers);
	}
}
