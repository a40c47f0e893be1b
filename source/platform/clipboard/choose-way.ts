import type {ClipboardWay} from '../../core/clipboard.ts';
import {isRemoteSession} from '../browser.ts';
import type {Environment} from '../folders.ts';
import {nativeTools} from './native-tools.ts';

/** Consoles and plain terminals: there is no clipboard behind them, and some would print the sequence. */
const withoutClipboard = /^(?:$|dumb|linux|vt\d)/;

/** Where entok runs, as far as the way to a clipboard depends on it. */
export type ClipboardPlace = {
	readonly environment: Environment;
	readonly platform: NodeJS.Platform;
	/** Whether standard output is a terminal: what asks it for something must never get into a pipe or a file. */
	readonly isTerminal: boolean;
};

/** A way, and why this one. */
export type ChosenWay = {readonly way: ClipboardWay; readonly because: string};

/**
 * The way that reaches the clipboard in front of the person. Inside tmux only tmux itself does in its default settings;
 * over SSH a program of this machine would fill the clipboard of a screen nobody sits at.
 */
export function chooseWay({environment, platform, isTerminal}: ClipboardPlace): ChosenWay {
	if (environment['TMUX']) {
		return {way: 'tmux', because: 'this runs inside tmux'};
	}

	const isRemote = isRemoteSession(environment);
	if (!isRemote && nativeTools(environment, platform).length > 0) {
		return {way: 'native', because: 'this runs on the machine in front of you'};
	}

	const because = isRemote ? 'this runs over SSH' : 'there is no display here';
	const {TERM: term = ''} = environment;
	const canAsk = isTerminal && (platform === 'win32' || !withoutClipboard.test(term));
	return canAsk
		? {way: 'osc52', because}
		: {way: 'file', because: `${because}, and ${isTerminal ? 'this terminal' : 'standard output'} has no clipboard`};
}
