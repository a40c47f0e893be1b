import type {FlowId} from '../../../core/flow-id.ts';
import {cleanForeignText} from '../../../core/foreign-text.ts';
import type {Action} from '../action.ts';
import {copyText, noClipboard} from '../copy/copy-text.ts';
import {getToken} from '../get-token.ts';
import type {Workbench} from '../workbench.ts';
import type {DemoAnswer} from './doors.ts';
import {type SignInLayer, type SignInPrompt, waitingSignIn} from './layer.ts';
import {qrOf} from './qr.ts';

/** Which sign-in is waited for right now. */
export const promptOf = ({session}: Workbench): SignInPrompt | undefined => waitingSignIn(session.state.token);

export const signInLayer = ({state}: Workbench): SignInLayer | undefined =>
	state.layers.find(layer => layer.kind === 'sign-in');

/** Changes the screen, wherever among the layers it is. */
export function changeSignIn(workbench: Workbench, change: Partial<SignInLayer>): void {
	workbench.change({
		layers: workbench.state.layers.map(layer => (layer.kind === 'sign-in' ? {...layer, ...change} : layer)),
	});
}

const nobody = 'Nobody is waited for: this is for a sign-in.';

const whenWaiting =
	(reason: (workbench: Workbench, prompt: SignInPrompt) => string | undefined): Action['blocked'] =>
	workbench => {
		const prompt = promptOf(workbench);
		return prompt ? reason(workbench, prompt) : nobody;
	};

/** The flow that does the same for a person in another way. */
const otherFlow = ({kind}: SignInPrompt): FlowId => (kind === 'enter-code' ? 'authorization-code' : 'device-code');

/** The short address: of a device code, or the one that sends a browser of this machine on. */
const shortAddress = (prompt: SignInPrompt): string =>
	prompt.kind === 'enter-code' ? prompt.address : prompt.startAddress;

/** What is printed outside the screen: addresses whole, whatever their length. */
const printed = (prompt: SignInPrompt): readonly string[] =>
	prompt.kind === 'enter-code' ? [prompt.address, prompt.userCode] : [prompt.address];

const play = (answer: DemoAnswer, key: string, title: string): Action => ({
	id: `sign-in.${answer}`,
	title,
	short: answer,
	place: 'sign-in',
	keys: [key],
	hint: 1,
	blocked: whenWaiting(({doors}) => (doors.signIn?.playUser ? undefined : 'Only the demo tenant has a user to play.')),
	run: async workbench => {
		const prompt = promptOf(workbench);
		workbench.say(answer === 'approve' ? 'The demo user signs in.' : 'The demo user declines.', 'running');
		await (prompt && workbench.doors.signIn?.playUser?.(prompt, answer));
	},
});

const whenCopying = whenWaiting(workbench => noClipboard(workbench));

/** A copied address is pasted into a browser: whole, like the printed one. */
const copyAddress = async (workbench: Workbench): Promise<void> => {
	const prompt = promptOf(workbench);
	await (prompt && copyText(workbench, 'address', cleanForeignText(prompt.address)));
};

/** Signing in: what can be done while a person is waited for. */
export const signInActions: readonly Action[] = [
	play('approve', 'd', 'approve as the demo user'),
	play('decline', 'x', 'decline as the demo user'),
	{
		id: 'sign-in.open',
		title: 'open the address in a browser on this machine',
		short: 'open here',
		place: 'sign-in',
		keys: ['o'],
		hint: 2,
		blocked: whenWaiting(({doors}, prompt) =>
			doors.signIn?.openAddress
				? undefined
				: doors.signIn?.isRemote
					? `This runs over SSH: open ${shortAddress(prompt)} where you are.`
					: 'There is no browser here that could be opened.',
		),
		run: async workbench => {
			const prompt = promptOf(workbench);
			if (prompt) {
				await workbench.doors.signIn?.openAddress?.(shortAddress(prompt));
				workbench.say('The browser was asked to open the address.', 'running');
			}
		},
	},
	{
		id: 'sign-in.copy',
		title: 'copy the code, or the address where there is none',
		short: 'copy',
		place: 'sign-in',
		keys: ['y', 'c'],
		hint: 3,
		blocked: whenCopying,
		run: async workbench => {
			const prompt = promptOf(workbench);
			await (prompt?.kind === 'enter-code'
				? copyText(workbench, 'code', cleanForeignText(prompt.userCode))
				: copyAddress(workbench));
		},
	},
	{
		id: 'sign-in.copy-address',
		title: 'copy the address',
		short: 'copy address',
		place: 'sign-in',
		keys: ['a'],
		hint: 4,
		blocked: whenCopying,
		run: copyAddress,
	},
	{
		id: 'sign-in.print',
		title: 'print the address outside the screen, in one line',
		short: 'print',
		place: 'sign-in',
		keys: ['p'],
		hint: 5,
		blocked: whenWaiting(({doors}) => (doors.signIn ? undefined : 'Nothing can be printed here.')),
		run: async workbench => {
			const prompt = promptOf(workbench);
			if (prompt) {
				await workbench.doors.signIn?.printOutside(printed(prompt).map(cleanForeignText));
			}
		},
	},
	{
		id: 'sign-in.qr',
		title: 'show the address as a QR code, again: hide it',
		short: 'QR code',
		place: 'sign-in',
		keys: ['#'],
		hint: 6,
		blocked: whenWaiting((workbench, prompt) => {
			if (prompt.kind === 'sign-in') {
				return 'No QR code: this address works on this machine only.';
			}

			const code = signInLayer(workbench)?.showsQr ? [] : qrOf(workbench, prompt);
			return typeof code === 'string' ? code : undefined;
		}),
		run: workbench => changeSignIn(workbench, {showsQr: !signInLayer(workbench)?.showsQr}),
	},
	{
		id: 'sign-in.type',
		title: 'type into the box for the address of the last page',
		short: 'box',
		place: 'sign-in',
		keys: ['tab'],
		hint: 7,
		blocked: whenWaiting((_, {kind}) => (kind === 'sign-in' ? undefined : 'A device code needs no address here.')),
		run: workbench => changeSignIn(workbench, {isTyping: true}),
	},
	{
		id: 'sign-in.other',
		title: 'sign in the other way: device code or authorization code',
		short: 'other flow',
		place: 'sign-in',
		keys: ['f'],
		hint: 8,
		blocked: whenWaiting(({session}, prompt) => session.obstacle(otherFlow(prompt))?.message),
		run: async workbench => {
			const prompt = promptOf(workbench);
			if (prompt) {
				workbench.session.choose({flow: otherFlow(prompt)});
				await getToken(workbench, true);
			}
		},
	},
];

/** Why an action has to wait: while a person is waited for, only what belongs to that, and to the program, is done. */
export function whySignInHolds(workbench: Workbench, {id, place}: Action): string | undefined {
	return promptOf(workbench) && signInLayer(workbench) && place !== 'sign-in' && !id.startsWith('program.')
		? 'A sign-in is waiting for you: Esc cancels it first.'
		: undefined;
}
