import {closeSync, constants, openSync} from 'node:fs';
import {isatty, ReadStream, WriteStream} from 'node:tty';
import {EntokError} from '../core/entok-error.ts';
import {isTerminalLost} from './hang-up.ts';

/** The terminal one sits at, whatever standard input and output are. */
export type ControllingTerminal = {
	readonly output: WriteStream;
	/** Reads keys until the returned `leave` is called: two readers at once would share them. */
	openInput(): {readonly input: ReadStream; leave(): void};
	/** Whether it went away: the connection was lost, the window closed. False once `close` was called. */
	isLost(): boolean;
	close(): void;
};

type Side = 'input' | 'output';

/** Windows has one name a side: the console's. */
const pathOf = (side: Side, platform: NodeJS.Platform): string =>
	platform === 'win32' ? `\\\\.\\CON${side === 'input' ? 'IN' : 'OUT'}$` : '/dev/tty';

/** A descriptor of the controlling terminal; undefined where there is none. */
export function openControllingTerminal(
	side: Side = 'input',
	platform: NodeJS.Platform = process.platform,
): number | undefined {
	let descriptor: number;
	try {
		descriptor = openSync(pathOf(side, platform), constants.O_RDWR | (constants.O_NOCTTY ?? 0));
	} catch {
		return undefined;
	}

	if (isatty(descriptor)) {
		return descriptor;
	}

	closeSync(descriptor);
	return undefined;
}

/** A terminal that goes away fails on every call from then on; a signal or the end of its input tells that once. */
const ignoringErrors = <Stream extends ReadStream | WriteStream>(stream: Stream): Stream => {
	stream.on('error', () => {});
	return stream;
};

function openTerminalInput(): ReturnType<ControllingTerminal['openInput']> {
	const descriptor = openControllingTerminal('input');
	if (descriptor === undefined) {
		throw new EntokError('input-needed', 'The terminal can be written to, but not read.');
	}

	const input = ignoringErrors(new ReadStream(descriptor));
	return {input, leave: () => input.destroy()};
}

/**
 * The controlling terminal (`/dev/tty`, a console of Windows); where there is none, standard error and standard input, if both
 * are terminals. Undefined: there is nothing to paint on or nothing to type on.
 */
export function controllingTerminal({stdin, stderr} = process): ControllingTerminal | undefined {
	const descriptor = openControllingTerminal('output');
	if (descriptor !== undefined) {
		const output = ignoringErrors(new WriteStream(descriptor));
		let isClosed = false;
		return {
			output,
			openInput: openTerminalInput,
			// What cannot be written to it destroys a stream.
			isLost: () => !isClosed && (output.destroyed || !isatty(descriptor)),
			close() {
				isClosed = true;
				output.destroy();
			},
		};
	}

	return stdin.isTTY && stderr.isTTY
		? {
				output: stderr,
				openInput: () => ({input: stdin, leave: () => void stdin.pause()}),
				isLost: isTerminalLost,
				close: () => {},
			}
		: undefined;
}

/** Makes a stream find out its size. Node does so for standard output and standard error only. */
export function refreshSize(output: WriteStream): void {
	// Node's own name for it, since long ago; it emits `resize` when the size is another one.
	const refresh: unknown = Reflect.get(output, '_refreshSize');
	if (typeof refresh === 'function') {
		refresh.call(output);
	}
}
