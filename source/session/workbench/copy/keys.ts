import {isKeyOf} from '../keys/key-for.ts';
import {runAction, whyNot} from '../run-action.ts';
import {shownKey} from '../shown-key.ts';
import type {Layer} from '../state.ts';
import type {Workbench} from '../workbench.ts';
import {heldTokenOf} from './actions.ts';
import {copyText} from './copy-text.ts';
import {copyActionsOf} from './menu.ts';
import {curlWithToken} from './request.ts';

type CopyLayer = Extract<Layer, {readonly kind: 'copy'}>;

const steps: Readonly<Record<string, number>> = {down: 1, up: -1, tab: 1, 'shift-tab': -1};

/** Gives a key to the copy menu: its letters come first, other letters rest. */
export function copyKey(workbench: Workbench, {cursor}: CopyLayer, key: string): boolean {
	const entries = copyActionsOf(workbench);
	const by = steps[key];
	if (by !== undefined) {
		const count = entries.length;
		workbench.replaceLayer({kind: 'copy', cursor: (cursor + by + count) % count});
		return true;
	}

	const action = key === 'enter' ? entries[cursor] : entries.find(({keys}) => keys.includes(key));
	if (action) {
		// What cannot be copied now is said, and the menu stays: another line may do.
		if (whyNot(workbench, action) === undefined) {
			workbench.close();
		}

		void runAction(workbench, action);
		return true;
	}

	if (key === 'escape' || key === 'q') {
		workbench.close();
		return true;
	}

	if (isKeyOf(workbench, key, 'program.keys', 'program.palette', 'program.suspend', 'program.redraw')) {
		return false;
	}

	workbench.say(`The copy menu has no key ${shownKey(key)}; Esc closes it.`, 'warn');
	return true;
}

/** The answer to whether the token may be written into a command. */
export async function answerCopyCurl(workbench: Workbench, key: string): Promise<void> {
	workbench.close();
	const token = heldTokenOf(workbench);
	if (key === 'y' && token) {
		const text = curlWithToken(workbench, token.accessToken);
		await copyText(workbench, 'curl command with the token', text, {isSecret: true});
	} else {
		workbench.say('Nothing was copied.');
	}
}
