import {StringDecoder} from 'node:string_decoder';
import {onInterrupt, onStop} from './stop-signals.ts';

/** A line longer than this is cut: nobody types one, and a file without line ends must not fill the memory. Characters. */
const longestLine = 256 * 1024;

/** Lines from a terminal in its own line mode, which echoes and edits them, or from a pipe. */
export type LineInput = {
	readonly isTerminal: boolean;
	/** The next line without its end; undefined when the input has ended. One at a time. */
	next(): Promise<string | undefined>;
	/** Calls back at every Ctrl-C until the returned function is called; the process goes on meanwhile. */
	onInterrupt(callback: () => void): () => void;
	/** Calls back with the exit code when the process is asked to end, which it does soon, until the returned function is called. */
	onStop(callback: (exitCode: number) => void): () => void;
};

type Source = Pick<NodeJS.ReadStream, 'on' | 'pause' | 'resume'> & {readonly isTTY?: boolean};

/** Reads only while a line is waited for: whatever else asks on the same terminal meanwhile gets what is typed. */
export function createLineInput(stream: Source): LineInput {
	const decoder = new StringDecoder('utf8');
	let pending = '';
	let hasEnded = false;
	let give: (() => void) | undefined;

	const takeLine = (): string | undefined => {
		const end = pending.indexOf('\n');
		if (end < 0 && !(hasEnded && pending !== '')) {
			return undefined;
		}

		const line = end < 0 ? pending : pending.slice(0, end);
		pending = end < 0 ? '' : pending.slice(end + 1);
		return line.replace(/\r$/, '').slice(0, longestLine);
	};
	const end = (): void => {
		hasEnded = true;
		give?.();
	};

	stream.on('data', (chunk: Buffer | string) => {
		pending += typeof chunk === 'string' ? chunk : decoder.write(chunk);
		if (!pending.includes('\n') && pending.length > longestLine) {
			pending = pending.slice(0, longestLine);
		}

		give?.();
	});
	stream.on('end', end).on('close', end).on('error', end);
	stream.pause();

	return {
		isTerminal: stream.isTTY === true,
		next: () =>
			new Promise(resolve => {
				stream.resume();
				give = () => {
					const line = takeLine();
					if (line !== undefined || hasEnded) {
						give = undefined;
						stream.pause();
						resolve(line);
					}
				};
				give();
			}),
		onInterrupt,
		onStop,
	};
}
