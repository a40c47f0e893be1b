import type {Action} from './action.ts';
import type {Workbench} from './workbench.ts';

/** Carries out an action, or says why it cannot be done now: a key is never silent. */
export async function runAction(workbench: Workbench, action: Action): Promise<void> {
	const reason = action.blocked?.(workbench);
	if (reason !== undefined) {
		workbench.say(reason, 'warn');
		return;
	}

	try {
		await action.run(workbench);
	} catch (thrown) {
		workbench.fail(thrown, `«${action.title}» failed`);
	}
}
