import {writeSync} from 'node:fs';
import {StringDecoder} from 'node:string_decoder';
import {ReadStream} from 'node:tty';
import {EntokError} from '../core/entok-error.ts';
import {cleanForeignText} from '../core/foreign-text.ts';
import type {Ask, Confirm} from './ask.ts';
import {openControllingTerminal} from './controlling-terminal.ts';
import {emptyLine, typeHidden} from './hidden-line.ts';

/** The terminal to ask on: where keys come from, and where the question goes (never standard output). */
type Terminal = {readonly input: ReadStream; write(text: string): void; close(): void};

function ignoringFailure(work: () => unknown): void {
	try {
		work();
	} catch {
		// The terminal is gone: there is nobody to tell.
	}
}

function openTerminal(): Terminal | undefined {
	const descriptor = openControllingTerminal();
	if (descriptor === undefined) {
		return undefined;
	}

	const input = new ReadStream(descriptor);
	// A terminal that goes away fails on every call from then on; that is told once, as `cancelled`.
	input.on('error', () => {});
	return {input, write: text => ignoringFailure(() => writeSync(descriptor, text)), close: () => input.destroy()};
}

function standardTerminal(): Terminal | undefined {
	const {stdin, stderr} = process;
	return stdin.isTTY ? {input: stdin, write: text => stderr.write(text), close: () => stdin.pause()} : undefined;
}

/** What a terminal shows when a line went from one state to the next. */
const echoOf = (before: string, after: string): string =>
	after.startsWith(before) ? after.slice(before.length) : `\b \b`.repeat([...before].length) + after;

/** Raw mode also switches the echo off; it comes before the question, because an answer may come right after it. */
function readLine(
	{input, write}: Terminal,
	question: string,
	{isHidden, signal}: {readonly isHidden: boolean; readonly signal?: AbortSignal},
): Promise<string> {
	const {promise, resolve, reject} = Promise.withResolvers<string>();
	const cancel = (): void => reject(new EntokError('cancelled', 'Cancelled.'));
	const decoder = new StringDecoder('utf8');
	let line = emptyLine;
	const take = (chunk: Buffer | string): void => {
		const before = line.text;
		line = typeHidden(line, typeof chunk === 'string' ? chunk : decoder.write(chunk));
		if (!isHidden) {
			write(echoOf(before, line.text));
		}

		if (line.status === 'entered') {
			resolve(line.text);
		} else if (line.status === 'cancelled') {
			cancel();
		}
	};

	const restore = (): void => {
		input.off('data', take).off('end', cancel).off('error', cancel);
		signal?.removeEventListener('abort', cancel);
		process.off('exit', leaveRawMode);
		leaveRawMode();
	};
	const leaveRawMode = (): void => {
		if (!input.destroyed) {
			input.setRawMode(false);
		}
	};

	input.setRawMode(true);
	process.once('exit', leaveRawMode);
	signal?.addEventListener('abort', cancel, {once: true});
	input.on('data', take).on('end', cancel).on('error', cancel).resume();
	write(question);
	if (signal?.aborted) {
		cancel();
	}

	return promise.finally(restore);
}

async function askOn(terminal: Terminal, ...question: [string, Parameters<typeof readLine>[2]]): Promise<string> {
	try {
		return await readLine(terminal, ...question);
	} finally {
		terminal.write('\n');
		terminal.close();
	}
}

const terminalToAsk = (noInput: boolean): Terminal | undefined =>
	noInput ? undefined : (openTerminal() ?? standardTerminal());

/**
 * Asks for a secret on the controlling terminal, hidden; on standard input where there is no `/dev/tty`. Undefined
 * when there is no terminal or `noInput` says that nobody may be asked. Rejects with EntokError `cancelled` on Ctrl-C,
 * on Ctrl-D with nothing typed, when the signal fires or the terminal goes away. The terminal is always restored.
 */
export function createTerminalPrompt({noInput = false}: {readonly noInput?: boolean} = {}): Ask {
	return (purpose, signal) => {
		const terminal = terminalToAsk(noInput);
		const question = `Enter ${cleanForeignText(purpose)} (hidden): `;
		return terminal && askOn(terminal, question, {isHidden: true, signal});
	};
}

/**
 * Shows lines that are safe to print on the same terminal, and asks a question that is answered in sight; only the whole
 * word yes is one. Undefined and rejections as with `createTerminalPrompt`.
 */
export function createTerminalConfirm({noInput = false}: {readonly noInput?: boolean} = {}): Confirm {
	return (lines, question, signal) => {
		const terminal = terminalToAsk(noInput);
		if (!terminal) {
			return undefined;
		}

		const text = `${lines.join('\n')}\n${question} (yes or no)? `;
		return askOn(terminal, text, {isHidden: false, signal}).then(answer => /^yes$/i.test(answer.trim()));
	};
}
