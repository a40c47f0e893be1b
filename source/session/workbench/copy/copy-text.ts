import type {Copied} from '../../../core/clipboard.ts';
import {toEntokError} from '../../../core/entok-error.ts';
import {Secret} from '../../../core/secret.ts';
import type {Status} from '../state.ts';
import type {Workbench} from '../workbench.ts';

export const noClipboard = ({doors}: Workbench): string | undefined =>
	doors.clipboard ? undefined : 'There is no clipboard here.';

/** What was done, and what cannot be known. */
function statusOf(what: string, copied: Copied): Status {
	switch (copied.way) {
		case 'tmux':
			return copied.isPassedOn
				? {mark: 'ok', text: `${what} copied to the tmux buffer (paste: prefix ])`}
				: {
						mark: 'ok',
						text: `${what} copied to the tmux buffer only (paste: prefix ]): this tmux is too old to pass it on`,
						short: `${what} copied to the tmux buffer only (paste: prefix ])`,
					};
		case 'osc52':
			return {
				mark: 'none',
				text: copied.isMosh
					? `${what} sent to your terminal by OSC 52; mosh cuts long ones: if paste is cut or empty, see ? copy`
					: `${what} sent to your terminal by OSC 52; if paste is empty your terminal refuses it: see ? copy`,
				short: copied.isMosh
					? `${what} sent by OSC 52; mosh may cut it: see ? copy`
					: `${what} sent by OSC 52; if paste is empty: see ? copy`,
			};
		case 'native':
			return {mark: 'ok', text: `${what} copied to the clipboard by ${copied.program}`};
		case 'file': {
			const life = copied.isPassing ? ' until entok ends' : '';
			const text = `${what} written to ${copied.path}, which only you can read${life}`;
			const short = `${what}: ${copied.path}`;
			return copied.because === undefined
				? {mark: 'ok', text, short}
				: {mark: 'warn', text: `${text}: ${copied.because}`, short};
		}
	}
}

/** Copies a text and says how. `what` names it in a sentence; `note` is said behind it. */
export async function copyText(
	workbench: Workbench,
	what: string,
	text: string,
	{isSecret = false, note}: {readonly isSecret?: boolean; readonly note?: string} = {},
): Promise<void> {
	const {clipboard, clock} = workbench.doors;
	if (!clipboard) {
		return;
	}

	try {
		const copying = clipboard.copy(new Secret(text));
		// Whoever leaves at once has copied all the same.
		workbench.inBackground(copying);
		const status = statusOf(what, await copying);
		workbench.change({
			copied: {what, isSecret, at: clock.now(), isOffered: false},
			status: note === undefined ? status : {mark: 'warn', text: `${status.text}. ${note}`, short: status.short},
		});
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		workbench.say([message, hint].filter(Boolean).join(' '), 'no');
	}
}

const clearedTexts = {
	tmux: 'the tmux buffer is deleted',
	osc52: 'your terminal was asked to empty its clipboard',
	native: 'the clipboard is emptied',
	file: 'the file is removed',
} as const;

/** Takes back what was copied, and says how. */
export async function clearCopied(workbench: Workbench): Promise<void> {
	const {clipboard} = workbench.doors;
	const what = workbench.state.copied?.what ?? 'what was copied';
	try {
		const ways = (await clipboard?.clear()) ?? [];
		workbench.change({copied: undefined});
		workbench.say(`${what} cleared: ${ways.map(way => clearedTexts[way]).join(', ')}`, 'ok');
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		workbench.say([message, hint].filter(Boolean).join(' '), 'no');
	}
}
