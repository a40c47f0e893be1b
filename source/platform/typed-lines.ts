import {StringDecoder} from 'node:string_decoder';

/** A line longer than this is cut. Characters. */
const longestLine = 64 * 1024;

type Source = Pick<NodeJS.ReadStream, 'on' | 'off' | 'pause' | 'resume'>;

/** Calls back with each line typed or pasted, until the returned function is called; then the input is left to others. */
export function onTypedLine(stream: Source, callback: (line: string) => void): () => void {
	const decoder = new StringDecoder('utf8');
	let pending = '';
	const take = (chunk: Buffer | string): void => {
		const lines = (pending + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
		pending = (lines.pop() ?? '').slice(0, longestLine);
		for (const line of lines) {
			callback(line.replace(/\r$/, ''));
		}
	};
	stream.on('data', take);
	stream.resume();
	return () => {
		stream.off('data', take);
		stream.pause();
	};
}
