import {spawn} from 'node:child_process';
import {closeSync} from 'node:fs';
import {isatty} from 'node:tty';
import {EntokError} from '../core/entok-error.ts';
import {undoSequences} from './terminal-restore.ts';

/**
 * Everything a program may have left behind, in an order that moves the cursor of a healthy terminal nowhere: before each
 * sequence that would move it, it is saved (DECSC). What a terminal does not know it ignores.
 */
export const resetSequences = [
	undoSequences.synchronizedOutput,
	undoSequences.hyperlink,
	// Leaving the alternate screen brings back the cursor that was saved last; scroll regions begin anew.
	`\x1b7${undoSequences.alternateScreen}`,
	'\x1b7\x1b[r\x1b8',
	// Soft reset (DECSTR): origin, insertion, margins, keypad and cursor keys. The console of old Linux prints its `p`.
	'\x1b[!p\r\x1b[K',
	'\x1b[4l\x1b[?1l\x1b[?5l\x1b[?7h\x1b[?66l\x1b>',
	// Line drawing instead of letters.
	'\x0f\x1b(B',
	undoSequences.style,
	'\x1b[?9l\x1b[?1001l\x1b[?1005l\x1b[?1015l',
	undoSequences.mouse,
	undoSequences.focusReports,
	undoSequences.bracketedPaste,
	// As many levels as anybody has pushed; xterm's modified keys.
	'\x1b[<9u\x1b[>4m',
	// An empty title, or the one that was kept.
	'\x1b]2;\x07\x1b[23;0t',
	'\x1b[0 q',
	undoSequences.cursor,
].join('');

/** Runs `stty sane` on a terminal: echo, lines and Ctrl-C as a shell expects them. False where there is no such program. */
const sttySane = (terminal: number): Promise<boolean> =>
	new Promise(resolve => {
		const child = spawn('stty', ['sane'], {stdio: [terminal, 'ignore', 'ignore']});
		child.on('error', () => resolve(false));
		child.on('close', code => resolve(code === 0));
	});

/** At its end Node gives every terminal back the settings it was started with, unless the descriptor is closed by then. */
const keepLineSettings = (): void => {
	process.once('exit', () => {
		for (const descriptor of [0, 1, 2].filter(number => isatty(number))) {
			closeSync(descriptor);
		}
	});
};

/**
 * Brings the terminal on standard output back to what a shell expects. Throws EntokError `usage` where that is none.
 * Resolves to false when its line settings could not be reset.
 */
export async function resetTerminal({stdin, stdout}: Pick<NodeJS.Process, 'stdin' | 'stdout'>): Promise<boolean> {
	if (!stdout.isTTY) {
		throw new EntokError(
			'usage',
			'Standard output is no terminal, so there is nothing to reset.',
			'Run entok reset-terminal in the terminal itself, without > or |. Another one: entok reset-terminal > /dev/pts/N.',
		);
	}

	if (stdin.isTTY) {
		stdin.setRawMode(false);
	}

	const isSane = process.platform === 'win32' || (await sttySane(stdout.fd));
	keepLineSettings();
	await new Promise<void>(resolve => stdout.write(resetSequences, () => resolve()));
	return isSane;
}
