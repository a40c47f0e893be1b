import {actionsOf, findAction} from '../actions.ts';
import {isKeyOf, keyFor, worksInFields} from '../keys/key-for.ts';
import type {NamedAction} from '../keys/named-actions.ts';
import {runAction} from '../run-action.ts';
import {edited, fieldWith, type TextField, typed} from '../text-field.ts';
import type {Workbench} from '../workbench.ts';
import {changeSignIn, promptOf} from './actions.ts';
import type {SignInLayer} from './layer.ts';
import {signInWays} from './ways.ts';

/** Offers an address to the sign-in that waits. What is not taken stays in the box, with the reason. */
export function offerAddress(workbench: Workbench, box: TextField): void {
	const prompt = promptOf(workbench);
	if (prompt?.kind !== 'sign-in') {
		return;
	}

	// A terminal that wrapped the address may have put line ends or blanks into it, and no address has any.
	const address = box.text.replace(/\s+/g, '');
	const fault = address === '' ? 'There is no address in the box yet.' : prompt.take(address);
	if (fault === undefined) {
		changeSignIn(workbench, {box, boxFault: fault, isTyping: false});
		workbench.say('The address fits. Fetching the token.', 'running');
	} else {
		changeSignIn(workbench, {box, boxFault: fault, isTyping: true});
		workbench.say(fault, 'no');
	}
}

function typeIntoBox(workbench: Workbench, {box}: SignInLayer, key: string): boolean {
	if (worksInFields(workbench, key)) {
		return false;
	}

	switch (key) {
		case 'enter':
			offerAddress(workbench, box);
			return true;
		case 'tab':
		case 'shift-tab':
		case 'escape':
			changeSignIn(workbench, {isTyping: false});
			return true;
		default: {
			const text = key === 'space' ? ' ' : key;
			const field = edited(box, key) ?? ([...text].length === 1 ? typed(box, text) : undefined);
			if (field) {
				changeSignIn(workbench, {box: field, boxFault: undefined});
			}

			return true;
		}
	}
}

/** Takes the way under the cursor. */
function takeWay(workbench: Workbench, cursor: number): void {
	const prompt = promptOf(workbench);
	const way = prompt?.kind === 'sign-in' ? signInWays(workbench, prompt)[cursor] : undefined;
	const action = way && 'actionId' in way ? findAction(way.actionId) : undefined;
	if (action) {
		void runAction(workbench, action);
	} else if (way && 'advice' in way) {
		workbench.say(way.advice, 'running');
	} else {
		workbench.say('Waiting for you: type the code where the address leads. Esc cancels.', 'running');
	}
}

const steps: Readonly<Record<string, number>> = {j: 1, down: 1, k: -1, up: -1};

/** What the program does here, too. */
const programActions = [
	'program.keys',
	'program.palette',
	'program.back',
	'program.suspend',
	'program.redraw',
] as const satisfies readonly NamedAction[];

/** Gives a key to the sign-in screen. Its own letters come first; of the keys that work everywhere few are left. */
export function signInKey(workbench: Workbench, layer: SignInLayer, key: string): boolean {
	const prompt = promptOf(workbench);
	if (layer.isTyping) {
		return typeIntoBox(workbench, layer, key);
	}

	const own = actionsOf(workbench).filter(({place}) => place === 'sign-in');
	if (isKeyOf(workbench, key, ...programActions) || own.some(({keys}) => keys.includes(key))) {
		return false;
	}

	const ways = prompt?.kind === 'sign-in' ? signInWays(workbench, prompt) : [];
	const by = steps[key];
	if (by !== undefined && ways.length > 0) {
		changeSignIn(workbench, {cursor: (layer.cursor + by + ways.length) % ways.length});
		return true;
	}

	if (/^\d$/.test(key) && ways[Number(key) - 1]) {
		changeSignIn(workbench, {cursor: Number(key) - 1});
		takeWay(workbench, Number(key) - 1);
		return true;
	}

	if (key === 'enter') {
		takeWay(workbench, layer.cursor);
		return true;
	}

	const help = keyFor(workbench, 'program.keys');
	workbench.say(`A sign-in is waiting for you: ${help} lists the keys here, Esc cancels it.`, 'warn');
	return true;
}

/**
 * Takes pasted text wherever one is on this screen, and offers it at once; into a text being typed it is only put. What
 * it takes the place of comes back with Ctrl-Y.
 */
export function signInPaste(workbench: Workbench, layer: SignInLayer, text: string): boolean {
	const {box, isTyping} = layer;
	if (promptOf(workbench)?.kind !== 'sign-in') {
		return false;
	}

	if (isTyping && box.text !== '') {
		changeSignIn(workbench, {box: typed(box, text), boxFault: undefined});
	} else {
		offerAddress(workbench, {...fieldWith(typed(fieldWith(''), text).text.trim()), cut: box.text || box.cut});
	}

	return true;
}
