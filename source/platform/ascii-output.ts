import {asciiText} from '../core/ascii-text.ts';

/** The same stream for a terminal that knows ASCII only: whatever is written is put into ASCII first. */
export const asciiOutput = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
	new Proxy(stream, {
		get(target, name) {
			if (name === 'write') {
				return (chunk: string | Uint8Array, ...rest: readonly never[]) =>
					target.write(typeof chunk === 'string' ? asciiText(chunk) : chunk, ...rest);
			}

			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
