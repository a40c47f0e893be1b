import type {Output} from '../core/doors.ts';
import {durationText} from '../core/duration.ts';
import {promptDocument} from '../session/documents/prompt-document.ts';
import type {Action} from '../session/workbench/action.ts';
import {findAction} from '../session/workbench/actions.ts';
import {placeHints} from '../session/workbench/place-hints.ts';
import {runAction} from '../session/workbench/run-action.ts';
import {promptOf} from '../session/workbench/sign-in/actions.ts';
import type {SignInDoors} from '../session/workbench/sign-in/doors.ts';
import {offerAddress} from '../session/workbench/sign-in/keys.ts';
import type {SignInLayer, SignInPrompt} from '../session/workbench/sign-in/layer.ts';
import {fieldWith} from '../session/workbench/text-field.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {describeAction, isForScreensOnly} from './actions.ts';
import type {News} from './news.ts';
import type {Talk} from './talk.ts';
import {parseTyped} from './typed.ts';
import {linesOfDocument} from './words.ts';

/** What signing in needs in plain lines: what is printed stays where it is, and nothing is painted. */
export type PlainSignInDoors = Omit<SignInDoors, 'printOutside' | 'qrCode'>;

/** The doors of the workbench for a sign-in in plain lines. */
export const plainSignIn = (doors: PlainSignInDoors, out: Output): SignInDoors => ({
	...doors,
	printOutside: async lines => out.write(lines.map(line => `${line}\n`).join('')),
});

type SignInTalk = {
	readonly workbench: Workbench;
	readonly talk: Pick<Talk, 'voice' | 'ask'>;
	readonly news: Pick<News, 'catchUp'>;
};

/** What can be done while a person is waited for, by number. */
function offered(workbench: Workbench): readonly Action[] {
	const cancel = findAction('program.back');
	return [...placeHints(workbench).filter(action => !isForScreensOnly(action)), ...(cancel ? [cancel] : [])];
}

function describe(workbench: Workbench, action: Action): string {
	return action.id === 'program.back' ? 'escape: cancel the sign-in' : describeAction(workbench, action);
}

function tell({workbench, talk}: SignInTalk, prompt: SignInPrompt): void {
	const {clock, show} = workbench.doors;
	talk.voice.lines(linesOfDocument(promptDocument(prompt, clock.now(), show)));
	if (prompt.kind === 'sign-in') {
		talk.voice.line(
			'Any other browser does as well: p prints a long address for it. Its last page cannot be reached, which is fine: paste the address of that page here.',
		);
	}

	talk.voice.lines(offered(workbench).map((action, index) => `${index + 1}. ${describe(workbench, action)}`));
}

function tellHowLong({workbench, talk}: SignInTalk, prompt: SignInPrompt): void {
	const {clock, show} = workbench.doors;
	talk.voice.line(
		prompt.kind === 'enter-code'
			? `Waiting for you. The code is good for ${durationText(Math.max(0, prompt.expiresAt - clock.now()))}.${prompt.lastAnswer === undefined ? '' : ` Last answer: ${show(prompt.lastAnswer)} (${prompt.polls}).`}`
			: `Waiting on localhost:${prompt.port}.`,
	);
}

/** Resolves as soon as this sign-in is not what is on top any more; `stop` ends the watching. */
function whenOver(workbench: Workbench, layer: SignInLayer): {readonly over: Promise<void>; readonly stop: () => void} {
	const {promise, resolve} = Promise.withResolvers<void>();
	const look = (): void => {
		const {topLayer} = workbench;
		if (topLayer?.kind !== 'sign-in' || topLayer.of !== layer.of) {
			resolve();
		}
	};
	const stop = workbench.subscribe(look);
	look();
	return {over: promise, stop};
}

async function take(conversation: SignInTalk, line: string, prompt: SignInPrompt): Promise<void> {
	const {workbench, talk} = conversation;
	const typed = parseTyped(line);
	const actions = offered(workbench);
	const action =
		typed.kind === 'number'
			? actions[typed.number - 1]
			: typed.kind === 'key'
				? actions.find(({keys}) => keys.includes(typed.key))
				: undefined;
	if (action) {
		await runAction(workbench, action);
	} else if (typed.kind === 'nothing') {
		tellHowLong(conversation, prompt);
	} else if (typed.kind === 'number') {
		talk.voice.line(`There is no number ${typed.number}; the list has ${actions.length}.`);
	} else if (prompt.kind === 'sign-in' && line.trim().length > 8) {
		offerAddress(workbench, fieldWith(line.trim()));
	} else {
		tell(conversation, prompt);
	}
}

/**
 * Waits with the person for a sign-in: says what to do once, takes numbers, keys and a pasted address, and ends by
 * itself when the token has come, failed or was cancelled. Ctrl-C, or the end of the input, cancels.
 */
export async function tellSignIn(conversation: SignInTalk, layer: SignInLayer): Promise<void> {
	const {workbench, talk, news} = conversation;
	const {over, stop} = whenOver(workbench, layer);
	let isOver = false;
	void over.then(() => {
		isOver = true;
	});
	const first = promptOf(workbench);
	if (first) {
		tell(conversation, first);
	}

	try {
		for (let prompt = first; prompt && !isOver; prompt = promptOf(workbench)) {
			const line = await talk.ask(
				prompt.kind === 'sign-in'
					? 'Number or key, or the address of the last page; Enter alone: how long; Ctrl-C cancels:'
					: 'Number or key; Enter alone: how long; Ctrl-C cancels:',
				over,
			);
			if (isOver) {
				return;
			}

			if (line === undefined) {
				workbench.session.cancel();
				await over;
			} else {
				await Promise.race([over, take(conversation, line, promptOf(workbench) ?? prompt)]);
			}

			news.catchUp();
		}
	} finally {
		stop();
	}
}
