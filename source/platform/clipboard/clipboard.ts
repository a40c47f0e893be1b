import type {Clipboard, ClipboardWay, Copied} from '../../core/clipboard.ts';
import {EntokError, toEntokError} from '../../core/entok-error.ts';
import type {Environment} from '../folders.ts';
import {type ClipboardPlace, chooseWay} from './choose-way.ts';
import {ClipboardFile} from './clipboard-file.ts';
import {isUnderMosh} from './mosh.ts';
import {NativeClipboard} from './native-clipboard.ts';
import {nativeTools} from './native-tools.ts';
import {osc52} from './osc52.ts';
import {createRunTool} from './run-tool.ts';
import {TmuxBuffer} from './tmux-buffer.ts';

export type ClipboardOptions = Omit<ClipboardPlace, 'isTerminal'> & {
	/** The way the person wants, and no other. */
	readonly forced?: ClipboardWay;
	/** Writes to the terminal past everything that reckons with what it shows; absent: standard output is none. */
	readonly terminal?: (bytes: string) => void;
	/** What programs that are started get of the environment. */
	readonly toolEnvironment: () => Environment;
	/** Where a file may be, the best first. */
	readonly folders: ReadonlyArray<() => string>;
	/** Whether these folders go when the program ends. */
	readonly isPassing?: boolean;
};

/** The clipboard of the person, by the way that leads there from here; where it leads nowhere, a file. */
export function createClipboard(options: ClipboardOptions): Clipboard {
	const {environment, platform, forced, terminal, toolEnvironment, folders, isPassing = false} = options;
	const {way, because} = forced
		? {way: forced, because: 'you asked for this way'}
		: chooseWay({environment, platform, isTerminal: terminal !== undefined});
	const isInScreen = !environment['TMUX'] && Boolean(environment['STY'] || /^screen/.test(environment['TERM'] ?? ''));
	const tmux = new TmuxBuffer(createRunTool(toolEnvironment, {isRead: true}));
	const native = new NativeClipboard(nativeTools(environment, platform), createRunTool(toolEnvironment));
	const file = new ClipboardFile(folders);
	const used = new Set<ClipboardWay>();

	const ask = (text: string): void => {
		if (!terminal) {
			throw new EntokError('usage', 'Not copied: standard output is no terminal, so OSC 52 would ask nobody.');
		}

		terminal(osc52(text, isInScreen));
	};

	const copyBy = async (chosen: ClipboardWay, text: string, whyFile?: string): Promise<Copied> => {
		switch (chosen) {
			case 'tmux':
				return {way: chosen, isPassedOn: await tmux.copy(text)};
			case 'osc52':
				ask(text);
				return {way: chosen, isMosh: isUnderMosh(environment)};
			case 'native':
				return {way: chosen, program: await native.copy(text)};
			case 'file':
				return {way: chosen, path: await file.copy(text), isPassing, because: whyFile};
		}
	};

	let turn: Promise<unknown> = Promise.resolve();
	/** One after the other: the last key pressed must be the last to arrive. */
	const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
		const result = turn.then(work);
		turn = result.catch(() => {});
		return result;
	};

	const copy = async (text: string): Promise<Copied> => {
		let copied: Copied;
		try {
			copied = await copyBy(way, text, forced ? undefined : because);
		} catch (thrown) {
			// What was asked for is not replaced by a file with a secret in it, and neither is what was refused for its length.
			const {kind, message} = toEntokError(thrown);
			if (forced || kind !== 'unexpected') {
				throw thrown;
			}

			copied = await copyBy('file', text, message.replace(/\.$/, ''));
		}

		used.add(copied.way);
		return copied;
	};

	const clear = async (): Promise<readonly ClipboardWay[]> => {
		const cleared = [...used];
		if (used.has('osc52')) {
			ask('');
		}

		await Promise.all([tmux.clear(), native.clear(), file.clear()]);
		used.clear();
		return cleared;
	};

	return {way, because, copy: text => inTurn(() => copy(text.reveal())), clear: () => inTurn(clear)};
}
