import {constants} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import type {After} from './terminal-input.ts';

/**
 * What brings a terminal back to what a shell expects, whatever of it was on. The order counts: a frame left half drawn
 * is closed first, and the kitty keyboard's stack belongs to the alternate screen (kitty, «Keyboard protocol»).
 */
export const undoSequences = {
	synchronizedOutput: '\x1b[?2026l',
	hyperlink: '\x1b]8;;\x1b\\',
	style: '\x1b[0m',
	mouse: '\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l',
	focusReports: '\x1b[?1004l',
	bracketedPaste: '\x1b[?2004l',
	kittyKeyboard: '\x1b[<u',
	alternateScreen: '\x1b[?1049l',
	cursor: '\x1b[?25h',
} as const;

const onBothScreens = [
	undoSequences.synchronizedOutput,
	undoSequences.hyperlink,
	undoSequences.style,
	undoSequences.bracketedPaste,
];

export type RestoreOptions = {
	/** Where raw mode was switched on. */
	readonly input?: {readonly isRaw: boolean; setRawMode(isRaw: boolean): unknown};
	/** Leaving a screen that was not entered would move the cursor. */
	readonly isAlternateScreen?: boolean;
	/** Ends what draws (Ink's `unmount`): a last frame must not come after the screen was left. */
	readonly unmount?: () => void;
	/** Gives the window its title back. */
	readonly title?: {restore(): void};
	/** Called with 128 + n after signal n; it must end the process. */
	readonly end?: (exitCode: number) => void;
	/** How long a program that has the terminal may take to end after the signal that ends us. Milliseconds. */
	readonly lentMilliseconds?: number;
};

const endingSignals = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGINT'] as const;

let isStopped = false;

/** How many programs have the terminal. Ctrl-C is theirs then, though the terminal sends it to us as well. */
let lent = 0;
let givenBack = Promise.withResolvers<void>();

/** Lets a program have the terminal while the work lasts. */
export async function lendingTerminal<Result>(work: () => Promise<Result>): Promise<Result> {
	lent += 1;
	try {
		return await work();
	} finally {
		lent -= 1;
		if (lent === 0) {
			givenBack.resolve();
			givenBack = Promise.withResolvers();
		}
	}
}

const attempt = (action: () => void): void => {
	try {
		action();
	} catch {
		// The terminal may be gone; the rest must be tried all the same.
	}
};

/**
 * From now on, whatever ends the process — exit, an uncaught exception or rejection, a signal that can be caught — puts
 * the terminal back. Ink 8 does so too, but leaves paste mode on when the process ends in the middle of React's work, and
 * does nothing at a signal that anybody else listens to. The returned function ends the watch, after a normal end.
 */
export function restoreTerminalOnExit(
	stdout: Pick<NodeJS.WriteStream, 'write'>,
	{
		input = process.stdin,
		isAlternateScreen = true,
		unmount = () => {},
		title,
		end = code => process.exit(code),
		lentMilliseconds = 1000,
	}: RestoreOptions = {},
): () => void {
	const restore = (): void => {
		release();
		attempt(unmount);
		attempt(() => title?.restore());
		attempt(() => {
			if (input.isRaw) {
				input.setRawMode(false);
			}
		});
		const screen = isAlternateScreen ? undoSequences.kittyKeyboard + undoSequences.alternateScreen : '';
		attempt(() => void stdout.write(onBothScreens.join('') + screen + undoSequences.cursor));
	};

	const endBy = (signal: NodeJS.Signals): void => {
		// Ctrl-C at the shell or in a program, meant for something else, reaches a stopped or waiting process too.
		if ((signal === 'SIGINT' && (isStopped || lent > 0)) || (signal === 'SIGQUIT' && lent > 0)) {
			return;
		}

		const leave = (): void => {
			restore();
			end(128 + constants.signals[signal]);
		};
		if (lent === 0) {
			leave();
		} else {
			// It was sent the signal too. The screen is that program's until it has ended.
			void Promise.race([givenBack.promise, sleep(lentMilliseconds)]).then(leave);
		}
	};

	const release = (): void => {
		process.off('exit', restore);
		for (const signal of endingSignals) {
			process.off(signal, endBy);
		}
	};

	process.on('exit', restore);
	for (const signal of endingSignals) {
		process.on(signal, endBy);
	}

	return release;
}

const afterTimer: After = (milliseconds, callback) => {
	const timer = setTimeout(callback, milliseconds);
	return () => clearTimeout(timer);
};

/** A stop takes effect at once or never; timers do not run while it lasts, and are due when it ends. */
const stopMilliseconds = 200;

/**
 * Stops this process and its group, as Ctrl-Z does (npm and its shell must stop with us, or the terminal hangs between
 * them), and resolves when it goes on: to true after a stop, to false where none is possible (Windows, no shell with
 * job control). To be called while Ink has handed the terminal over: `suspendTerminal(() => suspendProcessGroup())`.
 */
export async function suspendProcessGroup(after: After = afterTimer): Promise<boolean> {
	if (process.platform === 'win32') {
		return false;
	}

	let wasStopped = false;
	const {promise, resolve} = Promise.withResolvers<void>();
	// All signals that came during the stop are handled within one turn of the event loop.
	const oneTurnLater = (): void => void setImmediate(resolve);
	const continued = (): void => {
		wasStopped = true;
		oneTurnLater();
	};
	const ignore = (): void => {};
	isStopped = true;
	process.once('SIGCONT', continued);
	process.on('SIGINT', ignore);
	process.kill(0, 'SIGTSTP');
	const cancel = after(stopMilliseconds, oneTurnLater);
	await promise;
	cancel();
	isStopped = false;
	process.off('SIGCONT', continued).off('SIGINT', ignore);
	return wasStopped;
}
