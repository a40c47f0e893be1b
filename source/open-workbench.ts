import type {Options} from './commands/options.ts';
import type {Show} from './core/show.ts';
import {askBackground} from './platform/ask-background.ts';
import {colourDepth, loadWithStyles} from './platform/chalk-level.ts';
import {asciiOutput, isolatingOutput} from './platform/changed-output.ts';
import {escapeWait} from './platform/escape-wait.ts';
import {differingOutput} from './platform/frame-differ/frame-differ.ts';
import {endWithin} from './platform/hang-up.ts';
import {printOutside} from './platform/print-outside.ts';
import {qrCode} from './platform/qr-code.ts';
import {systemClock} from './platform/system-clock.ts';
import {TerminalInput} from './platform/terminal-input.ts';
import {looksComplaints, terminalLooks} from './platform/terminal-looks.ts';
import {restoreTerminalOnExit, suspendProcessGroup} from './platform/terminal-restore.ts';
import {createTerminalTitle} from './platform/terminal-title.ts';
import {rememberedTheme} from './session/workbench/theme-actions.ts';
import type {WorkbenchEnd} from './ui/start.tsx';
import {environmentFor, setupDoors, signInDoors, workbenchDoors} from './workbench-doors.ts';
import type {Workplace} from './workplace.ts';

/** Runs the workbench on this terminal until it is left. */
export async function openWorkbench(workplace: Workplace, options: Options, show: Show): Promise<WorkbenchEnd> {
	const {environment} = workplace.doors;
	const isDemo = options.demo === true;
	const found = terminalLooks(environment, options);
	const theme = found.theme ?? (await rememberedTheme(workplace.stateStore));
	/** Sixteen colours hold none that suits every background. */
	const canSuit = found.hasColour && colourDepth(environment) > 1;
	const ask = async () => (canSuit ? askBackground(process.stdin, process.stdout) : undefined);
	const looks = {...found, theme, ...(theme === 'auto-rgb' && {background: await ask()})};
	const {startWorkbench} = await loadWithStyles(looks.hasStyles, () => import('./ui/start.tsx'));
	const differing = differingOutput(looks.isAscii ? process.stdout : isolatingOutput(process.stdout));
	const title = createTerminalTitle(process.stdout, environment, looks);
	const session = await workplace.openSession();
	const input = new TerminalInput(process.stdin, {escapeMilliseconds: escapeWait(environment).milliseconds});
	let stopWatching = (): void => {};
	// Ink would do so after the first frame; what is typed before that would be echoed into it.
	process.stdin.setRawMode(true);
	try {
		return await startWorkbench({
			session,
			clock: systemClock,
			show,
			looks,
			warnings: looksComplaints(environment),
			askBackground: ask,
			title,
			isDemo,
			stdin: input,
			stdout: looks.isAscii ? asciiOutput(differing) : differing,
			suspend: () => suspendProcessGroup(),
			...workbenchDoors(workplace, options, session),
			keys: await workplace.doors.ownKeys(),
			setup: setupDoors(workplace, isDemo),
			signIn: {
				...signInDoors(workplace, session),
				printOutside: lines => printOutside(lines, environmentFor(workplace, session)),
				...(looks.isAscii ? {} : {qrCode}),
			},
			onWindowChange: listener => {
				process.on('SIGWINCH', listener);
				return () => process.off('SIGWINCH', listener);
			},
			onStart: (leave, lend) => {
				workplace.askThrough(lend);
				stopWatching = restoreTerminalOnExit(process.stdout, {
					unmount: leave,
					title,
					end: code => {
						leave(code);
						endWithin(code);
					},
				});
			},
		});
	} finally {
		stopWatching();
		title?.restore();
		input.destroy();
		process.stdin.setRawMode(false);
	}
}
