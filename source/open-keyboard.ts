import type {Keyboard} from './commands/command.ts';
import {escapeWait} from './platform/escape-wait.ts';
import {ItemInput, NoScreen} from './platform/item-stream.ts';
import {type Arrival, KeyArrivals} from './platform/key-arrivals.ts';
import {afterReading, completeForInk} from './platform/terminal-input.ts';
import {restoreTerminalOnExit, undoSequences} from './platform/terminal-restore.ts';
import {startKeyNamer} from './ui/key-namer.tsx';

/** Streams tell their readers before the event loop turns. */
const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

type Listener = Parameters<Keyboard['listen']>[0];

async function listen(escapeMilliseconds: number, {onStart, onKey}: Listener): Promise<void> {
	const {stdin, stdout} = process;
	const {promise: isOver, resolve: end} = Promise.withResolvers<void>();
	const items = new ItemInput();
	const release = restoreTerminalOnExit(stdout, {isAlternateScreen: false});
	// Before anything is said: what is typed earlier would be echoed, and its Enter be changed.
	stdin.setRawMode(true);
	stdout.write('\x1b[?2004h');
	// Only what Ink asks of a terminal is there.
	const namer = startKeyNamer(
		items as unknown as NodeJS.ReadStream,
		new NoScreen() as unknown as NodeJS.WriteStream,
		turn,
	);
	let isListening = true;
	const tell = async ({kind, text, gaps}: Arrival): Promise<void> => {
		const put = (): void => void items.push(completeForInk(text));
		const name = kind === 'key' ? await (await namer).nameOf(put) : '';
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
	stdin.on('end', end).on('error', end).on('data', take).resume();
	onStart();
	try {
		await isOver;
	} finally {
		arrivals.stop();
		stdin.off('data', take).pause();
		stdin.setRawMode(false);
		stdout.write(undoSequences.bracketedPaste);
		release();
		(await namer).stop();
	}
}

/** The keyboard of this terminal; undefined without one. */
export function openKeyboard(environment: Readonly<Record<string, string | undefined>>): Keyboard | undefined {
	const wait = escapeWait(environment);
	return process.stdin.isTTY && process.stdout.isTTY
		? {escapeWait: wait, listen: listener => listen(wait.milliseconds, listener)}
		: undefined;
}
