import {constants} from 'node:os';
import {isatty} from 'node:tty';

/** The exit code of a program whose terminal went away: a lost connection, a closed window. */
export const hangUpCode = 128 + constants.signals.SIGHUP;

const keyboard = 0;

/** Whether somebody sat at a terminal. Who wants a program to outlive it takes its input away, as `nohup` does. */
const hadTerminal = isatty(keyboard);

/** Whether there was a terminal and is none any more: the system refuses every call on it from then on. */
export const isTerminalLost = (): boolean => hadTerminal && !isatty(keyboard);

/**
 * Ends the program as the signal of a lost terminal would, for who learns of the loss before the signal or without one:
 * whoever listens to it decides how. A program that has come to its end already keeps its exit code.
 */
export function hangUp(): void {
	if (!process.emit('SIGHUP', 'SIGHUP')) {
		process.exit(process.exitCode ?? hangUpCode);
	}
}

/** Ends the program when the terminal on its standard input is gone, until the returned function is called. */
export const endWithTerminal = (): (() => void) => (hadTerminal ? endWhenLost(isTerminalLost) : () => {});

/**
 * Ends the program when a terminal is gone, until the returned function is called. The signal reaches the leader of
 * the terminal's session, and others only when that ends: not what `docker exec -it` or `setsid` started, nor what runs
 * under a shell that stays. It looks once in so many milliseconds, and reads nothing: what was typed ahead stays for
 * whoever asks.
 */
export function endWhenLost(isLost: () => boolean, milliseconds = 500): () => void {
	const timer = setInterval(() => {
		if (isLost()) {
			clearInterval(timer);
			hangUp();
		}
	}, milliseconds);
	timer.unref();
	return () => clearInterval(timer);
}

/**
 * Lets the program come to its end by itself, with what is left to be written, but no longer than so many milliseconds.
 * Being asked to end once more changes nothing: a lost terminal tells it in several ways.
 */
export function endWithin(exitCode: number, milliseconds = 1000): void {
	for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
		process.on(signal, () => {});
	}

	setTimeout(() => process.exit(exitCode), milliseconds);
}
