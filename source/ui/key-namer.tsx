import {render, useInput, usePaste} from 'ink';
import {type ReactNode, useEffect} from 'react';
import {keyNameOf} from './key-name.ts';

/** Tells what the workbench calls a key, by asking Ink as the workbench does. */
export type KeyNamer = {
	/** The name of one item of `stdin`, put there by `put`; empty when Ink makes no key of it. */
	nameOf(put: () => void): Promise<string>;
	stop(): void;
};

/** `turn` resolves when everything that was put into the stream has been read. */
export async function startKeyNamer(
	stdin: NodeJS.ReadStream,
	stdout: NodeJS.WriteStream,
	turn: () => Promise<void>,
): Promise<KeyNamer> {
	let heard = '';
	const {promise: isListening, resolve} = Promise.withResolvers<void>();
	function Listener(): ReactNode {
		useInput((input, key) => {
			heard = keyNameOf(input, key);
		});
		usePaste(() => {});
		useEffect(resolve, []);
		return null;
	}

	const ink = render(<Listener />, {stdin, stdout, interactive: true, exitOnCtrlC: false, patchConsole: false});
	await isListening;
	return {
		async nameOf(put) {
			heard = '';
			put();
			await turn();
			return heard;
		},
		stop: () => ink.unmount(),
	};
}
