import {render} from 'ink';
import type {TerminalLooks} from '../../core/terminal-looks.ts';
import type {Picker} from '../../session/pick/picker.ts';
import type {PickEnd} from '../../session/pick/state.ts';
import {framesPerSecond, themeFor} from '../theme.ts';
import {PickView} from './pick-view.tsx';

export type StartPickOptions = {
	readonly picker: Picker;
	readonly looks: TerminalLooks;
	readonly stdin: NodeJS.ReadableStream;
	/** The terminal the list is painted on, whatever standard output is. */
	readonly stdout: NodeJS.WriteStream;
	/** Calls back whenever the window was changed, with what tells the stream its new size, until the returned function is called. */
	readonly onWindowChange: (listener: (refresh: () => void) => void) => () => void;
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
	let repaint = (): void => {};
	// Listening before Ink, which paints what there is: lines of the old width would wrap, and too many would scroll.
	const resized = (): void => {
		picker.resize({columns: stdout.columns || 80, rows: stdout.rows || 24});
		repaint();
	};
	stdout.on('resize', resized);
	const ink = render(view, {
		stdin,
		stdout,
		alternateScreen: false,
		incrementalRendering: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		maxFps: framesPerSecond(looks),
	} as Parameters<typeof render>[1]);
	repaint = () => ink.rerender(view);
	let isErased = false;
	const erase = (): void => {
		if (!isErased) {
			isErased = true;
			ink.clear();
			ink.unmount();
		}
	};
	onStart(erase);
	// The cursor stands in the first line, so what the terminal cut or wrapped below it is erased whole, and painted anew
	// even if the window is as it was.
	const stopWatching = onWindowChange(refresh => {
		ink.clear();
		refresh();
		repaint();
	});
	const cancel = (): void => picker.cancel();
	stdin.on('end', cancel);
	try {
		const end = await picker.ended;
		// A frame that is still to be painted would come back after the erasing.
		await ink.waitUntilRenderFlush();
		return end;
	} finally {
		stopWatching();
		stdin.off('end', cancel);
		stdout.off('resize', resized);
		erase();
		await ink.waitUntilExit();
	}
}
