import type {Action} from './action.ts';
import type {Workbench} from './workbench.ts';

/** Carries out an action, or says why it cannot be done now: a key is never silent. */
export async function runAction(workbench: Workbench, action: Action): Promise<void> {
	const reason = action.blocked?.(workbench);
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
