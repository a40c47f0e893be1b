import {render} from 'ink';
import type {PickEnd, Picker} from '../../session/pick/picker.ts';
import {type TerminalLooks, themeFor} from '../theme.ts';
import {PickView} from './pick-view.tsx';

export type StartPickOptions = {
	readonly picker: Picker;
	readonly looks: TerminalLooks;
	readonly stdin: NodeJS.ReadableStream;
	/** The terminal the list is painted on, whatever standard output is. */
	readonly stdout: NodeJS.WriteStream;
	/** Calls back whenever the window was changed, before the stream knows its new size, until the returned function is called. */
	readonly onWindowChange: (listener: () => void) => () => void;
	/** Called with what erases the list and ends the painting, so that the terminal can be put back whatever happens. */
	readonly onStart: (erase: () => void) => void;
};

/** Lets the person pick on the screen below the command line; nothing of it is left when it ends. */
export async function startPick({
	picker,
	looks,
	stdin,
	stdout,
	onWindowChange,
	onStart,
}: StartPickOptions): Promise<PickEnd> {
	const view = <PickView picker={picker} theme={themeFor(looks)} />;
	const ink = render(view, {
		stdin,
		stdout,
		alternateScreen: false,
		incrementalRendering: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		maxFps: 60,
	} as Parameters<typeof render>[1]);
	let isErased = false;
	const erase = (): void => {
		if (!isErased) {
			isErased = true;
			ink.clear();
			ink.unmount();
		}
	};
	onStart(erase);
	const resized = (): void => picker.resize({columns: stdout.columns || 80, rows: stdout.rows || 24});
	stdout.on('resize', resized);
	// The cursor stands in the first line, so what the terminal cut or wrapped below it is erased whole, and painted anew
	// even if the window is as it was.
	const stopWatching = onWindowChange(() => {
		ink.clear();
		void Promise.resolve().then(() => ink.rerender(view));
	});
	const cancel = (): void => picker.cancel();
	stdin.on('end', cancel);
	try {
		return await picker.ended;
	} finally {
		stopWatching();
		stdin.off('end', cancel);
		stdout.off('resize', resized);
		erase();
		await ink.waitUntilExit();
	}
}
