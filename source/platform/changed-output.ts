import {asciiText} from '../core/ascii-text.ts';
import {isolateRightToLeft} from '../core/right-to-left.ts';

/** The same stream, with every text changed before it is written. */
const changedOutput = (stream: NodeJS.WriteStream, change: (text: string) => string): NodeJS.WriteStream =>
	new Proxy(stream, {
		get(target, name) {
			if (name === 'write') {
				return (chunk: string | Uint8Array, ...rest: readonly never[]) =>
					target.write(typeof chunk === 'string' ? change(chunk) : chunk, ...rest);
			}

			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});

/** For a terminal that knows ASCII only: whatever is written is put into ASCII first. */
export const asciiOutput = (stream: NodeJS.WriteStream): NodeJS.WriteStream => changedOutput(stream, asciiText);

/** For a terminal that may turn letters round: what is read from the right cannot take borders with it. */
export const isolatingOutput = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
	changedOutput(stream, isolateRightToLeft);
