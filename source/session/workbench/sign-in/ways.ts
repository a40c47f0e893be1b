import type {SignIn} from '../../../core/prompt.ts';
import {forwardCommand} from '../../sign-in-words.ts';
import {keyFor} from '../keys/key-for.ts';
import type {NamedAction} from '../keys/named-actions.ts';
import type {Workbench} from '../workbench.ts';

/** One way to a browser: what Enter does is the action, what the person does is said in words. */
export type SignInWay = {readonly title: string; readonly details: readonly string[]} & (
	| {readonly actionId: NamedAction}
	/** What Enter says where there is nothing to do here. */
	| {readonly advice: string}
);

/** The ways to sign in with a browser, the likeliest first: over SSH, a browser here is not in front of the person. */
export function signInWays(workbench: Workbench, {port, startAddress}: SignIn): readonly SignInWay[] {
	const {doors, state} = workbench;
	// Where there is little room, the addresses matter more than the words around them.
	const isNarrow = state.size.columns < 60;
	const said = (words: string, value: string): string => (isNarrow ? value : `${words} ${value}`);
	const canOpen = doors.signIn?.openAddress !== undefined;
	const here: SignInWay = {
		title: 'A browser on this machine',
		details: [said('open', startAddress)],
		...(canOpen ? {actionId: 'sign-in.open' as const} : {advice: `Open ${startAddress} in a browser on this machine.`}),
	};
	const forward: SignInWay = {
		title: 'Forward a port to your machine',
		details: [said('run there', forwardCommand(port)), said('then open there', startAddress)],
		advice: `Run there: ${forwardCommand(port)}  then open ${startAddress} there.`,
	};
	const paste: SignInWay = {
		actionId: 'sign-in.print',
		title: doors.clipboard
			? `Another browser: ${keyFor(workbench, 'sign-in.copy')} copies, ${keyFor(workbench, 'sign-in.print')} prints`
			: 'Print it for another browser',
		details: isNarrow
			? ['then paste its last address back']
			: ['its last page cannot be reached, which is fine:', 'copy the address of that page and paste it here'],
	};
	const code: SignInWay = {
		actionId: 'sign-in.other',
		title: 'A device code instead',
		details: ['if the tenant allows it'],
	};
	return doors.signIn?.isRemote ? [forward, paste, code, here] : [here, paste, code, forward];
}
