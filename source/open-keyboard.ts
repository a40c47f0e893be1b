import type {HeardKey, Keyboard} from './commands/command.ts';
import {escapeWait} from './platform/escape-wait.ts';
import {ItemInput, NoScreen} from './platform/item-stream.ts';
import {type Arrival, KeyArrivals} from './platform/key-arrivals.ts';
import {afterReading, completeForInk} from './platform/terminal-input.ts';
import {restoreTerminalOnExit, undoSequences} from './platform/terminal-restore.ts';
import {startKeyNamer} from './ui/key-namer.tsx';

/** Streams tell their readers before the event loop turns. */
const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

/** Calls back for what comes, with the names of the keys, until that returns false or the terminal is gone. */
async function listen(escapeMilliseconds: number, onKey: (heard: HeardKey) => boolean): Promise<void> {
	const {stdin, stdout} = process;
	const items = new ItemInput();
	// Only what Ink asks of a terminal is there.
	const namer = await startKeyNamer(
		items as unknown as NodeJS.ReadStream,
		new NoScreen() as unknown as NodeJS.WriteStream,
		turn,
	);
	const {promise: isOver, resolve: end} = Promise.withResolvers<void>();
	let isListening = true;
	const tell = async ({kind, text, gaps}: Arrival): Promise<void> => {
		const name = kind === 'key' ? await namer.nameOf(() => void items.push(completeForInk(text))) : '';
		if (isListening && !onKey({kind, text, gaps, name})) {
			isListening = false;
			end();
		}
	};
	// One after the other: a name is what was heard last.
	let told = Promise.resolve();
	const arrivals = new KeyArrivals({
		escapeMilliseconds,
		after: afterReading,
		now: () => performance.now(),
		onArrival: arrival => {
			told = told.then(() => tell(arrival));
		},
	});
	const take = (chunk: Buffer): void => arrivals.take(chunk);
	const release = restoreTerminalOnExit(stdout, {isAlternateScreen: false});
	stdin.on('end', end).on('error', end).on('data', take);
	stdin.setRawMode(true);
	stdout.write('\x1b[?2004h');
	stdin.resume();
	try {
		await isOver;
	} finally {
		arrivals.stop();
		stdin.off('data', take).pause();
		stdin.setRawMode(false);
		stdout.write(undoSequences.bracketedPaste);
		release();
		namer.stop();
	}
}

/** The keyboard of this terminal; undefined without one. */
export function openKeyboard(environment: Readonly<Record<string, string | undefined>>): Keyboard | undefined {
	const wait = escapeWait(environment);
	return process.stdin.isTTY && process.stdout.isTTY
		? {escapeWait: wait, listen: onKey => listen(wait.milliseconds, onKey)}
		: undefined;
}
