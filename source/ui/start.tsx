import {render} from 'ink';
import type {Clock} from '../core/clock.ts';
import {EntokError} from '../core/entok-error.ts';
import type {Show} from '../core/show.ts';
import type {Background, TerminalLooks} from '../core/terminal-looks.ts';
import type {Session} from '../session/session.ts';
import {greet} from '../session/workbench/first-run/first-run.ts';
import {recallEarlier} from '../session/workbench/recall.ts';
import type {SetupDoors} from '../session/workbench/setup-doors.ts';
import type {SignInDoors} from '../session/workbench/sign-in/doors.ts';
import {tick} from '../session/workbench/ticking.ts';
import {followTitle} from '../session/workbench/title.ts';
import {Workbench, type WorkbenchDoors} from '../session/workbench/workbench.ts';
import {App, type HandOver} from './app.tsx';
import {framesPerSecond} from './theme.ts';
import {Themed} from './themed.tsx';

/** What the workbench is started with; the streams and everything about the terminal come from outside. */
export type StartOptions = {
	readonly session: Session;
	readonly clock: Clock;
	readonly show: Show;
	readonly looks: TerminalLooks;
	/** What is odd about how this was started, to be said first. */
	readonly warnings?: readonly string[];
	/** Asks the terminal for its background while nobody else reads it. */
	readonly askBackground?: WorkbenchDoors['askBackground'];
	readonly isDemo: boolean;
	/** The title of the terminal's window; absent where it has none. */
	readonly title?: {set(title: string): void; lend<Result>(work: () => Promise<Result>): Promise<Result>};
	readonly stdin: NodeJS.ReadableStream;
	readonly stdout: NodeJS.WriteStream;
	/** Lets the shell have the terminal until the person comes back. */
	readonly suspend: () => Promise<unknown>;
	readonly edit: (text: string, suffix: string) => Promise<string>;
	readonly save: WorkbenchDoors['save'];
	readonly pipe: WorkbenchDoors['pipe'];
	readonly clipboard?: WorkbenchDoors['clipboard'];
	readonly allowed: WorkbenchDoors['allowed'];
	readonly stateStore: WorkbenchDoors['stateStore'];
	readonly secrets?: WorkbenchDoors['secrets'];
	readonly keys?: WorkbenchDoors['keys'];
	readonly setup: Omit<SetupDoors, 'openDemo'>;
	readonly signIn: SignInDoors;
	/** Calls back whenever the window was changed, even back to its old size, until the returned function is called. */
	readonly onWindowChange: (listener: () => void) => () => void;
	/**
	 * Called with what takes the screen away, and leaves with an exit code when one is given, so that the terminal can be
	 * put back whatever happens; and with what lends the terminal.
	 */
	readonly onStart: (leave: (exitCode?: number) => void, lend: HandOver) => void;
};

/** How the workbench was left: for good, with an exit code, or for the demo tenant. */
export type WorkbenchEnd = {readonly exitCode: number; readonly wantsDemo: boolean};

/** After this long without a change, a window being dragged has come to rest. */
const windowRests = 50;

/** Runs the workbench until it is left. */
export async function startWorkbench({
	session,
	clock,
	show,
	looks,
	warnings = [],
	askBackground,
	title,
	isDemo,
	stdin,
	stdout,
	suspend,
	edit,
	save,
	pipe,
	clipboard,
	allowed,
	stateStore,
	secrets,
	keys,
	setup,
	signIn,
	onWindowChange,
	onStart,
}: StartOptions): Promise<WorkbenchEnd> {
	let end: WorkbenchEnd = {exitCode: 0, wantsDemo: false};
	// Ink gives this to views only; the app hands it out when it is mounted.
	let handOver: HandOver = async work => work();
	let isAway = false;
	const handOverOnce: HandOver = async work => {
		if (isAway) {
			throw new EntokError('usage', 'Something else has the terminal.', 'Wait until it has ended.');
		}

		isAway = true;
		try {
			await handOver(work);
		} finally {
			isAway = false;
		}
	};
	/** Whoever has the terminal has its title as well. */
	const leave: HandOver = work => handOverOnce(title ? () => title.lend(async () => work()) : work);
	/** Nothing to say when it fails: whoever has the terminal will give it back. */
	const ifHere = (away: HandOver, work: Parameters<HandOver>[0]): void => {
		if (!isAway) {
			away(work).catch(() => {});
		}
	};
	const doors: WorkbenchDoors = {
		clock,
		show,
		save,
		clipboard,
		allowed,
		stateStore,
		secrets,
		keys,
		looks,
		...(askBackground && {
			askBackground: async () => {
				let background: Background | undefined;
				await leave(async () => {
					background = await askBackground();
				});
				return background;
			},
		}),
		pipe: async (command, text) => leave(async () => pipe(command, text)),
		edit: async (text, suffix) => {
			let edited = text;
			await leave(async () => {
				edited = await edit(text, suffix);
			});
			return edited;
		},
		suspend: () => ifHere(leave, async () => void (await suspend())),
		// Taking the terminal back paints everything anew.
		redraw: () => ifHere(handOverOnce, () => {}),
		quit: code => {
			end = {exitCode: code, wantsDemo: false};
			ink.unmount();
		},
		signIn: {...signIn, printOutside: lines => leave(() => signIn.printOutside(lines))},
		setup: {
			...setup,
			openDemo: () => {
				end = {exitCode: 0, wantsDemo: true};
				ink.unmount();
			},
		},
	};
	const size = () => ({columns: stdout.columns || 80, rows: stdout.rows || 24});
	const workbench = new Workbench(session, doors, size());
	let isResized = false;
	const resized = (): void => {
		isResized = true;
		workbench.resize(size().columns, size().rows);
	};
	greet(workbench);
	void recallEarlier(workbench).then(() => {
		if (warnings.length > 0) {
			workbench.say(warnings.join(' '), 'warn');
		}
	});
	stdout.on('resize', resized);
	// Out and back so fast that the stream saw no change: the terminal has cut and wrapped what it showed all the same.
	let changes = 0;
	const stopWatching = onWindowChange(() => {
		const change = ++changes;
		void clock.sleep(windowRests).then(() => {
			if (change === changes && !isResized) {
				doors.redraw();
			}

			isResized = change !== changes && isResized;
		});
	});
	const stopTitle = title ? followTitle(workbench, text => title.set(text)) : () => {};
	const stopTicking = clock.every(1000, () => tick(workbench));
	const ink = render(
		<Themed workbench={workbench} looks={looks} isDemo={isDemo}>
			<App
				onMount={given => {
					handOver = given;
				}}
			/>
		</Themed>,
		{
			stdin,
			stdout,
			alternateScreen: true,
			// Whole frames; what differs is found between Ink and the terminal.
			incrementalRendering: false,
			// Terminals decide what is drawn, the variable CI never does.
			interactive: true,
			exitOnCtrlC: false,
			patchConsole: true,
			maxFps: framesPerSecond(looks),
		} as Parameters<typeof render>[1],
	);
	onStart(exitCode => {
		end = exitCode === undefined ? end : {exitCode, wantsDemo: false};
		ink.unmount();
	}, leave);
	try {
		await ink.waitUntilExit();
	} finally {
		stopTicking();
		stopTitle();
		stdout.off('resize', resized);
		stopWatching();
		await workbench.settled();
	}

	return end;
}
