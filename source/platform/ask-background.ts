import {backgroundQuestion, readBackgroundReply} from '../core/background-reply.ts';
import type {Background} from '../core/terminal-looks.ts';
import type {After, RawTerminal} from './terminal-input.ts';

/** A terminal that has not answered by then will not. Milliseconds. */
const longestWait = 1000;

const afterTimer: After = (milliseconds, callback) => {
	const timer = setTimeout(callback, milliseconds);
	return () => clearTimeout(timer);
};

/**
 * Asks the terminal what its background is; undefined when it does not tell. Nobody else may read the terminal
 * meanwhile. The answer is swallowed, and what was typed in between is there for the next reader.
 */
export async function askBackground(
	input: RawTerminal,
	output: Pick<NodeJS.WriteStream, 'write'>,
	after: After = afterTimer,
): Promise<Background | undefined> {
	const {isRaw} = input;
	const {promise, resolve} = Promise.withResolvers<void>();
	let answer = '';
	const take = (chunk: Buffer | string): void => {
		// Byte by byte, so that what was typed is handed on as it came.
		answer += Buffer.from(chunk).toString('latin1');
		if (readBackgroundReply(answer).isComplete) {
			resolve();
		}
	};
	input.setRawMode(true);
	input.on('data', take);
	const cancel = after(longestWait, resolve);
	output.write(backgroundQuestion);
	await promise;
	cancel();
	input.off('data', take).pause();
	input.setRawMode(isRaw);
	const {background, typed} = readBackgroundReply(answer);
	if (typed !== '') {
		input.unshift(Buffer.from(typed, 'latin1'));
	}

	return background;
}
