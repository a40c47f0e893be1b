import {textOfDocument} from './commands/lines.ts';
import type {Clock} from './core/clock.ts';
import type {Document, Row} from './core/document.ts';
import type {Output} from './core/doors.ts';
import {EntokError} from './core/entok-error.ts';
import type {Prompt, SignIn} from './core/prompt.ts';
import type {Show} from './core/show.ts';
import {promptDocument} from './session/documents/prompt-document.ts';
import type {Session} from './session/session.ts';

/** What a command without a screen can do for a flow that waits for a person. */
export type PromptSetting = {
	readonly stderr: Output;
	readonly show: Show;
	readonly clock: Clock;
	/** Also tells what the client proves itself with. */
	readonly isVerbose: boolean;
	/** Resolves to whether a browser was opened. */
	openBrowser(address: string): Promise<boolean>;
	/** Calls back with each line typed, until the returned function is called; absent where nobody types. */
	readonly onTypedLine?: (callback: (line: string) => void) => () => void;
	/** Calls back at Ctrl-C, until the returned function is called. */
	onInterrupt(callback: () => void): () => void;
};

const text = (value: string): Row => ({kind: 'text', text: value});

/** For a browser that is elsewhere: its last page cannot be reached, but its address can be pasted. */
const pasteDocument = (address: string): Document => [
	text('Or open this one in any browser; its last page cannot be reached, so copy its address and paste it here:'),
	{kind: 'code', lines: [address]},
];

/** A code is told once, not after every poll; the proof of a client only to who wants to see everything. */
const isTold = (prompt: Prompt, isVerbose: boolean): boolean =>
	prompt.kind === 'enter-code' ? prompt.polls === 0 : prompt.kind !== 'credential' || isVerbose;

/** Tells on standard error what a flow waits for, once, and lets the person answer. */
export function tellPrompts(session: Session, setting: PromptSetting): void {
	const {stderr, show, clock, isVerbose} = setting;
	let told: Prompt | undefined;
	let stops: ReadonlyArray<() => void> = [];

	const readAddress = ({take}: SignIn, onTypedLine: NonNullable<PromptSetting['onTypedLine']>): (() => void) =>
		onTypedLine(line => {
			const reason = line.trim() === '' ? undefined : take(line);
			if (reason !== undefined) {
				stderr.write(`entok: ${show(reason)}\n`);
			}
		});

	const tell = (prompt: Prompt): void => {
		const waitsForPerson = prompt.kind === 'enter-code' || prompt.kind === 'sign-in';
		if (waitsForPerson) {
			// Before anything is told: who reads it may press Ctrl-C at once.
			stops = [...stops, setting.onInterrupt(() => session.cancel())];
		}

		stderr.write(textOfDocument(promptDocument(prompt, clock.now(), show)));
		if (prompt.kind === 'sign-in') {
			if (setting.onTypedLine) {
				stderr.write(textOfDocument(pasteDocument(show(prompt.address))));
				stops = [...stops, readAddress(prompt, setting.onTypedLine)];
			}

			void setting.openBrowser(prompt.startAddress);
		}
	};

	session.subscribe(() => {
		const {token} = session.state;
		const progress = token.status === 'running' ? token.progress : undefined;
		if (progress !== undefined && progress !== told && isTold(progress, isVerbose)) {
			tell(progress);
		}

		told = progress;
		if (token.status !== 'running') {
			for (const stop of stops) {
				stop();
			}

			stops = [];
		}
	});
}

/** With `--no-input` nobody is there to sign in. Throws before anything is sent, when the choice needs somebody. */
export function refuseWithoutPerson(session: Session): void {
	const {flow, profile} = session.resolved();
	if (flow.needsPerson) {
		throw new EntokError(
			'token-refused',
			`The flow ${flow.id} needs a person who signs in, and --no-input says that there is none.`,
			profile.credential.kind === 'none'
				? 'Sign in without --no-input, or use the flow refresh-token with a refresh token at hand.'
				: 'Sign in without --no-input, or use the flow client-credentials.',
			{code: 'interaction_required'},
		);
	}
}
