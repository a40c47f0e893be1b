import type {Clipboard, Copied} from '../../source/core/clipboard.ts';

/** A clipboard in memory, by whichever way it says; `texts` is what was copied, in order, and '' for a clearing. */
export function createFakeClipboard(
	copied: Copied = {way: 'tmux', isPassedOn: true},
	fault?: Error,
): Clipboard & {readonly texts: readonly string[]} {
	const texts: string[] = [];
	return {
		way: copied.way,
		because: 'the test says so',
		texts,
		async copy(text) {
			if (fault) {
				throw fault;
			}

			texts.push(text.reveal());
			return copied;
		},
		async clear() {
			texts.push('');
			return [copied.way];
		},
	};
}
